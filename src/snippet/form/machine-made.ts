/** Whether a machine has made a value: anti-forgery tokens, nonces and keys, whatever they are called. Pure. */
import { isCampaignName } from '../../shared/campaign-names';

// What people read has spaces; addresses and moments are no secrets.
const READABLE = /\s|@|^https?:|^\d{4}-\d\d-\d\dT/;
// Fewer letters and digits than that are a code that people know: `SAVE20`, `2026Q3`.
const MIN_RANDOM_LENGTH = 8;
// Letters are words, perhaps in `camelCase`, if their capitals are far enough apart.
const HUMP = /[A-Z]?[a-z]+|[A-Z]+/g;
const MIN_HUMP_LENGTH = 3;

/** A number, or words with a number on one side: `campaign2026`, `3days`. */
function isReadable(part: string): boolean {
  if (!/^(\d*[a-z]*|[a-z]+\d+)$/i.test(part)) return false;
  const humps = part.match(HUMP);
  return !humps || humps.join('').length / humps.length >= MIN_HUMP_LENGTH;
}

/**
 * Whether the value is random, long and without words, or its name a framework's own; the names of campaigns and clicks
 * are not.
 *
 * Only asked of what no visitor has typed: hidden controls, and names that only the collected data has.
 */
export function isMachineMade(name: string, value: string): boolean {
  if (isCampaignName(name)) return false;
  // What a framework keeps for itself: `_wpcf7`, `__VIEWSTATE`, `tx_mail[__referrer]`.
  if (/^_|\[_/.test(name)) return true;
  if (READABLE.test(value)) return false;
  const random = value.split(/[^a-z\d]+/i).filter((part) => !isReadable(part));
  return random.join('').length >= MIN_RANDOM_LENGTH;
}
