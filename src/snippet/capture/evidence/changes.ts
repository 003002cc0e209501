/**
 * What the page has changed since the visitor pressed, wherever it is: by that a message is new.
 *
 * The page it exists for: one of a hundred thousand elements, which nobody may walk to see what is new on it.
 */

// More than that at once is another page, and no message about a form.
const MAX_CHANGES = 400;
// How far up a change is known: from a text to the message that it is in.
const MAX_LEVELS = 6;

/** The changes of a page since a moment. */
export interface Changes {
  /** Elements that were added, or whose text or attributes have changed. */
  elements(): Element[];
  /** Whether the element, something around it, or something in it was changed. */
  has(element: Element): boolean;
  stop(): void;
}

const ATTRIBUTES = ['class', 'style', 'hidden', 'open', 'role', 'aria-invalid', 'aria-hidden', 'aria-live'];

/** The element that the text is in, or whose shadow root it is in. */
const parentOf = (text: Node) => text.parentElement || (text.parentNode && (text.parentNode as ShadowRoot).host);

/** Notes what changes in these places from now on. */
export function watchChanges(places: Iterable<Node>): Changes {
  const changed = new Set<Element>();
  const around = new Set<Node>();

  const note = (node: Node | null) => {
    const element = node && (node.nodeType === Node.ELEMENT_NODE ? (node as Element) : parentOf(node));
    if (!element || changed.size >= MAX_CHANGES) return;
    changed.add(element);
    let outer: Node | null = element;
    for (let level = 0; outer && level < MAX_LEVELS; level++, outer = outer.parentNode) around.add(outer);
  };
  const onRecords = (records: MutationRecord[]) => {
    for (const { type, target, addedNodes } of records) {
      if (type === 'childList') addedNodes.forEach(note);
      else note(target);
    }
  };

  const observer = new MutationObserver(onRecords);
  const options = { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES };
  for (const place of new Set(places)) observer.observe(place, options);
  return {
    elements() {
      onRecords(observer.takeRecords());
      return [...changed];
    },
    has(element) {
      onRecords(observer.takeRecords());
      if (around.has(element)) return true;
      for (let node: Element | null = element; node; node = node.parentElement) if (changed.has(node)) return true;
      return false;
    },
    stop: () => observer.disconnect(),
  };
}
