/**
 * The page's own marks of an error: `aria-invalid`, and what validation libraries and hand-written pages call their
 * error elements; and those of a success.
 *
 * The pages it exists for: a validator that puts a class and a text next to the control, in whatever language; and one
 * that shows its box of thanks at once, while nothing has been sent.
 */
import { CONTROL } from '../../form/control-kinds';

// Tailwind's variants (`invalid:border-red-500`) are on controls that are as they should be. `err` begins a word, in
// whatever language: `err`, `form-err`, `erreur`.
const MARKED =
  '[aria-invalid=true],[class*="error" i],[class*="danger" i],' +
  '[class*="invalid" i]:not([class*="invalid:"]),' +
  '[class*="fail" i],[id*="error" i],[data-type="error" i],' +
  '[class^="err" i],[class*=" err" i],[class*="-err" i],[class*="_err" i],[class*="Err"]';

/** What the page has marked as a success is no error, whatever else it is. */
const SUCCESS = '[class*="success" i],[id*="success" i]';

/** Whether the page has marked this very element as an error. */
export const isErrorMarked = (element: Element): boolean => element.matches(MARKED) && !element.matches(SUCCESS);

/** Whether the element is in an alert: WAI-ARIA 1.2, "alert", of important information, such as an error. */
export const isInAlert = (element: Element): boolean => !!element.closest(`[role=alert]:not(${SUCCESS})`);

/** Whether the element is in a message that the page has marked as a success; what holds questions is no message. */
export function isInSuccess(element: Element): boolean {
  const mark = element.closest(SUCCESS);
  return !!mark && !mark.querySelector(CONTROL);
}
