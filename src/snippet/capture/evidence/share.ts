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
// A run of letters and digits this long may be encoded; a longer one is, and may be anything.
const ENCODED = /[\w+/=-]{24,}/g;
const LONG_RUN = /[\w+/=-]{60}/;
const MAX_RUNS = 20;
// What is compressed or encrypted has characters that no text has.
const NO_TEXT = /[\0-\x08\x0e-\x1f\ufffd]/;

/** Letters and digits alone, so that a text is found in whatever way a request writes it. */
const squash = (text: string) => text.normalize().toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The text, or what a function makes of it; nothing where it cannot. */
const tried = (decode: (text: string) => string) => (text: string) => {
  try {
    return decode(text);
  } catch {
    // Not written in this way.
    return '';
  }
};
const inBase64 = tried((run) => {
  const bytes = atob(run.replace(/-/g, '+').replace(/_/g, '/'));
  return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
});

/** The text as it is, and as it reads where addresses, JSON or base64 have written it in their way. */
const readings = (text: string): string =>
  [
    text,
    text
      .replace(/\+/g, ' ')
      .replace(/(%[\da-f]{2})+/gi, tried(decodeURIComponent))
      .replace(/\\u([\da-f]{4})/gi, (_run, code: string) => String.fromCharCode(parseInt(code, 16))),
    ...(text.match(ENCODED) || []).slice(0, MAX_RUNS).map(inBase64),
  ].join(' ');

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

/** The share of the lead that this text carries; undefined stands for a text that could not be read. */
export function shareOf(text: string | undefined, lead: Lead): Share {
  const contact = tokenOf(lead.contact, !lead.contact.includes('@'));
  if (text === undefined || NO_TEXT.test(text)) return 'unreadable';
  const whole = squash(readings(text));
  if (!contact || !whole.includes(contact)) return LONG_RUN.test(text) ? 'unreadable' : 'bystander';
  // A lone address often holds the name.
  const rest = whole.split(contact).join('-');
  const { answers, open } = askedIn(lead);
  const carried = answers.filter((answer) => rest.includes(answer)).length;
  if (answers[0]) return carried * 2 < answers.length ? 'bystander' : carried < answers.length ? 'most' : 'all';
  const named = open.filter((names) => names.some((name) => rest.includes(name))).length;
  return !open[0] ? 'all' : named * 2 < open.length ? 'bystander' : 'named';
}
