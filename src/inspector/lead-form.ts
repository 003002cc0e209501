/** The lead form that a test lead is typed into: its controls as a visitor sees them, and what sends it. */
import { CONTROL } from '../snippet/form/control-kinds';
import { isTyped, saysEmail, saysPhone } from '../snippet/form/contact';
import { controlsOf, type DescribedControl, isHidden } from '../snippet/form/controls';
import { own } from '../snippet/form/form-access';
import { isSeen, isShown } from '../snippet/form/visibility';
import { inspect } from './collect-facts';
import { findForms } from './find-forms';
import { forecast } from './forecast';

/** A control that a visitor would fill in. */
export interface AskedControl {
  control: Element;
  /** `choice` is anything that is not typed: a list, a box to tick, one of several. */
  asks: 'address' | 'number' | 'words' | 'choice';
}

/** The form, what it asks in its order, and what a press of sends it; absent where only the Enter key can. */
export interface LeadForm {
  name: string;
  controls: AskedControl[];
  submitter: Element | null;
}

// The first that a form has, in this order.
const SUBMITTERS = ['[type=submit],button:not([type]),[type=image]', 'button:not([type=reset]),[role=button]'];

function asked(described: DescribedControl): AskedControl {
  const { control } = described;
  if (!isTyped(described)) return { control, asks: 'choice' };
  const isAddress = control.type === 'email' || saysEmail(described);
  return { control, asks: isAddress ? 'address' : saysPhone(described) ? 'number' : 'words' };
}

/** The first lead form that can be seen now; undefined where there is none. */
export function leadForm(): LeadForm | undefined {
  const options = inspect()?.options ?? {};
  for (const form of findForms(document)) {
    const { name, isLead } = forecast(form, options);
    if (!isLead || !isShown(form)) continue;
    const controls = controlsOf(form).filter(
      (described) => described.control.matches(CONTROL) && !isHidden(described) && isSeen(described.control),
    );
    const submitter = SUBMITTERS.map((selector) => own(form, 'querySelector')(selector)).find(
      (found) => found !== null,
    );
    return { name, controls: controls.map(asked), submitter: submitter ?? null };
  }
  return undefined;
}
