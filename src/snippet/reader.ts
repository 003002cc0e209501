/** Reads a form once for a press and for the submission that it leads to. */
import { valuesOf } from './controls';
import { type Lead, readLead } from './lead';

/**
 * `readLead`, but a submission that follows a press in the same task gets the lead of the press, if nothing has changed since: the
 * listener that holds up a submission shall be short.
 */
export function createReader(): typeof readLead {
  let last: { lead: Lead; asked: Parameters<typeof readLead>[1] } | undefined;
  const observer = new MutationObserver(() => {});
  const forget = () => {
    last = undefined;
    observer.disconnect();
  };

  const isStill = ({ lead, asked }: NonNullable<typeof last>, form: Element, reading: typeof asked) =>
    lead.form === form &&
    asked.submitter === reading.submitter &&
    asked.step === reading.step &&
    asked.isChosen === reading.isChosen &&
    !reading.formData &&
    !observer.takeRecords()[0] &&
    // What a control holds is no part of the document.
    lead.all.every(({ control, values }) => valuesOf(control).join() === values.join());

  return (form, reading) => {
    if (last && isStill(last, form, reading)) return last.lead;
    const lead = readLead(form, reading);
    if (reading.isPress && typeof lead === 'object') {
      last = { lead, asked: reading };
      observer.observe(lead.scope.root, { subtree: true, childList: true, attributes: true, characterData: true });
      setTimeout(forget);
    }
    return lead;
  };
}
