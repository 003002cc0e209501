/** A filled form -> a lead, a step of one, or none with the reason. */
import type { FieldValue } from '../../event';
import { newId } from '../new-event';
import { contactsIn, unseenTwins } from './contact';
import { controlsOf, type DescribedControl, type Description, isHidden, isTyped } from './controls';
import { type Control } from './control-kinds';
import { codeBoxesIn, type LeftOut, readFields } from './fields';
import { isForm, own } from './form-access';
import { trapsIn, type ValuesAtTouch } from './honeypot';
import { type NotALead, whyNoLead } from './not-a-lead';
import { type Scope, scopeOf } from './scope';
import { isSeen, isShown } from './visibility';

/** What a visitor has entrusted to a form. */
export interface Lead {
  form: Element;
  scope: Scope;
  /** What is known of the event it will be: it keeps its id through all attempts to submit it. */
  event: { event_type: 'lead'; event_id: string; created_at: string; fields: Record<string, FieldValue> };
  /**
   * What the visitor gave as one text, to tell a repeat by: a page may count the seconds, or its attempts, in a hidden
   * control.
   */
  text: string;
  /** All that belongs to the form, also what is hidden or to be ignored; but for empty traps, which ask nothing. */
  controls: DescribedControl[];
  /** What the visitor can be reached by: an address, or a number. Empty in what can only be a step of a longer form. */
  contact: string;
  /** The control that shows whether the page keeps the answers there, and what it held. */
  control: Control;
  answer: string;
  /** What is kept in the page, and why. */
  leftOut: LeftOut[];
  /** The field that each control has become. */
  names: Map<DescribedControl, string | undefined>;
}

/** What is in a form: a lead, answers that only a next step can make one of, or neither. */
export type FormReading =
  { kind: 'lead'; lead: Lead } | { kind: 'step'; lead: Lead } | { kind: 'none'; reason: NotALead };

/** How a form was submitted, and what is known of its controls. */
export interface ReadingContext {
  submitter?: HTMLButtonElement | null | undefined;
  /** A button was pressed; a submission may follow. */
  isPress?: boolean | undefined;
  /** What the browser or the page has collected: it may hold names that no control has. */
  formData?: FormData | undefined;
  /** The site owner says that it is a lead form. */
  isChosen?: boolean | undefined;
  /** Controls that were passwords before an eye button showed them, and what they held then. */
  passwords: Set<unknown>;
  /** Controls the visitor has been in while they could be seen. */
  visited: WeakSet<Element>;
  /** What controls have said of themselves before. */
  known?: WeakMap<Element, Description> | undefined;
  /** What the form's hidden controls held when the visitor first touched it. */
  atTouch?: ValuesAtTouch | undefined;
  /** The step before, in a form of several. */
  step?: Lead | undefined;
  /** The form as it was submitted at this moment, in milliseconds since 1970, before the snippet had arrived. */
  earlier?: { form: Element; at: number } | undefined;
}

const IGNORED = '[data-driftrock-ignore]';
/** No lead, for this reason. */
export const none = (reason: NotALead): FormReading => ({ kind: 'none', reason });
const isTick = ({ words }: DescribedControl) => /^(checkbox|switch)/.test(words);

/**
 * What else is around a button in no form is none of its business: forms, and what may be written where the visitor has
 * not been.
 */
const belongs =
  (form: Element, { isChosen, visited }: ReadingContext) =>
  ({ control, words }: DescribedControl) =>
    isChosen || isForm(form) || (!control.form && (visited.has(control) || /^(select|radio|checkbox)/.test(words)));

const contactOf = (step: Lead | undefined) => (step ? step.contact : '');

/** The controls of a form by what they are for, and what they give. */
function findIn(form: Element, controls: DescribedControl[], context: ReadingContext) {
  const { passwords, visited, atTouch } = context;
  const all = controls.filter(belongs(form, context));
  const open = all.filter(({ control }) => !control.closest(IGNORED));
  const visible = open.filter((described) => !isHidden(described));
  const { withheld, isRobot } = trapsIn(visible, visited, atTouch);
  unseenTwins(visible, (control) => visited.has(control) || isSeen(control)).forEach((twin) => withheld.add(twin));
  const isPassword = ({ control, words }: DescribedControl) => /^password/.test(words) || passwords.has(control);
  const asked = visible.filter(({ control }) => !withheld.has(control));
  const codeBoxes = codeBoxesIn(asked);
  const contacts = contactsIn(
    asked.filter((described) => !isPassword(described) && !codeBoxes.includes(described)),
    (control) => visited.has(control) || isShown(control),
  );
  return { all, open, withheld, visited, isRobot, isPassword, asked, contacts };
}

/** The first that was typed and can be seen: the contact may be in a step that is hidden by now. */
function controlThatShows(controls: DescribedControl[]): DescribedControl | undefined {
  const answered = controls.filter(({ values }) => values[0]);
  return answered.find((described) => isTyped(described) && isShown(described.control)) || answered[0];
}

/** The lead that this form holds now, a step of one, or why it holds none. */
export const readForm = (form: Element, context: ReadingContext): FormReading =>
  readControls(form, controlsOf(form, context.known), context);

/** What this form would be if its controls held this. */
export function readControls(form: Element, controls: DescribedControl[], context: ReadingContext): FormReading {
  const { submitter, formData, isChosen, passwords, step } = context;
  if (own(form, 'closest')(IGNORED)) return none('ignored');
  const found = findIn(form, controls, context);
  const { contacts, asked, isPassword } = found;
  if (found.isRobot) return none('robot');
  const [first] = contacts;
  const shows = controlThatShows([...(first ? first.controls : []), ...asked]);
  if (!shows) return none('empty');
  const scope = scopeOf(form);
  const earlier =
    step && [step.scope.near, step.scope.surroundings].some((place) => place.contains(form)) ? step : undefined;
  const contactBefore = contactOf(earlier);
  const questions = asked.filter((described) => !isTick(described));
  const reason = isChosen || contactBefore ? undefined : whyNoLead({ form, scope, submitter, questions, isPassword });
  if (reason) return none(reason);

  const { fields, given, leftOut, names } = readFields({ ...found, secrets: [...passwords], submitter, formData });
  const answer = shows.values[0]!;
  const contact = contactBefore || (first ? first.value : isChosen ? answer : '');
  const lead: Lead = {
    form,
    scope,
    event: {
      event_type: 'lead',
      event_id: newId(),
      created_at: new Date().toISOString(),
      fields: Object.assign(Object.create(null), earlier && earlier.event.fields, fields),
    },
    text: JSON.stringify(given),
    controls: found.all.filter(({ control, values }) => values[0] || !found.withheld.has(control)),
    contact,
    control: shows.control,
    answer,
    leftOut,
    names,
  };
  return { kind: contact ? 'lead' : 'step', lead };
}
