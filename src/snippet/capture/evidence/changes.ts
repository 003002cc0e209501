/**
 * What the page has changed since the visitor pressed, wherever it is: by that a message is new.
 *
 * The page it exists for: one of a hundred thousand elements, which nobody may walk to see what is new on it.
 */

// More than that at once is another page, and no message about a form.
const MAX_CHANGES = 400;
// What shows or marks an element; others change without a word to the visitor.
const ATTRIBUTES = ['class', 'style', 'hidden', 'open', 'aria-invalid'];

/** The changes of a page since a moment. */
export interface Changes {
  /** Elements that were added, or whose text or attributes have changed. */
  elements(): Element[];
  /** Whether the element, something around it, or something in it was changed. */
  has(element: Element): boolean;
  stop(): void;
}

/** Notes what changes in these places from now on. */
export function watchChanges(places: Node[]): Changes {
  const changed = new Set<Element>();
  const note = (node: Node | null) => {
    const element = node && (node.nodeType === Node.ELEMENT_NODE ? (node as Element) : node.parentElement);
    if (element && changed.size < MAX_CHANGES) changed.add(element);
  };
  const onRecords = (records: MutationRecord[]) => {
    for (const { type, target, addedNodes } of records)
      (type === 'childList' ? [...addedNodes] : [target]).forEach(note);
  };

  const observer = new MutationObserver(onRecords);
  const options = { subtree: true, childList: true, characterData: true, attributeFilter: ATTRIBUTES };
  places.forEach((place) => observer.observe(place, options));
  const elements = () => {
    onRecords(observer.takeRecords());
    return [...changed];
  };
  return {
    elements,
    has: (element) => elements().some((other) => other.contains(element) || element.contains(other)),
    stop: () => observer.disconnect(),
  };
}
