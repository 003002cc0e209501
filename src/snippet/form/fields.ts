/** The controls of a form -> the fields of its lead, without what is private. */
import type { FieldValue } from '../../event';
import { answersIn, type Contact, saysPhone, textsOf } from './contact';
import { type DescribedControl, isHidden, isTyped, MAX_COMMON_LENGTH } from './controls';
import { type Control } from './control-kinds';
import { otherNames, ownField, plainName, saidField } from './field-names';
import { own } from './form-access';
import { groupLabelOf } from './labels';
import { isMachineMade } from './machine-made';
import { plainText, readings } from './plain-text';
import { isPrivate, saysCode } from './private-names';
import { redact } from './redaction';
import { isShown } from './visibility';

/** A control whose answer stays in the page, and why. */
export interface LeftOut {
  name: string;
  why: 'private' | 'machine-made' | 'trap';
}

/** What was found in a form before its fields are read. */
export interface FormParts {
  all: DescribedControl[];
  /** Those that the site owner has not excluded. */
  open: DescribedControl[];
  contacts: Contact[];
  /** Controls whose content is a trap's. */
  withheld: Set<Control>;
  /** Those that the visitor has been in while they could be seen. */
  visited: WeakSet<Element>;
  isPassword(described: DescribedControl): boolean;
  /** What passwords have held. */
  secrets: unknown[];
  submitter?: HTMLButtonElement | null | undefined;
  formData?: FormData | undefined;
}

/** Fields by name; what the visitor gave of them, to tell a repeat by; what stays in the page. */
export interface FormFields {
  fields: Record<string, FieldValue>;
  given: unknown[];
  leftOut: LeftOut[];
  /** The field that each control has become. */
  names: Map<DescribedControl, string | undefined>;
}

/** Whether what is typed into it is masked, as in a password. */
const isMasked = (described: DescribedControl) =>
  // Asked only where it may be: to compute styles takes time.
  isTyped(described) &&
  /^\S+$/.test(described.values[0] || '') &&
  /disc|circle|square/.test(getComputedStyle(described.control).getPropertyValue('-webkit-text-security'));

// A card's code, and its last month; chosen from lists, that is in two parts.
const OF_CARD = /^(\d{3,4}|\d\d? ?[/-] ?(\d\d){1,2})$/;
const CHOSEN_OF_CARD = /^(\d\d?|20\d\d)$/;

/**
 * The controls that hold a card's number in several boxes, and what goes on in the next ones; next to any card's number
 * those that may hold its code or its last month, in whatever language they are called.
 */
function cardBoxesIn(controls: DescribedControl[]): DescribedControl[] {
  const typed = controls.filter(isTyped);
  const isRedacted = (text: string) => redact(text) !== text;
  // A social security number is only one with its dashes.
  const isPrivateIn = (boxes: DescribedControl[]) =>
    isRedacted(textsOf(boxes)) || (boxes.length === 3 && isRedacted(textsOf(boxes).replace(/ /g, '-')));
  const cards = answersIn(typed).filter(isPrivateIn);
  const isPart = (described: DescribedControl) =>
    isTyped(described)
      ? OF_CARD.test(described.plain)
      : described.control.localName === 'select' && CHOSEN_OF_CARD.test(described.plain);
  const parts = cards[0] ? controls.filter(isPart) : [];
  return [...cards.filter((boxes) => boxes[1]).flat(), ...parts];
}

// Telephone numbers have longer parts.
const MIN_CODE_BOXES = 4;

/** The boxes for one character each that hold a code, in whatever language it is asked for. */
export function codeBoxesIn(controls: DescribedControl[]): DescribedControl[] {
  const boxes = controls.filter((described) => described.control.maxLength === 1 && isTyped(described));
  return boxes.length < MIN_CODE_BOXES ? [] : boxes;
}

// Places to be filled, one a character (`••••••`): a date's are in parts, and a number's not all alike.
const PLACES = /^([^\p{L}\p{N}])\1{3,7}$/u;

/** Whether it is a code that the visitor was sent: by what is asked, and digits alone; offers have letters. */
const isSentCode = (described: DescribedControl) => {
  const { control, name, plain, readLabel } = described;
  const isCode = /^\d{3,8}$/.test(plain) && isTyped(described);
  const placeholder = control.placeholder || '';
  const isAsked = () => saysCode(name, control.id, placeholder, readLabel(), groupLabelOf(control));
  return isCode && (PLACES.test(placeholder.replace(/\s/g, '')) || isAsked());
};

/** Why this control's answer stays in the page. */
function whyKept(
  described: DescribedControl,
  { withheld, visited, isPassword }: FormParts,
  privateBoxes: DescribedControl[],
): LeftOut['why'] | undefined {
  const { control, isSecret, name, values } = described;
  if (withheld.has(control)) return 'trap';
  const isCode = privateBoxes.includes(described) || isSentCode(described);
  if (isPassword(described) || isSecret || isCode || isMasked(described)) return 'private';
  // Joomla's token is the name of a control that holds 1.
  const isMade = (value: string) => isMachineMade(name, value.length > 1 ? value : name);
  return values.some(isMade) && (isHidden(described) || isOfPage(described, visited)) ? 'machine-made' : undefined;
}

/** Whether the page has filled the control: nobody can see it, and nobody has been in it. Zoho's keys are in such. */
const isOfPage = (described: DescribedControl, visited: FormParts['visited']) =>
  isTyped(described) && !visited.has(described.control) && !isShown(described.control);

/**
 * The name of each control's field: the contact has the first claim, then what says what it is, then each to its own
 * name.
 */
function fieldNamesOf(controls: DescribedControl[], contacts: Contact[]): Map<DescribedControl, string | undefined> {
  const owners: Record<string, string> = Object.create(null);
  const names = new Map<DescribedControl, string | undefined>();
  const claims: { described: DescribedControl; field?: string | undefined }[] = [
    ...contacts.map(({ field, controls: [first] }) => ({
      described: first!,
      field: ownField(first!.control) || field,
    })),
    ...controls.filter(saidField).map((described) => ({ described, field: saidField(described) })),
    ...controls.map((described) => ({ described })),
  ];
  for (const { described, field } of claims) {
    if (names.has(described)) continue;
    // Controls of one name of their own share the field.
    const owner = plainName(described.name);
    const isFree = (name: string | undefined) => !!name && (owners[name] || owner) === owner;
    const key = [field, owner].find(isFree) || otherNames(described).find(isFree);
    if (key) owners[key] = owner;
    names.set(described, key);
  }
  return names;
}

/** Whether the visitor had a choice: a lone submit button tells nothing. */
function isChoice({ form }: HTMLButtonElement): boolean {
  const elements = form ? [...own(form, 'elements', HTMLFormElement)] : [];
  return elements.filter((element) => (element as HTMLInputElement).type === 'submit').length > 1;
}

// E.164 §6: a telephone number has 15 digits at most, and one in ten that begins like a card's is taken for one.
const MAX_PHONE_DIGITS = 15;

/** The answer without what is private by its shape; a telephone number stays whole. */
function redactIn(described: DescribedControl, value: string): string {
  const text = redact(value);
  const isPhone =
    text !== value && plainText(value).replace(/\D/g, '').length <= MAX_PHONE_DIGITS && saysPhone(described);
  return isPhone ? value : text;
}

/** The fields of these parts of a form. */
export function readFields(parts: FormParts): FormFields {
  const { all, open, contacts, submitter, formData } = parts;
  const codeBoxes = codeBoxesIn(open);
  const privateBoxes = [...cardBoxesIn(open), ...codeBoxes];
  const reasons = new Map(all.map((described) => [described, whyKept(described, parts, privateBoxes)]));
  const isSecret = (described: DescribedControl) => reasons.get(described) === 'private';
  // A page that shows a password or a token in clear may hold it in a second control, among other things; short values
  // say nothing, and what is in a contact is no secret.
  const code = codeBoxes.map(({ plain }) => plain).join('');
  const secrets = [code, ...parts.secrets, ...all.filter(isSecret).flatMap(({ values }) => values)].filter(
    (text) =>
      (text as string).length > MAX_COMMON_LENGTH && !contacts.some(({ value }) => value.includes(text as string)),
  ) as string[];
  const isTold = (text: string) => !!secrets[0] && secrets.some((secret) => readings(text).includes(secret));
  // Without a prototype: a control may be called `constructor` or `__proto__`.
  const fields: FormFields['fields'] = Object.create(null);
  const add = (key: string | undefined, texts: string[]) => {
    for (const text of texts) {
      const known = key && key in fields ? [fields[key]!].flat() : [];
      if (key && text && !isTold(text) && !known.includes(text)) fields[key] = known[0] ? [...known, text] : text;
    }
  };

  // One number in several boxes is one field, that of its first box.
  const boxes = contacts.flatMap(({ controls }) => controls.slice(1));
  const ticked = open.filter(({ words, values: [value] }) => /^checkbox/.test(words) && value).map(({ name }) => name);
  // Rails and ASP.NET put what an empty tick means into a hidden control of its name.
  const isDefault = (described: DescribedControl) => isHidden(described) && ticked.includes(described.name);
  const free = open.filter(
    (described) => !reasons.get(described) && !boxes.includes(described) && !isDefault(described),
  );
  const told = contacts.filter(({ controls }) => free.includes(controls[0]!));
  const names = fieldNamesOf(free, told);
  const given: unknown[] = [submitter && submitter.value];
  for (const described of free) {
    const contact = told.find(({ controls }) => controls[0] === described);
    const texts = (contact ? [contact.value] : described.values).map((value) => redactIn(described, value));
    add(names.get(described), texts);
    if (!isHidden(described)) given.push(texts);
  }
  const isNews = !!submitter && isChoice(submitter);
  if (formData)
    addCollected(formData, new Set([...all.map(({ control }) => control.name), ...namesOfButton(submitter)]), add);
  if (isNews && submitter.name) add(submitter.name, [submitter.value]);
  const leftOut = open
    .filter((described) => reasons.get(described) && described.values[0])
    .map((described) => ({ name: described.name, why: reasons.get(described)! }));
  return { fields, given, leftOut, names };
}

/** The names under which the button is sent. HTML standard, "constructing the entry list": of an image where it was. */
function namesOfButton(submitter: HTMLButtonElement | null | undefined): string[] {
  if (!submitter) return [];
  const { name } = submitter;
  return [name, ...['x', 'y'].map((axis) => (name ? `${name}.${axis}` : axis))];
}

/** Adds what the browser or the page has collected under names that no control has. */
function addCollected(formData: FormData, known: Set<unknown>, add: (key: string, texts: string[]) => void): void {
  formData.forEach((value, name) => {
    if (typeof value !== 'string' || known.has(name) || isPrivate(name) || isMachineMade(name, value)) return;
    add(plainName(name), [redact(value)]);
  });
}
