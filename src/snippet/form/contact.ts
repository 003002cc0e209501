/** What the visitor can be reached by: an e-mail address known by its shape, or a telephone number in a control that says so. */
import type { DescribedControl } from './controls';
import { groupLabelOf, labelOf } from './labels';
import { EMAIL, PHONE, says, SEARCH } from './names';

/** An e-mail address or a telephone number, and the controls that it is in. */
export interface Contact {
  field: 'email' | 'phone_number';
  value: string;
  /** More than one where the page has split the number. */
  controls: DescribedControl[];
}

// Whatever the control is called: nothing else that people type has an `@` in the middle and a dot after it.
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;
// A control that says so may hold what its browser takes: HTML standard, "valid email address", knows no dot.
const LOOSE_ADDRESS = /.@./;
// All that people write a number with.
const NUMBER = /^[+(]?[\d\s()./+-]*\d[\d\s()./+-]*(\D{1,5}\d{1,5})?$/;
// E.164 §6: at most 15 digits; the shortest numbers of subscribers have 6.
const MIN_DIGITS = 6;
const MAX_DIGITS = 15;
// The longest part of a number that has a box of its own: 4 digits, or 5 in Japan.
const MAX_BOX_DIGITS = 5;
// Widgets put their list of countries next to a control that need not say what it is (intl-tel-input, react-phone-input).
const WIDGET = '.iti,[class*="phone" i],[class*="tel-input" i]';
const TEXT = /^(text|email|tel|url|number|textarea|textbox)?$/;

const digitsOf = (text: string) => text.replace(/\D/g, '');
const textOf = ({ values: [value = ''] }: DescribedControl) => value.trim();
const typeOf = ({ words }: DescribedControl) => /^\S*/.exec(words)![0];

/** Whether the visitor has typed what it holds: no choice, no file, and nothing hidden. */
export const isTyped = (described: DescribedControl): boolean =>
  TEXT.test(typeOf(described)) || described.control.localName.includes('-');

const saysEmail = ({ words, label }: DescribedControl) => says(EMAIL, words, label);
const isAddress = (described: DescribedControl) =>
  ADDRESS.test(textOf(described)) ||
  (LOOSE_ADDRESS.test(textOf(described)) && saysEmail(described) && typeOf(described) !== 'textarea');

/** Whether the control says that it holds a telephone number, in whatever way and language. */
export function saysPhone(described: DescribedControl): boolean {
  const { control, words } = described;
  if (/^tel\b|\btel(-\w+)*( |$)/.test(words) || control.inputMode === 'tel') return true;
  if (says(PHONE, words) || control.closest(WIDGET)) return true;
  // Asked last: to find a control's labels browsers walk the page.
  return says(PHONE, control.placeholder || '', labelOf(control), groupLabelOf(control));
}

const isNumber = (value: string) => {
  if (!NUMBER.test(value)) return false;
  const { length } = digitsOf(value);
  return length >= MIN_DIGITS && length <= MAX_DIGITS;
};
const isBox = (described: DescribedControl) => {
  const value = textOf(described);
  return /^\d+$/.test(value) && value.length <= MAX_BOX_DIGITS && described.control.maxLength <= MAX_BOX_DIGITS;
};

/** The boxes next to each other from this one on; a box of any length may stand alone. */
function boxesFrom(typed: DescribedControl[], index: number): DescribedControl[] {
  const end = typed.findIndex((described, at) => at >= index && !isBox(described));
  return typed.slice(index, end < 0 ? typed.length : end);
}

function phoneIn(typed: DescribedControl[]): Contact | undefined {
  for (const [index, described] of typed.entries()) {
    // Not from the middle of a row: the end of a split card is no number.
    const isFirst = isBox(described) && (!index || !isBox(typed[index - 1]!));
    const value = textOf(described);
    if (isNumber(value) && saysPhone(described)) return { field: 'phone_number', value, controls: [described] };
    const boxes = isFirst ? boxesFrom(typed, index) : [];
    const joined = boxes.map(textOf).join('');
    if (boxes[1] && isNumber(joined) && boxes.some(saysPhone)) {
      return { field: 'phone_number', value: boxes.map(textOf).join(' '), controls: boxes };
    }
  }
  return undefined;
}

/**
 * The contacts in these controls, the address first: no more than one of each kind, and a number next to an address only if it is in
 * several boxes.
 *
 * @param isReachable whether the visitor can see the control, or could when it was filled
 */
export function contactsIn(
  controls: DescribedControl[],
  isReachable: (control: Element) => boolean,
): Contact[] {
  const typed = controls.filter((described) => described.values[0] && isTyped(described));
  const addresses = typed.filter(
    (described) => isAddress(described) && (saysEmail(described) || isReachable(described.control)),
  );
  // One that says so before another that only looks so: people type their address where their name belongs, too.
  const address = addresses.find(saysEmail) || addresses.find(({ words }) => !says(SEARCH, words)) || addresses[0];
  const phone = phoneIn(typed.filter(({ control }) => isReachable(control)));
  return [
    ...(address ? [{ field: 'email' as const, value: textOf(address), controls: [address] }] : []),
    // Next to an address a number goes by its own name, unless it has none of its own: in several boxes.
    ...(phone && (!address || phone.controls[1]) ? [phone] : []),
  ];
}
