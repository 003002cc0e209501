/** A filled form -> fields, or why it is no lead form. Pure, but for reading the form. */
import type { FieldValue } from '../event';
import { type Control, controlsOf, type DescribedControl, isSeen, labelOf, MAX_COMMON_LENGTH } from './controls';
import { isForm, own } from './form-access';
import { newId } from './new-event';
import { type Scope, scopeOf } from './page-signs';
import { isPrivate, isPrivateLabel, redact } from './redaction';

/** What a visitor has entrusted to a form. */
export interface Lead {
  form: Element;
  scope: Scope;
  /** What is known of the event it will be: it keeps its id through all attempts to submit it. */
  event: { event_type: 'lead'; event_id: string; created_at: string; fields: Record<string, FieldValue> };
  /** What the visitor gave as one text, to tell a repeat by: a page may count the seconds, or its attempts, in a hidden control. */
  text: string;
  /** All that belongs to the form, also what is hidden or to be ignored. */
  controls: DescribedControl[];
  /** What the visitor can be reached by: a request of the page that carries it, carries the lead. Empty in what can only be a step of a longer form. */
  contact: string;
  /** The control that shows whether the page keeps the answers there, and what it held. */
  control: Control;
  answer: string;
}

/** How a form was submitted, and what is known of its controls. */
export interface Reading {
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
  /** The step before, in a form of several. */
  step?: Lead | undefined;
  /** The form as it was submitted at this moment, before the snippet had arrived. */
  early?: Element | undefined;
  at?: number | undefined;
}

const EMAIL = /e[-_]?mail|courriel/i;
const PHONE = /phone|telef|\bt[eé]l\b|mobile|handy|whatsapp/i;
const HONEYPOT = /honey|\bhp[_-]|gotcha|website|homepage|leave|\bbot|spam/i;
// Fields that a page's own widget hides and fills: beside a list, radio buttons or an editor of its own, or by their names (Tom Select, Tagify).
const WIDGET_FIELD = '[readonly],[class*=select],[role],[role*=bo]+input,[role*=ra]+input,tags+input';
const IGNORED = '[data-driftrock-ignore]';
// Buttons that put the answers aside.
const DRAFT = /save.*(draft|later)|entwurf|brouillon|borrador|^\s*(cancel|close|abbrechen|schlie|annuler|fermer|cerrar)/i;
// What stands over or on forms that ask for an address alone, and for no lead.
const ACCOUNT = /^(?=[^]*(pass|contrase|senha))[^]*(forg|reset|recover|lost|vergess|zur.ck|oubli|olvid|recuper|esquec)|\b(sign|log).?in\b|unsubscri|abmeld|d.sinscri|opt.?out/i;

// HTML standard, "Autofill": field names, and what Driftrock calls them.
const FIELD_NAMES: Record<string, string> = {
  __proto__: null as never,
  email: 'email',
  tel: 'phone_number',
  'given-name': 'first_name',
  'family-name': 'last_name',
  name: 'name',
  organization: 'company',
  'postal-code': 'postcode',
  'street-address': 'address',
};

/**
 * The lead that this form holds now, without a contact where it can only be a step of one; or in words why it holds none: a sign-in, a
 * search, a dialog, a form that the site owner has excluded, or one whose honeypot is filled.
 */
export function readLead(form: Element, { submitter, formData, isChosen, passwords, visited, step }: Reading): Lead | string {
  const closest = own(form, 'closest');
  const scope = scopeOf(form);
  // What else stands around a button in no form is none of its business: forms, and what may be written where the visitor has not been.
  const all = controlsOf(form).filter(({ control, words }) => isChosen || isForm(form) || (!control.form && (visited.has(control) || /^(select|radio|checkbox)/.test(words))));
  const open = all.filter(({ control }) => !control.closest(IGNORED));
  const visible = open.filter((described) => !isHidden(described));
  const isPassword = ({ control, words }: DescribedControl) => /^password/.test(words) || passwords.has(control);
  const secret = all.filter((described) => isPassword(described) || isPrivate(described.words) || isPrivateLabel(described.label));
  const contact =
    visible.find(({ words, label, values: [value = ''] }) => (EMAIL.test(words + ' ' + label) ? /.@./.test(value) : PHONE.test(words + ' ' + label) && /(\d\D*){5}/.test(value))) ||
    // Names such as `entry.1002` say nothing; the label does.
    visible.find(({ control, words, values: [value = ''] }) => /^text/.test(words) && /^\S+@\S+\.\S+$/.test(value) && EMAIL.test(labelOf(control)));
  const first = contact || visible.find(({ values }) => values[0]);
  const earlier = step && step.scope.surroundings.contains(form) && step;
  if (closest(IGNORED)) return 'ignored';
  if (!first) return 'empty';
  // A control that nobody can see and no key leads to: whoever fills it is a robot.
  const honeypots = visible.filter(
    ({ control, words }) =>
      /^(text|email|url|tel)/.test(words) &&
      !visited.has(control) &&
      (HONEYPOT.test(words + control.parentElement!.className) || control.closest('[tabindex="-1"],[aria-hidden=true],input[autocomplete=off]')) &&
      !control.matches(WIDGET_FIELD) &&
      !(control.nextElementSibling && control.nextElementSibling.querySelector('iframe,[contenteditable]')) &&
      !isSeen(control),
  );
  if (honeypots.some(({ control }) => control.value !== control.defaultValue)) return 'filled honeypot';
  if (!isChosen && !(earlier && earlier.contact)) {
    const method = (submitter && submitter.getAttribute('formmethod')) || own(form, 'getAttribute')('method');
    const asked = visible.map((described) => described.words).filter((text) => !/^checkbox/.test(text));
    const words = asked.join();
    if (/dialog/i.test(method!) || closest('[role=search],search')) return 'dialog or search';
    // An identifier alone is the first step of a sign-in.
    const said = submitter ? submitter.textContent + ' ' + submitter.value : '';
    if (DRAFT.test(said)) return 'draft';
    const heading = scope.surroundings.querySelector('h1,h2,h3');
    const action = said + ' ' + own(form, 'getAttribute')('action');
    if (!asked[1] && ACCOUNT.test((heading ? heading.textContent : '') + ' ' + action)) return 'account';
    const passwordCount = visible.filter(isPassword).length;
    // Registrations have more to ask, or the password twice.
    if (/current-pass/.test(words) || ((passwordCount || /\busername/.test(words)) && !/new-pass/.test(words) && (!asked[2] || (passwordCount < 2 && ACCOUNT.test(action))))) return 'sign-in';
  }

  // Without a prototype: a control may be called `constructor` or `__proto__`.
  const fields: Lead['event']['fields'] = Object.assign(Object.create(null), earlier && earlier.event.fields);
  const owners: Record<string, string> = Object.create(null);
  // A page that shows a password or a token in clear may hold it in a second control; short values say nothing.
  const secrets = [...passwords, ...secret.flatMap(({ values }) => values)].filter((text) => (text as string).length > MAX_COMMON_LENGTH);
  // A second control of one meaning, such as the address typed again, goes by its own name.
  const add = (field: string, name: string, texts: string[]) => {
    const key = (owners[field] || name) === name ? field : name;
    for (const text of texts) {
      const before = owners[key] ? [fields[key]!].flat() : [];
      if (!key || !text || secrets.includes(text) || before.includes(text)) continue;
      owners[key] = name;
      fields[key] = before[0] ? [...before, text] : text;
    }
  };

  const given: unknown[] = [submitter && submitter.value];
  for (const described of open) {
    const { words, name, values } = described;
    if (!secret.includes(described) && !honeypots.includes(described)) {
      const texts = values.map((value) => redact(value, PHONE.test(words)));
      add(fieldNameOf(described), plain(name), texts);
      if (!isHidden(described)) given.push(texts.filter((text) => !secrets.includes(text)));
    }
  }
  if (formData) {
    const names = new Set(all.map(({ control }) => control.name));
    formData.forEach((value, name) => {
      const isNew = !isPrivate('hidden ' + name) && !names.has(name);
      if (isNew && typeof value === 'string') add(plain(name), plain(name), [redact(value, PHONE.test(name))]);
    });
  }
  if (submitter && submitter.name) add(submitter.name, submitter.name, [submitter.value]);
  const event = { event_type: 'lead', event_id: newId(), created_at: new Date().toISOString(), fields } as const;
  const answer = first.values[0]!;
  return { form, scope, event, text: JSON.stringify(given), controls: all, contact: (earlier && earlier.contact) || (contact || isChosen ? answer : ''), control: first.control, answer };
}

const isHidden = ({ words }: DescribedControl) => /^hidden/.test(words);

function fieldNameOf({ control, words, name }: DescribedControl): string {
  const [said] = /^(email|tel)\b/.exec(words) || /\S*$/.exec(control.getAttribute('autocomplete') || '')!;
  return control.getAttribute('data-driftrock-field') || FIELD_NAMES[said!] || plain(name);
}

// How PHP and Rails say "several of these".
const plain = (name: string) => name.replace(/\[\]$/, '');
