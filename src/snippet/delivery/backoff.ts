/** Failures so far -> milliseconds until the next attempt. Pure. */

// Short enough for the visitor who stays on the thank-you page, doubling so that a relay that is down is left in peace.
const FIRST_WAIT_MS = 5_000;

/** The longest wait between two attempts; what the relay asks for with `Retry-After` is cut to it, too. */
export const MAX_WAIT_MS = 3_600_000;

/**
 * Milliseconds to wait after the given number of failures: 5 s, doubling, one hour at most, with half of it left to
 * chance, so that the tabs and visitors which one outage has gathered do not come back together.
 *
 * @param chance 0 (inclusive) to 1 (exclusive)
 */
export function backoffMs(failures: number, chance = Math.random()): number {
  return Math.min(FIRST_WAIT_MS * 2 ** (failures - 1), MAX_WAIT_MS) * (0.5 + chance / 2);
}

/**
 * Milliseconds that a `Retry-After` header asks for, an hour at most; undefined when it is absent or unreadable.
 *
 * Seconds or an HTTP date: RFC 9110 §10.2.3.
 */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  const wait = /^\s*\d+\s*$/.test(header!) ? +header! * 1000 : Date.parse(header!) - now;
  return wait >= 0 ? Math.min(wait, MAX_WAIT_MS) : undefined;
}
