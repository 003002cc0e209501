/** A filled form -> fields, or why it is no lead form. Pure, but for reading the form. */
import type { FieldValue } from '../event';
import { type Control, controlsOf, type DescribedControl, isSeen, valuesOf } from './controls';
import { own } from './form-access';
import { isPrivate, redact } from './redaction';

/** What a visitor has entrusted to a form. */
export interface Lead {
  form: Element;
  fields: Record<string, FieldValue>;
  /** When it was read: ISO 8601. */
  at: string;
  controls: Control[];
  /** The control by which the visitor can be reached, or the first filled one, and what it holds. */
  contact: Control;
  contactText: string;
}

/** How a form was submitted, and what is known of its controls. */
export interface Reading {
  submitter?: HTMLButtonElement | null | undefined;
  /** What the browser or the page has collected: it may hold names that no control has. */
  formData?: FormData | undefined;
  /** The site owner says that it is a lead form. */
  isChosen?: boolean | undefined;
  /** Controls that were passwords before an eye button showed them. */
  passwords: WeakSet<Element>;
  /** Controls the visitor has been in while they could be seen. */
  visited: WeakSet<Element>;
}

const EMAIL = /e-?mail|courriel/i;
const PHONE = /phone|telef|\bt[eé]l\b|mobile|handy|whatsapp/i;
const IGNORED = '[data-driftrock-ignore]';

// HTML standard, "Autofill", field names that Driftrock calls otherwise; the others keep theirs.
const FIELD_NAMES: Record<string, string> = {
  tel: 'phone_number',
  'tel-national': 'phone_number',
  'given-name': 'first_name',
  'family-name': 'last_name',
  organization: 'company',
};

/**
 * The lead that this form holds now, or in words why it holds none: no e-mail address or telephone number in it, a sign-in, a
 * search, a dialog, a form that the site owner has excluded, or one whose honeypot is filled.
 */
export function readLead(form: Element, { submitter, formData, isChosen, passwords, visited }: Reading): Lead | string {
  const closest = own(form, 'closest');
  const all = controlsOf(form);
  const visible = all.filter(({ type, control }) => type !== 'hidden' && !control.closest(IGNORED));
  const contact = visible.find(isContact);
  const secret = visible.filter(({ control, type }) => type === 'password' || passwords.has(control));
  if (closest(IGNORED)) return 'ignored';
  if (visible.some((described) => isHoneypot(described) && described.control.value !== described.control.defaultValue && !visited.has(described.control)))
    return 'honeypot filled';
  if (!isChosen) {
    const method = (submitter && submitter.getAttribute('formmethod')) || own(form, 'getAttribute')('method');
    const says = (word: string) => visible.some(({ autocomplete }) => autocomplete.includes(word));
    const answers = visible.filter(({ type }) => type !== 'checkbox').length;
    if (!contact) return 'no e-mail address or telephone number';
    if (/dialog/i.test(method!) || closest('[role=search],search')) return 'dialog or search';
    if (says('current-') || (secret.length === 1 && answers < 3 && !says('new-'))) return 'sign-in';
  }

  const fields: Lead['fields'] = {};
  const owners: Record<string, string> = {};
  const isSecret = (described: DescribedControl) => secret.includes(described) || isPrivate(described.words);
  // A page that shows a password in clear may hold it in a second control.
  const secrets = all.filter(isSecret).flatMap(valuesOf);
  // A second control of one meaning, such as the address typed again, goes by its own name.
  const add = (field: string, name: string, values: string[]) => {
    const key = owners[field] && owners[field] !== name ? name : field;
    for (const value of values) {
      const before = owners[key] ? [fields[key]!].flat() : [];
      if (!value || secrets.includes(value) || before.includes(value)) continue;
      owners[key] = name;
      fields[key] = before.length ? [...before, value] : value;
    }
  };

  for (const described of all) {
    const { control, name, words } = described;
    if (isSecret(described) || control.closest(IGNORED) || isHoneypot(described)) continue;
    add(fieldNameOf(described), plain(name), valuesOf(described).map((value) => redact(value, PHONE.test(words))));
  }
  if (formData) {
    formData.forEach((value, name) => {
      const isKnown = all.some(({ control }) => control.name === name);
      if (!isKnown && !isPrivate('hidden ' + name) && typeof value === 'string') add(plain(name), plain(name), [redact(value, PHONE.test(name))]);
    });
  }
  if (submitter && submitter.name) add(submitter.name, submitter.name, [submitter.value]);
  const first = contact || visible.find((described) => valuesOf(described)[0]);
  if (!first) return 'empty';
  return { form, fields, at: new Date().toISOString(), controls: visible.map(({ control }) => control), contact: first.control, contactText: valuesOf(first)[0] || '' };
}

function isContact(described: DescribedControl): boolean {
  const value = valuesOf(described)[0] || '';
  return EMAIL.test(described.words) ? /.@./.test(value) : PHONE.test(described.words) && value.replace(/\D/g, '').length > 4;
}

// A control that nobody can see and no key leads to: whoever fills it is a robot.
const isHoneypot = ({ control, type }: DescribedControl) =>
  /^(text|email|url|tel)/.test(type) && !!control.closest('[tabindex="-1"],[aria-hidden=true]') && !isSeen(control);

function fieldNameOf({ control, type, autocomplete, name }: DescribedControl): string {
  const token = /^(email|tel)$/.test(type) ? type : autocomplete.split(' ').pop()!;
  const said = /^(off|on|nope|false)$/.test(token) ? '' : FIELD_NAMES[token] || token.replace(/-/g, '_');
  return control.getAttribute('data-driftrock-field') || said || plain(name);
}

// How PHP and Rails say "several of these".
const plain = (name: string) => name.replace(/\[\]$/, '');
