/** Whether a visitor can see an element, or could reach it. */

// Pixels of an empty control that has only its border and padding.
const MAX_FRAME = 9;

/**
 * Whether the element is on the page. Where the browser cannot tell (Safari before 17.4), it has to be wide; asking for that costs
 * a layout.
 */
export const isShown = (element: Element, options?: CheckVisibilityOptions): boolean =>
  element.checkVisibility ? element.checkVisibility(options) : (element as HTMLElement).offsetWidth > 0;

/** Whether it can be read: messages may be in the page all the time, and shown by what hides nothing else. */
export const isReadable = (element: Element): boolean =>
  isShown(element, { opacityProperty: true, visibilityProperty: true });

/** Whether the element makes what is in it invisible, or cuts it off. */
function isHiding(node: HTMLElement): boolean {
  const { opacity, overflow, clip } = getComputedStyle(node);
  const isCut = overflow === 'hidden' && (node.offsetWidth < 2 || node.offsetHeight < 2);
  return opacity === '0' || isCut || /^rect/.test(clip);
}

/**
 * Makes the question whether a visitor could reach an element: more than its own frame, within the page, and in nothing that is
 * transparent or cuts it off. Transparent itself it may be: component libraries lay a transparent native control over their own.
 *
 * What was found out about what is around one element is good for the next one, so ask of many at one moment with one of these.
 */
export function createIsSeen(): (element: Element) => boolean {
  const known = new Map<Element | null, boolean>([[null, true]]);
  const isOpen = (node: Element | null): boolean => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const isOpenNow = isOpen(node!.parentElement) && !isHiding(node as HTMLElement);
    known.set(node, isOpenNow);
    return isOpenNow;
  };
  return (element) => {
    const { width, height, right, bottom } = element.getBoundingClientRect();
    if (width <= MAX_FRAME || height <= MAX_FRAME || right + scrollX <= 0 || bottom + scrollY <= 0) return false;
    const { visibility, clip } = getComputedStyle(element);
    return visibility !== 'hidden' && !/^rect/.test(clip) && isOpen(element.parentElement);
  };
}

/** Whether a visitor could reach this one element. */
export const isSeen = (element: Element): boolean => createIsSeen()(element);
