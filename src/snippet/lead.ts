/** A filled form -> fields, or why it is no lead form. Pure, but for reading the form. */
import type { FieldValue } from '../event';
import { type Control, controlsOf, describe, type DescribedControl, isSeen, valuesOf } from './controls';
import { own } from './form-access';
import { isPrivate, redact } from './redaction';

/** What a visitor has entrusted to a form. */
export interface Lead {
  form: Element;
  fields: Record<string, FieldValue>;
  /** When it was read: ISO 8601. */
  at: string;
  controls: Control[];
  /** The control by which the visitor can be reached. */
  contact?: Control | undefined;
  /** The control whose fate is the form's: the contact's, else the first one that is filled. */
  anchor?: Control | undefined;
}

/** How a form was submitted, and what the page has told of its controls. */
export interface Reading {
  submitter?: Element | null | undefined;
  /** What the browser or the page has collected: names no control of the form has. */
  formData?: FormData | undefined;
  /** Takes the form for a lead form without looking: the site owner has said so. */
  isChosen?: boolean | undefined;
  /** Answers of earlier steps. */
  carried?: Record<string, FieldValue> | undefined;
  wasPassword(control: Element): boolean;
  /** Whether the visitor has typed into it while it could be seen. */
  wasTyped(control: Element): boolean;
}

const EMAIL_NAME = /e-?mail|courriel/i;
const PHONE_NAME = /phone|telefo|t[eé]l(?![a-z])|mobile|whatsapp|handy/i;

// HTML standard, "Autofill", field names -> the names Driftrock's mappings know.
const FIELD_BY_AUTOCOMPLETE: Record<string, string> = {
  'given-name': 'first_name',
  'family-name': 'last_name',
  name: 'name',
  organization: 'company',
  'organization-title': 'job_title',
  'street-address': 'address',
  'address-level2': 'city',
  'address-level1': 'region',
  'postal-code': 'postcode',
  country: 'country',
  'country-name': 'country',
  bday: 'date_of_birth',
};

const IGNORED = '[data-driftrock-ignore]';

/**
 * The lead that this form holds now, or in words why it holds none: no e-mail address or telephone number in it, a sign-in, a search, a dialog,
 * a form the site owner has excluded, or one whose honeypot is filled.
 */
export function readLead(form: Element, reading: Reading): Lead | string {
  if (own(form, 'closest')(IGNORED)) return 'it is marked data-driftrock-ignore';
  const all = controlsOf(form).map(describe);
  const controls = all.filter(({ control }) => !control.closest(IGNORED));
  const visible = controls.filter(({ type }) => type !== 'hidden');
  if (visible.some((described) => isFilledHoneypot(described, reading))) return 'a robot has filled its honeypot';
  const contact = visible.find(isContact);
  if (!reading.isChosen) {
    if (!contact && !reading.carried) return 'it holds no e-mail address or telephone number';
    if (isNoLeadForm(form, visible, reading)) return 'it is a sign-in, a search or a dialog';
  }
  const fields = readFields(controls, new Set(all.map(({ name }) => name)), reading);
  const anchor = contact ?? visible.find(({ control }) => control.value && isSeen(control));
  return Object.keys(fields).length
    ? { form, fields, at: new Date().toISOString(), controls: visible.map(({ control }) => control), contact: contact?.control, anchor: anchor?.control }
    : 'it is empty';
}

const says = ({ type, autocomplete, names }: DescribedControl, word: string, pattern: RegExp) =>
  type === word || autocomplete.split(/[ -]/).includes(word) || pattern.test(names);
const isEmail = (described: DescribedControl) => says(described, 'email', EMAIL_NAME);
const isPhone = (described: DescribedControl) => says(described, 'tel', PHONE_NAME);

function isContact(described: DescribedControl): boolean {
  const value = valuesOf(described.control)[0] || '';
  return (isEmail(described) && /.@./.test(value)) || (isPhone(described) && value.replace(/\D/g, '').length > 4);
}

function isNoLeadForm(form: Element, visible: DescribedControl[], { submitter, wasPassword }: Reading): boolean {
  const method = submitter?.getAttribute('formmethod') || own(form, 'getAttribute')('method');
  if (/^dialog$/i.test(method!) || own(form, 'closest')('[role=search],search')) return true;
  const says = (word: string) => visible.some(({ autocomplete }) => autocomplete.includes(word));
  const passwords = visible.filter(({ control }) => wasPassword(control));
  const answers = visible.filter(({ type }) => !/^(checkbox|radio)$/.test(type));
  return says('current-password') || (passwords.length === 1 && !says('new-password') && answers.length < 3);
}

// What nobody can see and nobody has typed, yet holds something that the page did not put there, was filled by a robot.
function isFilledHoneypot(described: DescribedControl, { wasTyped }: Reading): boolean {
  const { value, defaultValue } = described.control as HTMLInputElement;
  return isHoneypot(described) && !!value && value !== defaultValue && !wasTyped(described.control);
}

function isHoneypot({ control, type }: DescribedControl): boolean {
  return /^(text|email|url|tel|textarea)$/.test(type) && !!control.closest('[tabindex="-1"],[aria-hidden=true]') && !isSeen(control);
}

function readFields(controls: DescribedControl[], known: Set<string>, reading: Reading): Lead['fields'] {
  const fields: Lead['fields'] = { ...reading.carried };
  const owners = new Map<string, string>();

  // A second control that means the same, such as the address typed again, goes by its own name.
  const add = (field: string, name: string, values: string[]) => {
    const key = (owners.get(field) ?? name) === name ? field : plainName(name);
    const all = [...(owners.has(key) ? [fields[key]!].flat() : []), ...values.filter((value) => value.trim())];
    if (!all.length) return;
    owners.set(key, name);
    fields[key] = all.length > 1 ? all : all[0]!;
  };

  const isSecret = (described: DescribedControl) =>
    reading.wasPassword(described.control) || isPrivate(described, String(described.control.value));
  // A page that shows a password in clear keeps it in a second control.
  const secrets = new Set(controls.filter(isSecret).flatMap(({ control }) => valuesOf(control)));
  for (const described of controls) {
    if (isSecret(described) || isHoneypot(described)) continue;
    const values = valuesOf(described.control).filter((value) => !secrets.has(value));
    add(fieldNameOf(described), described.name, values.map((value) => redact(value, isPhone(described))));
  }
  reading.formData?.forEach((value, name) => {
    const isOpen = !known.has(name) && !isPrivate({ names: name, type: 'hidden', autocomplete: '' });
    if (isOpen && typeof value === 'string' && !secrets.has(value)) add(plainName(name), name, [redact(value, PHONE_NAME.test(name))]);
  });
  const { name, value } = (reading.submitter || {}) as HTMLButtonElement;
  if (name) add(plainName(name), name, [value]);
  return fields;
}

function fieldNameOf({ control, autocomplete, type, name }: DescribedControl): string {
  const token = autocomplete.trim().split(/\s+/).pop()!;
  if (control.getAttribute('data-driftrock-field')) return control.getAttribute('data-driftrock-field')!;
  if (type === 'email' || token === 'email') return 'email';
  if (type === 'tel' || /^tel/.test(token)) return 'phone_number';
  return FIELD_BY_AUTOCOMPLETE[token] || plainName(name);
}

// PHP's and Rails' way to say "several of these".
const plainName = (name: string) => name.replace(/\[\]$/, '');
