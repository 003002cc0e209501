/** Reads a form once for a press and for the submission that it leads to. */
import { type FormReading, readForm, type ReadingContext } from './read-form';
import { valuesOf } from './values';

// From the pointer's way down to the click and what it submits; nothing is watched for longer.
const PRESS_MS = 1_000;

/**
 * `readForm`, but what follows a press (its click, its submission) gets what the press has read, if nothing has changed
 * since: the listener that holds up a submission shall be short.
 */
export function createFormReader(): (form: Element, context: ReadingContext) => FormReading {
  let last: FormReading | undefined;
  let before: Pick<ReadingContext, 'submitter' | 'step'> = {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  const forget = () => {
    last = undefined;
    observer.disconnect();
    clearTimeout(timer);
  };
  const observer = new MutationObserver(forget);

  /** Whether the press has read this form, and it is as it was. */
  const isStill = (form: Element, { submitter, formData, step }: ReadingContext) =>
    last &&
    last.kind !== 'none' &&
    last.lead.form === form &&
    before.submitter === submitter &&
    before.step === step &&
    !formData &&
    !observer.takeRecords()[0] &&
    // What a control holds is no part of the document.
    last.lead.controls.every(({ control, values }) => `${valuesOf(control)}` === `${values}`);

  return (form, context) => {
    if (last && isStill(form, context)) return last;
    forget();
    const reading = readForm(form, context);
    if (context.isPress && reading.kind !== 'none') {
      last = reading;
      before = context;
      const everything = { subtree: true, childList: true, attributes: true, characterData: true };
      observer.observe(reading.lead.scope.root, everything);
      timer = setTimeout(forget, PRESS_MS);
    }
    return reading;
  };
}
