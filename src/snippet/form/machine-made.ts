/** Whether a machine has made a value: anti-forgery tokens, nonces and keys, whatever they are called. Pure. */
import { isCampaignName } from '../../shared/campaign-names';
import { isPrivate } from './private-names';

// Addresses and moments are no secrets.
const READABLE = /^[^"@]+@[\w.-]+$|^https?:|^\d{4}-\d\d-\d\dT/;
// Fewer letters and digits than that are a code that people know: `SAVE20`, `2026Q3`; among words, and in the address
// of a page, the number of a thing: `WH-1000XM4`.
const MIN_RANDOM_LENGTH = 8;
const MIN_TOKEN_LENGTH = 16;
// Letters are words, perhaps in `camelCase`, if their capitals are far enough apart.
const HUMP = /[A-Z]?[a-z]+|[A-Z]+/g;
const MIN_HUMP_LENGTH = 3;

/** A number, or words with a number on one side: `campaign2026`, `3days`. */
function isReadable(part: string): boolean {
  if (!/^(\d*[a-z]*|[a-z]+\d+)$/i.test(part)) return false;
  const humps = part.match(HUMP);
  return !humps || humps.join('').length / humps.length >= MIN_HUMP_LENGTH;
}

/** Whether the word is random, long and without words in it. */
function isRandom(word: string, minLength: number): boolean {
  // Most answers are short, and a form may have hundreds.
  if (word.length < minLength) return false;
  const random = word.split(/[^a-z\d]+/i).filter((part) => !isReadable(part));
  return random.join('').length >= minLength && !READABLE.test(word);
}

/** Whether a part of a text is as long and random as tokens are. */
export const isToken = (word: string): boolean => isRandom(word, MIN_TOKEN_LENGTH);

/** Whether the address of a page carries a token, or somebody's password: RFC 3986 §3.2.1. */
const isKeyed = (address: string): boolean =>
  /^https?:\/\/[^/?#]*@/.test(address) ||
  address
    .split(/[?#&]/)
    .slice(1)
    .map((parameter) => parameter.split('='))
    .some(([name = '', value = '']) => !isCampaignName(name) && (isPrivate(name) || isToken(value)));

/**
 * Whether the value is random, long and without words, or something in it is, or its name a framework's own; the names
 * of campaigns and clicks are not.
 *
 * Only asked of what no visitor has typed: hidden controls, and names that only the collected data has.
 */
export function isMachineMade(name: string, value: string): boolean {
  if (isCampaignName(name)) return false;
  // What a framework keeps for itself: `_wpcf7`, `__VIEWSTATE`, `tx_mail[__referrer]`.
  if (/^_|\[_/.test(name)) return true;
  const words = value.split(/\s+/);
  return words[1]
    ? words.some((word) => isToken(word) || isKeyed(word))
    : isRandom(value, MIN_RANDOM_LENGTH) || isKeyed(value);
}
