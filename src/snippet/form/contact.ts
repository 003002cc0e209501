/**
 * What the visitor can be reached by: an e-mail address known by its shape, or a telephone number in a control that
 * says so.
 */
import { type DescribedControl, isTyped } from './controls';
import { saidField } from './field-names';
import { own } from './form-access';
import type { Control } from './control-kinds';
import { groupLabelOf } from './labels';
import { EMAIL, PHONE, says } from './names';
import { plainText } from './plain-text';

/** An e-mail address or a telephone number, and the controls that it is in. */
export interface Contact {
  field: 'email' | 'phone_number';
  value: string;
  /** More than one where the page has split the number. */
  controls: DescribedControl[];
}

// Whatever the control is called: nothing else that people type has an `@` in the middle and a dot after it.
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;
const DOMAIN = /^[\w-]+(\.[\w-]+)+$/;
// All that people write a number with, and an extension.
const NUMBER = /^[\d\s()./+-]*(\D{1,5}\d{1,5})?$/;
// E.164 §6: at most 15 digits; the shortest numbers of subscribers have 6.
const MIN_DIGITS = 6;
const MAX_DIGITS = 15;
// Examples of amounts and postcodes are not longer.
const MAX_OTHER_DIGITS = 8;
// The longest part of a number that has a box of its own: 4 digits, or 5 in Japan.
const BOX = /^\d{1,5}$/;
// A dialling code, and the rest of the number in one box. Five digits are a postcode in Germany and France, unless
// their control asks for a part of a number.
const DIALLING_CODE = /^0\d{1,3}$/;
const REST = /^\d{6,9}$/;
// Widgets put their list of countries next to a control that need not say what it is (intl-tel-input,
// react-phone-input, vue-tel-input).
const WIDGET = '.iti,[class*="phone" i],[class*="tel-input" i]';

const textOf = ({ values: [value = ''] }: DescribedControl) => value;

/** Whether the control says that it holds an e-mail address. */
export const saysEmail = ({ words, label }: DescribedControl) => says(EMAIL, words, label);

/** Whether the control says that it holds a telephone number, in whatever way and language. */
export function saysPhone({ control, words, readLabel }: DescribedControl): boolean {
  const { form, inputMode } = control;
  const widget = control.closest(WIDGET);
  // What is around the form speaks of something else: a page about headphones.
  const isInWidget = !!widget && (!form || own(form, 'contains')(widget));
  if (inputMode === 'tel' || says(PHONE, words) || isInWidget) return true;
  const placeholder = control.placeholder || '';
  // An example says it in any language.
  const isExample = placeholder.replace(/\D/g, '').length > MAX_OTHER_DIGITS && isNumber(plainText(placeholder));
  return isExample || says(PHONE, placeholder, readLabel(), groupLabelOf(control));
}

function isNumber(plain: string): boolean {
  const { length } = NUMBER.test(plain) ? plain.replace(/\D/g, '') : '';
  return length >= MIN_DIGITS && length <= MAX_DIGITS;
}

/** The controls by answers: boxes next to each other are one, a number or a card's. */
export function answersIn(typed: DescribedControl[]): DescribedControl[][] {
  const answers: DescribedControl[][] = [];
  let before = '';
  for (const described of typed) {
    const { plain } = described;
    const last = answers[answers.length - 1];
    const isRest = REST.test(plain) && (DIALLING_CODE.test(before) || (BOX.test(before) && last!.every(saysPhone)));
    const isNext = isRest || (BOX.test(before) && BOX.test(plain));
    before = plain;
    if (isNext) last!.push(described);
    else answers.push([described]);
  }
  return answers;
}

/** What is in the boxes of an answer. */
export const textsOf = (boxes: DescribedControl[]): string => boxes.map(textOf).join(' ');

/** Whether it begins like a number in its international form, and like nothing else that people type. */
const isInternational = ({ plain }: DescribedControl) => /^\+\d/.test(plain);

function phoneIn(typed: DescribedControl[]): Contact | undefined {
  const numbers = answersIn(typed).filter(
    (boxes) =>
      isNumber(boxes.map(({ plain }) => plain).join(' ')) && (isInternational(boxes[0]!) || boxes.some(saysPhone)),
  );
  const controls = numbers.find(([first]) => saidField(first!)) || numbers[0];
  return controls && { field: 'phone_number', value: textsOf(controls), controls };
}

/** An address in two controls with an `@` between them, as Korean pages ask for it: the second may be a list. */
function addressInParts(parts: DescribedControl[]): Contact | undefined {
  const isLast = ({ plain, readLabel }: DescribedControl, index: number) =>
    DOMAIN.test(plain) && readLabel() === '@' && /^[^\s@]+$/.test((parts[index - 1] || { plain }).plain);
  const index = parts.findIndex(isLast);
  const controls = parts.slice(index - 1, index + 1);
  return index > 0 ? { field: 'email', value: controls.map(({ plain }) => plain).join('@'), controls } : undefined;
}

/** Whether the answer may be a contact, or a part of one, by its shape alone. */
const mayBeContact = (described: DescribedControl) => ADDRESS.test(described.plain) || NUMBER.test(described.plain);

/**
 * Those of these controls that hold a second address or number, where nobody can have put it: a trap that a browser has
 * filled, or a copy that the page keeps for itself.
 *
 * @param isKnown whether the visitor can see the control, or has been in it
 */
export function unseenTwins(controls: DescribedControl[], isKnown: (control: Control) => boolean): Control[] {
  const typed = controls.filter(isTyped);
  const addresses = typed.filter((described) => ADDRESS.test(described.plain));
  const numbers = typed.filter((described) => NUMBER.test(described.plain) && isNumber(described.plain));
  return [addresses, numbers.length > 1 ? numbers.filter(saysPhone) : []].flatMap((group) => {
    // Browsers compute styles to tell what can be seen: asked only where it matters.
    const unseen = group.length > 1 ? group.filter(({ control }) => !isKnown(control)) : [];
    return unseen.length < group.length ? unseen.map(({ control }) => control) : [];
  });
}

/**
 * The contacts in these controls, the address first: no more than one of each kind.
 *
 * @param isReachable whether the visitor can see the control, or could when it was filled
 */
export function contactsIn(controls: DescribedControl[], isReachable: (control: Element) => boolean): Contact[] {
  const given = controls.filter((described) => described.values[0]);
  const typed = given.filter(isTyped);
  // Browsers compute styles to tell what can be seen: asked only where it matters.
  const hidden = given.filter((described) => mayBeContact(described) && !isReachable(described.control));
  // The first part of a number may be chosen from a list, and the last one of an address.
  const isPart = (described: DescribedControl) =>
    isTyped(described) ||
    (described.control.localName === 'select' && (BOX.test(described.plain) || DOMAIN.test(described.plain)));
  const parts = given.filter((described) => isPart(described) && !hidden.includes(described));
  // A step may be hidden by now, and its address with it.
  const addresses = typed.filter(
    (described) => ADDRESS.test(described.plain) && (saysEmail(described) || !hidden.includes(described)),
  );
  // One that says so before another that only looks so: people type their address where their name belongs, too.
  const address = addresses.find(saysEmail) || addresses[0];
  const phone = phoneIn(parts);
  const email: Contact | undefined = address
    ? { field: 'email', value: address.plain, controls: [address] }
    : addressInParts(parts);
  return [email, phone].filter((contact) => !!contact);
}
