/**
 * What the page has changed since the visitor pressed, wherever it is: by that a message is new.
 *
 * The page it exists for: one of a hundred thousand elements, which nobody may walk to see what is new on it.
 */

// More than that at once is another page, and no message about a form.
const MAX_CHANGES = 400;
/** What is watched of a place: others of its attributes change without a word to the visitor. */
export const SHOWING: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: ['class', 'style', 'hidden', 'open', 'aria-invalid'],
};

/** The changes of a page since a moment. */
export interface Changes {
  /** Elements that were added, or whose text or attributes have changed. */
  elements(): Element[];
  /**
   * Whether the element is new, in whole or in part, or what it says is.
   *
   * @param wasShown it could be seen before: then nothing but a new word makes it new, least of all a page that greys
   *   its form while it waits for the server
   */
  isNew(element: Element, wasShown: boolean): boolean;
  stop(): void;
}

/** Notes what changes in these places from now on. */
export function watchChanges(places: Node[]): Changes {
  const added = new Set<Element>();
  const written = new Set<Element>();
  const restyled = new Set<Element>();
  const note = (changed: Set<Element>, node: Node | null) => {
    if (node && added.size + written.size + restyled.size < MAX_CHANGES) changed.add(node as Element);
  };
  const noteContent = (node: Node) =>
    node.nodeType === Node.ELEMENT_NODE ? note(added, node) : note(written, node.parentElement);
  const onRecords = (records: MutationRecord[]) => {
    for (const { type, target, addedNodes } of records) {
      if (type === 'attributes') note(restyled, target);
      else [...(type === 'childList' ? addedNodes : [target])].forEach(noteContent);
    }
  };

  const observer = new MutationObserver(onRecords);
  places.forEach((place) => observer.observe(place, SHOWING));
  const take = () => onRecords(observer.takeRecords());
  return {
    elements() {
      take();
      return [...added, ...written, ...restyled];
    },
    isNew(element, wasShown) {
      const isRelated = (other: Element) => other.contains(element) || element.contains(other);
      take();
      return (
        [...added].some(isRelated) ||
        [...written].some((other) => element.contains(other)) ||
        (!wasShown && [...restyled].some(isRelated))
      );
    },
    stop: () => observer.disconnect(),
  };
}
