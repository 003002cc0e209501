/**
 * The answer to a form that the browser sends into a frame of the page.
 *
 * The page it exists for: one whose form has a hidden frame as its target, and whose frame says what the server thinks
 * of it.
 */
import { own } from '../../form/form-access';

/** Resolves when the frame has the answer; undefined for a form that is sent into none. */
export function frameAnswer(form: Element, submitter: HTMLButtonElement | null | undefined): Promise<void> | undefined {
  const target = (submitter && submitter.formTarget) || own(form, 'target', HTMLFormElement);
  if (!target) return undefined;
  const frame = [...own(form, 'ownerDocument').querySelectorAll('iframe')].find(({ name }) => name === target);
  return frame ? new Promise((resolve) => frame.addEventListener('load', () => resolve(), { once: true })) : undefined;
}
