/** Answers as a builder's own script hands them over -> fields that may leave the page. Pure. */
import type { FieldValue, LeadEvent } from '../event';
import { isPrivate } from '../snippet/form/private-names';
import { redact } from '../snippet/form/redaction';

/** One answer; what else a builder adds to it is not looked at. */
export interface Answer {
  name: string;
  value: unknown;
}

// HubSpot's names of contact properties, and what Driftrock calls them.
const FIELD_NAMES: Record<string, string> = {
  __proto__: null as never,
  firstname: 'first_name',
  lastname: 'last_name',
  phone: 'phone_number',
  mobilephone: 'phone_number',
  zip: 'postcode',
};
const PHONE = /phone|mobile|\btel\b/i;
// HubSpot puts the object type before a property's name, and keeps its own state in `hs_context`.
const OBJECT_TYPE = /^\d+-\d+\//;
const STATE = /^hs_/;

/**
 * The answers by name, without what must never leave the page; undefined where there is neither an e-mail address nor a
 * telephone number among them.
 */
export function readAnswers(answers: unknown): LeadEvent['fields'] | undefined {
  // Without a prototype: an answer may be called `__proto__`.
  const fields: LeadEvent['fields'] = Object.create(null);
  for (const { name, value } of Array.isArray(answers) ? (answers as Answer[]) : []) {
    const plain = String(name).replace(OBJECT_TYPE, '');
    const field = FIELD_NAMES[plain] || plain;
    if (isPrivate(plain) || STATE.test(plain) || field in fields) continue;
    const texts = readTexts(value);
    if (texts[0]) fields[field] = texts[1] ? texts : texts[0];
  }
  const hasContact = Object.entries(fields).some(([name, value]) =>
    /mail/i.test(name) ? /.@./.test(String(value)) : PHONE.test(name) && /(\d\D*){5}/.test(String(value)),
  );
  return hasContact ? fields : undefined;
}

// What is neither text, number nor choice is a file, or the builder's own.
const readTexts = (value: unknown): FieldValue[] =>
  [value]
    .flat()
    .filter((part) => /string|number|boolean/.test(typeof part))
    .map((part) => redact(String(part)).trim())
    .filter(Boolean);
