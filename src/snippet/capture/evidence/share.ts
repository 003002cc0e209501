/**
 * How much of what the visitor gave a request carries: that tells the submission's request from a bystander's.
 *
 * The page it exists for: one whose tracker posts the address at every attempt, and is always answered well.
 */
import { isTyped } from '../../form/contact';
import type { Lead } from '../../form/read-form';

/**
 * `all` of what was typed, and no question is left that it does not name; `most` of it; `named` where the contact is all that was
 * typed, and the open questions go along by name; `bystander` with the contact alone, or without it; `unreadable`.
 */
export type Share = 'all' | 'most' | 'named' | 'bystander' | 'unreadable';

// Digits of a telephone number that pages leave alone when they write it with its country's code.
const PHONE_DIGITS = 7;
// A run of letters and digits this long is encoded, and may be anything.
const ENCODED = /[\w+/=-]{24,}/g;
const MAX_RUNS = 20;

/** Letters and digits alone, so that a text is found in whatever way a request writes it. */
const squash = (text: string) => text.normalize().toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const decodePercent = (text: string) =>
  text.replace(/(%[\da-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      // Another encoding than UTF-8.
      return run;
    }
  });
const decodeEscapes = (text: string) =>
  text.replace(/\\u([\da-f]{4})/gi, (_run, code: string) => String.fromCharCode(parseInt(code, 16)));
const decodeBase64 = (text: string) =>
  (text.match(ENCODED) || []).slice(0, MAX_RUNS).map((run) => {
    try {
      return new TextDecoder().decode(Uint8Array.from(atob(run.replace(/-/g, '+').replace(/_/g, '/')), (byte) => byte.charCodeAt(0)));
    } catch {
      // Not base64.
      return '';
    }
  });

/** How a value is looked for. */
const tokenOf = (value: string, isPhone: boolean) => {
  const digits = value.replace(/\D/g, '');
  return isPhone && digits.length >= PHONE_DIGITS ? digits.slice(-PHONE_DIGITS) : squash(value);
};

/** What the visitor typed besides the contact, and what the form asks that has no answer, each as it is looked for. */
function askedIn({ controls, contact }: Lead) {
  const typed = controls.filter((described) => isTyped(described) && !/^(password|hidden)/.test(described.words));
  const others = typed.flatMap(({ values }) => values).filter((value) => value !== contact);
  const open = typed.filter(({ values }) => !values[0]).map(({ name, label }) => [name, label].map(squash).filter(Boolean));
  return {
    answers: [...new Set(others.map((value) => tokenOf(value, /^[+(\d][\d\s()./+-]*$/.test(value))))].filter(Boolean),
    open: open.filter((names) => names[0]),
  };
}

const looksEncoded = (text: string) => ENCODED.test(text) && /[\w+/=-]{60,}/.test(text);

/** The share of the lead that this text carries. */
export function shareOf(text: string, lead: Lead): Share {
  const decoded = decodeEscapes(decodePercent(text.replace(/\+/g, ' ')));
  const contact = tokenOf(lead.contact, !lead.contact.includes('@'));
  const whole = squash([decoded, ...decodeBase64(decoded), text].join(' '));
  if (!contact || !whole.includes(contact)) return looksEncoded(text) ? 'unreadable' : 'bystander';
  // A lone address often holds the name.
  const rest = whole.split(contact).join('-');
  const { answers, open } = askedIn(lead);
  const carried = answers.filter((answer) => rest.includes(answer));
  const named = open.filter((names) => names.some((name) => rest.includes(name)));
  if (answers[0]) return carried.length * 2 < answers.length ? 'bystander' : carried.length < answers.length ? 'most' : 'all';
  if (!open[0]) return 'all';
  return named.length * 2 < open.length ? 'bystander' : 'named';
}
