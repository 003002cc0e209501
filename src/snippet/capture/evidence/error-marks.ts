/**
 * The page's own marks of an error: `aria-invalid`, and what validation libraries and hand-written pages call their error elements.
 *
 * The page it exists for: a validator that puts a class and a text next to the control, in whatever language.
 */

// Tailwind's variants (`invalid:border-red-500`) are on controls that are as they should be.
const MARKED =
  '[aria-invalid=true],[class*="error" i],[class*="invalid" i]:not([class*="invalid:"]),[class*="danger" i],' +
  '[class*="fail" i],[id*="error" i],[data-type="error" i],[data-status="error" i],[data-variant="error" i]';

/** Whether the page has marked this very element as an error. */
export const isErrorMarked = (element: Element): boolean =>
  element.matches(MARKED) && !element.matches('[class*="success" i]');
