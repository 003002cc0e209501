/** What every script of the demo needs of the page: its elements, and new ones that hold text alone. */

/**
 * The element that the page promises at this place.
 *
 * Throws when it is not there or of another type: then page and script have parted, and nothing after this could work.
 *
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} type
 * @returns {T}
 */
export function find(root, selector, type) {
  const element = root.querySelector(selector);
  if (!(element instanceof type)) throw new Error(`The page has no ${selector} of the type ${type.name}.`);
  return element;
}

/**
 * A new element with this text; as text and never as HTML, for it can come from anybody.
 *
 * @param {string} tag
 * @param {string} text
 */
export function make(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

/**
 * Shows an input's error, or takes it away: seen, and heard through `aria-describedby`.
 *
 * @param {ParentNode} root
 * @param {string} id
 * @param {string} error Empty when there is none.
 */
export function showError(root, id, error) {
  const input = find(root, `#${id}`, HTMLInputElement);
  find(root, `#${id}-error`, HTMLElement).textContent = error;
  input.setAttribute('aria-invalid', String(error !== ''));
  if (error !== '') input.focus();
}

/**
 * Calls the snippet, or leaves the call in its stub queue while the file has not loaded yet.
 *
 * @param {...unknown} command
 */
export function driftrock(...command) {
  const page = /** @type {Window & { driftrock?: Function & { q?: unknown[] } }} */ (window);
  /** @type {Function & { q?: unknown[] }} */
  const stub = (/** @type {unknown[]} */ ...args) => (stub.q = stub.q ?? []).push(args);
  page.driftrock ??= stub;
  page.driftrock(...command);
}
