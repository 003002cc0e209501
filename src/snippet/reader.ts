/** Reads a form once for a press and for the submission that it leads to. */
import { valuesOf } from './controls';
import { type Lead, readLead } from './lead';

/**
 * `readLead`, but a submission that follows a press in the same task gets the lead of the press, if nothing has changed since: the
 * listener that holds up a submission shall be short.
 */
export function createReader(): typeof readLead {
  let last: Lead | string = '';
  let lastSubmitter: unknown;
  const observer = new MutationObserver(() => {});
  const forget = () => {
    last = '';
    observer.disconnect();
  };

  return (form, reading) => {
    const isStill =
      typeof last === 'object' &&
      last.form === form &&
      lastSubmitter === reading.submitter &&
      !reading.formData &&
      !observer.takeRecords()[0] &&
      // What a control holds is no part of the document.
      last.controls.every(({ control, values }) => valuesOf(control) + '' === values + '');
    if (isStill) return last;
    const lead = readLead(form, reading);
    if (reading.isPress && typeof lead === 'object') {
      last = lead;
      lastSubmitter = reading.submitter;
      observer.observe(lead.scope.root, { subtree: true, childList: true, attributes: true, characterData: true });
      setTimeout(forget);
    }
    return lead;
  };
}
