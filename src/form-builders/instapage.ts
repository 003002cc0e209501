/** Instapage: certainty, also where the page's requests are not watched. */
import { capture } from './snippet-commands';
import { lookOften, quiet } from './builder-listeners';

type OnSuccess = (this: unknown, form: unknown, ...more: unknown[]) => unknown;

/**
 * Captures a form when Instapage has taken it, and then does what the page itself has planned for that moment.
 *
 * There is one global function for it, which the page may set before or after this script. A new one is wrapped again:
 * it may call the one that was there before, which is no harm, since the same answers are one lead. Source: Instapage's
 * help centre, "Form submit callback". A refusal is not said: the function is not called.
 */
export function hearInstapage(): void {
  const page = window as unknown as { instapageFormSubmitSuccess?: OnSuccess };
  const ours = new WeakSet<OnSuccess>();
  lookOften(() => {
    const theirs = page.instapageFormSubmitSuccess;
    if (theirs && ours.has(theirs)) return;
    const wrapper: OnSuccess = function (this: unknown, ...args) {
      quiet(capture)(args[0]);
      if (typeof theirs === 'function') return theirs.apply(this, args);
    };
    ours.add(wrapper);
    page.instapageFormSubmitSuccess = wrapper;
  });
}
