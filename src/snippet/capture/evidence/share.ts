/**
 * How much of what the visitor gave a request carries: that tells the submission's request from a bystander's.
 *
 * The page it exists for: one whose tracker posts the address at every attempt, and is always answered well.
 */
import { type DescribedControl, isTyped } from '../../form/controls';
import { readings } from '../../form/plain-text';
import type { Lead } from '../../form/read-form';
import { isShown } from '../../form/visibility';

/**
 * `all` of what was typed, and no question is left that it does not name; `most` of it; `named` where the contact is
 * all that was typed, and the open questions go along by name; `bystander` with the contact alone; `none` without it;
 * `unreadable`.
 */
export type Share = 'all' | 'most' | 'named' | 'bystander' | 'none' | 'unreadable';

// What pages leave alone of a number when they write it with its country's code, or a date in another order of its
// parts.
const LAST_DIGITS = 7;
// What pages call the part of a number.
const MAX_NAME_LENGTH = 16;
// A run of letters and digits this long is encoded, and may be anything, as is what was no text.
const ANYTHING = /[\w+/=-]{60}|\ufffd/;

/** Letters and digits alone, so that a text is found in whatever way a request writes it. */
const squash = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Its words, so that a name in two fields is found, and a text whose lines JSON has written with an `n` in between. */
const wordsIn = (value: string) => value.split(/\s+/).map(squash).filter(Boolean);

/** How a value is looked for. What has no letters is a number of some kind. */
const tokenOf = (value: string) => (/[\p{L}@]/u.test(value) ? squash(value) : squash(value).slice(-LAST_DIGITS));

/**
 * What is looked for next to the contact, each in the ways that it may be written: what else the visitor typed, and
 * where that is nothing, the names of what the form asks.
 */
function askedIn({ controls, contact, control: shows }: Lead) {
  const all = controls.filter(isTyped);
  // HTML standard, "constructing the entry list": what has no name is not sent. So where the contact has one, the box
  // that searches a list of the page's own is no question.
  const named = all.filter(({ control }) => control.name);
  const typed = named.some(({ values }) => values.includes(contact)) ? named : all;
  const answers = typed.flatMap(({ values }) => values).filter((value) => value !== contact);
  // A later step asks nothing yet, while the contact can be seen.
  const isAsked = ({ control }: DescribedControl) => isShown(control) || !isShown(shows);
  const open = typed
    .filter((one) => !one.values[0] && isAsked(one))
    .map(({ name, label }) => [name, label].map(squash));
  const asked = answers[0] ? [...new Set(answers)].map((answer) => [tokenOf(answer), wordsIn(answer).join(' ')]) : open;
  return {
    asked: asked.map((ways) => ways.filter(Boolean)).filter((ways) => ways[0]),
    isNamed: !answers[0] && !!open[0],
  };
}

/** What a text says next to the contact. A lone address often holds the name. */
const restOf = (whole: string, { contact }: Lead) => whole.split(tokenOf(contact)).join('-');

/** How many answers the text carries next to the contact, those by choice and the page's own among them. */
export function countCarried(text: string, lead: Lead): number {
  const rest = restOf(squash(readings(text)), lead);
  return lead.controls.filter(({ values: [value] }) => value && rest.includes(squash(value))).length;
}

/** The share of the lead that this text carries; undefined stands for a text that could not be read. */
export function shareOf(text: string | undefined, lead: Lead): Share {
  if (text === undefined) return 'unreadable';
  const contact = tokenOf(lead.contact);
  const whole = squash(readings(text));
  // A contact in several boxes goes in as many parts, with little more than their names in between.
  const parts = new RegExp(wordsIn(lead.contact.replace('@', ' ')).join(`.{0,${MAX_NAME_LENGTH}}`));
  if (!contact || !(whole.includes(contact) || parts.test(whole))) return ANYTHING.test(text) ? 'unreadable' : 'none';
  const rest = restOf(whole, lead);
  const { asked, isNamed } = askedIn(lead);
  const carried = asked.filter((ways) =>
    ways.some((way) => way.split(' ').every((word) => rest.includes(word))),
  ).length;
  if (carried * 2 < asked.length) return 'bystander';
  if (isNamed) return 'named';
  return carried < asked.length ? 'most' : 'all';
}
