/** What Driftrock is to call an answer. */
import type { DescribedControl } from './controls';

// HTML standard, "Autofill": field names, and what Driftrock calls them.
const FIELD_NAMES: Record<string, string> = {
  __proto__: null as never,
  email: 'email',
  tel: 'phone_number',
  'tel-national': 'phone_number',
  'given-name': 'first_name',
  'family-name': 'last_name',
  name: 'name',
  organization: 'company',
  'postal-code': 'postcode',
  'street-address': 'address',
};

/** The name without how PHP and Rails say "several of these". */
export const plainName = (name: string): string => name.replace(/\[\]$/, '');

/** What the site owner calls the control, or what the control itself says it is; undefined where neither does. */
export function saidField({ control, words }: DescribedControl): string | undefined {
  const [said] = /^(email|tel)\b/.exec(words) || /\S*$/.exec(control.getAttribute('autocomplete') || '')!;
  return ownField(control) || FIELD_NAMES[said!];
}

/** What the site owner calls the control. */
export const ownField = (control: Element): string | null => control.getAttribute('data-driftrock-field');

/** What the control goes by where another one has the better claim to its own name: its label, or a number. */
export function otherNames({ name, readLabel }: DescribedControl): string[] {
  return [readLabel(), name && `${plainName(name)}_2`];
}
