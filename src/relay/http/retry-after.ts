/** How long the page is to wait before it comes back. Pure. */

/**
 * What the page is told when upstream names no time, in seconds: long enough not to press, short enough for a visitor
 * who stays.
 */
export const DEFAULT_RETRY_SECONDS = 30;
// A longer wait outlives the visit; the page looks again then anyway.
const MAX_RETRY_SECONDS = 3600;

/**
 * Seconds from 1 to 3,600, or `undefined` when the header names no time.
 *
 * RFC 9110 §10.2.3: the header is a number of seconds or a date; anything else counts as absent.
 */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? '';
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - now) / 1000;
  // A date needs a letter ("Mon, 01 ..."): Date.parse would read "-5" or "1.5" as a year.
  if (Number.isNaN(seconds) || !/^(\d+|[A-Za-z].*)$/.test(text)) return undefined;
  return Math.min(Math.max(Math.ceil(seconds), 1), MAX_RETRY_SECONDS);
}
