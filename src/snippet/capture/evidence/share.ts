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

// What pages leave alone of a number when they write it with its country's code, or a date in another order of its parts.
const LAST_DIGITS = 7;
// A run of letters and digits this long may be encoded; a longer one is, and may be anything, as is what was no text.
const ENCODED = /[\w+/=]{24,}/g;
const ANYTHING = /[\w+/=-]{60}|\ufffd/;

/** Letters and digits alone, so that a text is found in whatever way a request writes it. */
const squash = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The text, or what a function makes of it; nothing where it cannot. */
const tried = (decode: (text: string) => string) => (text: string) => {
  try {
    return decode(text);
  } catch {
    // Not written in this way.
    return '';
  }
};
const inBase64 = tried((run) => new TextDecoder().decode(Uint8Array.from(atob(run), (byte) => byte.charCodeAt(0))));

/** The text as it is, and as it reads where addresses or base64 have written it in their way. */
const readings = (text: string): string =>
  [
    text,
    text.replace(/\+/g, ' ').replace(/(%[\da-f]{2})+/gi, tried(decodeURIComponent)),
    ...(text.match(ENCODED) || []).map(inBase64),
  ].join(' ');

/** How a value is looked for. What has no letters is a number of some kind. */
const tokenOf = (value: string) => (/[\p{L}@]/u.test(value) ? squash(value) : squash(value).slice(-LAST_DIGITS));

/** What the visitor typed besides the contact, and what the form asks that has no answer, each as it is looked for. */
function askedIn({ controls, contact }: Lead) {
  const typed = controls.filter(isTyped);
  const others = typed.flatMap(({ values }) => values).filter((value) => value !== contact);
  const open = typed.filter(({ values }) => !values[0]).map(({ name, label }) => [name, label].map(squash).filter(Boolean));
  return { answers: [...new Set(others.map(tokenOf))].filter(Boolean), open: open.filter((names) => names[0]) };
}

/** The share of the lead that this text carries; undefined stands for a text that could not be read. */
export function shareOf(text: string | undefined, lead: Lead): Share {
  if (text === undefined) return 'unreadable';
  const contact = tokenOf(lead.contact);
  const whole = squash(readings(text));
  if (!contact || !whole.includes(contact)) return ANYTHING.test(text) ? 'unreadable' : 'bystander';
  // A lone address often holds the name.
  const rest = whole.split(contact).join('-');
  const { answers, open } = askedIn(lead);
  const carried = answers.filter((answer) => rest.includes(answer)).length;
  if (answers[0]) return carried * 2 < answers.length ? 'bystander' : carried < answers.length ? 'most' : 'all';
  const named = open.filter((names) => names.some((name) => rest.includes(name))).length;
  return !open[0] ? 'all' : named * 2 < open.length ? 'bystander' : 'named';
}
