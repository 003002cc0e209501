/** The lead form that a test lead is typed into: what it asks a visitor for, and what sends it. */
import { CONTROL, type Control } from '../snippet/form/control-kinds';
import { saysPhone } from '../snippet/form/contact';
import { controlsOf, type DescribedControl, isHidden, isTyped } from '../snippet/form/controls';
import { own } from '../snippet/form/form-access';
import { isSeen, isShown } from '../snippet/form/visibility';
import { inspect } from './collect-facts';
import { findForms } from './find-forms';
import { forecast, isAddress } from './forecast';

/** A control that wants an answer. */
export interface AskedControl {
  control: Element;
  /** `option`: one of a list. `tick`: a box that has to be ticked, or the first of several. */
  asks: 'address' | 'number' | 'words' | 'moment' | 'option' | 'tick';
  /** The `type` of an input, or `number` where its keyboard has digits alone; otherwise the element's name. */
  type: string;
  /** The least that it takes; empty where that is not said. */
  min: string;
  /** Whether something is in it already. */
  isFilled: boolean;
  /** Of a list, the first option that is an answer; -1 where there is none. */
  option: number;
}

/** The form and its controls, in its order. */
export interface LeadForm {
  name: string;
  controls: AskedControl[];
  /** What a press of sends it; absent where only the Enter key can. */
  submitter: Element | undefined;
}

// The first that a form has, in this order.
const SUBMITTERS = ['[type=submit],button:not([type]),[type=image]', 'button:not([type=reset]),[role=button]'];
const MOMENT = /^(date|datetime-local|month|week|time)$/;

function kindOf(described: DescribedControl): AskedControl['asks'] | undefined {
  const { control } = described;
  const { type, localName } = control;
  if (isTyped(described)) return isAddress(described) ? 'address' : saysPhone(described) ? 'number' : 'words';
  if (localName === 'select') return 'option';
  if (type === 'checkbox' || type === 'radio') return 'tick';
  return MOMENT.test(type) ? 'moment' : undefined;
}

/** Nobody has to tick a box that is not required; of several, one is enough. */
function isToBeTicked({ control }: DescribedControl, all: DescribedControl[]): boolean {
  const { type, name, required, checked } = control;
  if (type !== 'radio') return required && !checked;
  const group = all.filter((other) => other.control.type === 'radio' && other.control.name === name);
  return group[0]?.control === control && !group.some((other) => other.control.checked);
}

const isOpen = ({ control }: DescribedControl): boolean =>
  control.matches(CONTROL) && !control.disabled && !control.readOnly;

const firstOption = (control: Control): number =>
  [...((control as never as HTMLSelectElement).options ?? [])].findIndex(({ value, disabled }) => value && !disabled);

function ask(described: DescribedControl, all: DescribedControl[]): AskedControl[] {
  const { control } = described;
  const asks = kindOf(described);
  if (!asks || (asks === 'tick' && !isToBeTicked(described, all))) return [];
  // HTML standard, "inputmode": a control of type text may take digits alone.
  const isNumeric = /^(numeric|decimal)$/.test(control.inputMode);
  const type = isNumeric ? 'number' : control.localName === 'input' ? control.type : control.localName;
  const { min = '', value } = control;
  return [{ control, asks, type, min, isFilled: asks !== 'tick' && value !== '', option: firstOption(control) }];
}

/** The first lead form that can be seen now; undefined where there is none. */
export function leadForm(): LeadForm | undefined {
  const options = inspect()?.options ?? {};
  for (const form of findForms(document)) {
    const { name, isLead } = forecast(form, options);
    if (!isLead || !isShown(form)) continue;
    const all = controlsOf(form).filter(
      (described) => isOpen(described) && !isHidden(described) && isSeen(described.control),
    );
    const controls = all.flatMap((described) => ask(described, all));
    const submitter = SUBMITTERS.map((selector) => own(form, 'querySelector')(selector)).find(
      (found) => found !== null,
    );
    return { name, controls, submitter: submitter ?? undefined };
  }
  return undefined;
}
