/** Driftrock's explanation without what the visitor typed, which it may quote. Pure. */
import type { FieldValue, LeadEvent } from '../../event';
import { shownText } from './shown-text';

const REMOVED = '[…]';
// A sentence; whatever is longer is a page.
const ERROR_LENGTH = 200;
// Shorter ones would take letters out of the explanation's own words, and tell nothing.
const MIN_LENGTH = 3;
// An address that was changed on its way: in capitals, without spaces, cut.
const ADDRESS = /[^\s"'<>()]+@[^\s"'<>()]+/g;

function textsIn(value: FieldValue | undefined): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value).trim()];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const asPattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** What of an event tells of the visitor. */
export type Answers = Pick<LeadEvent, 'fields' | 'person_id' | 'ga_client_id'>;

/** The explanation with `[…]` in place of each answer of the event, and of each e-mail address. */
export function withoutAnswers(error: string, event: Answers): string {
  const { fields, person_id, ga_client_id } = event;
  const plain = error.toLowerCase();
  const quoted = [...new Set([fields, person_id, ga_client_id].flatMap(textsIn))]
    // Inside JSON, quotes and line breaks are escaped.
    .flatMap((text) => [text, JSON.stringify(text).slice(1, -1)])
    .filter((text) => text.length >= MIN_LENGTH && plain.includes(text.toLowerCase()))
    // The longest first: an answer may be part of another one.
    .sort((one, other) => other.length - one.length)
    .map(asPattern);
  const known = quoted.length === 0 ? error : error.replace(new RegExp(quoted.join('|'), 'gi'), REMOVED);
  return shownText(known.replace(ADDRESS, REMOVED), ERROR_LENGTH);
}
