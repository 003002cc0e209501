/** How many leads wait in this browser: read from the snippet's outbox, which lies in the same origin's storage. */

const ENTRY_PREFIX = 'driftrock:o:';

/**
 * Keeps the element's text true: other tabs' writes tell by themselves, and a return to this tab counts again.
 *
 * @param {Element} element
 */
export function watchOutbox(element) {
  const show = () => {
    const count = Object.keys(localStorage).filter((key) => key.startsWith(ENTRY_PREFIX)).length;
    element.textContent = `waiting in this browser: ${count === 0 ? 'none' : count}`;
  };
  window.addEventListener('storage', show);
  document.addEventListener('visibilitychange', show);
  show();
}
