/** Whether a visitor can see an element, or could reach it. */

// Pixels of an empty control that has only its border and padding.
const MAX_FRAME = 9;
// In less nobody writes an address or a number: a padding may be wide.
const MAX_NARROW = 18;

/**
 * Whether the element is on the page; steps of a wizard may be hidden by `visibility` alone (Angular Material). Where
 * the browser cannot tell (Safari before 17.4), it has to be wide; asking for that costs a layout.
 */
export const isShown = (element: Element, opacityProperty = false): boolean =>
  element.checkVisibility
    ? element.checkVisibility({ opacityProperty, visibilityProperty: true })
    : (element as HTMLElement).offsetWidth > 0;

/** Whether it can be read: messages may be in the page all the time, and shown by what hides nothing else. */
export const isReadable = (element: Element): boolean => isShown(element, true);

/**
 * Whether a visitor could reach the element: more than its own frame, within the page, and in nothing that is
 * transparent or cuts it off. Transparent itself it may be: component libraries lay a transparent native control over
 * their own.
 */
export function isSeen(element: Element): boolean {
  const { width, height, right, bottom } = element.getBoundingClientRect();
  const { type } = element as HTMLInputElement;
  if (
    width <= (/^(email|tel|text)$/.test(type) ? MAX_NARROW : MAX_FRAME) ||
    height <= MAX_FRAME ||
    right + scrollX <= 0 ||
    bottom + scrollY <= 0
  )
    return false;
  if (getComputedStyle(element).visibility === 'hidden') return false;
  for (let node = element as HTMLElement | null; node; node = node.parentElement) {
    const { opacity, overflow } = getComputedStyle(node);
    const isCut = overflow === 'hidden' && (node.offsetWidth < 2 || node.offsetHeight < 2);
    if (isCut || (opacity === '0' && node !== element)) return false;
  }
  return true;
}
