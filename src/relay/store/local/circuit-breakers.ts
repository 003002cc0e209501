/**
 * How fast each key may go: a breaker is all events that travel with one key, and what upstream has said to it of late.
 */
import type { Outcome } from '../../upstream/event-outcome';
import { PAUSE_MS } from '../disposition';

/** The first rest after a run of failures; doubled with each further one. */
const FIRST_REST_MS = 1_000;
// Upstream that was down for hours is noticed within this time after it is back.
const LONGEST_REST_MS = 60_000;

/** The state of one breaker. */
export interface Breaker {
  /** No attempt before this moment, in milliseconds since 1970. */
  restsUntil: number;
  /** Failures since upstream last took or refused an event on its merits. */
  failures: number;
  /** Upstream refuses the key. */
  isPaused: boolean;
}

/** A breaker of which nothing bad is known. */
export const newBreaker = (): Breaker => ({ restsUntil: 0, failures: 0, isPaused: false });

/**
 * How many attempts of the breaker may be under way at `now`. One finds out whether upstream is back; the others need
 * not.
 */
export function widthOf(
  { restsUntil, failures, isPaused }: Breaker,
  { now, concurrency }: { now: number; concurrency: number },
): number {
  if (now < restsUntil) return 0;
  return isPaused || failures >= concurrency ? 1 : concurrency;
}

/** What an attempt is judged by. */
interface AttemptEnd {
  outcome: Outcome;
  now: number;
  concurrency: number;
}

/**
 * The breaker after an attempt. Upstream's own `Retry-After`, and a refused key, hold for all of its events: they would
 * fare the same. As many failures in a row as attempts may be under way are no longer a matter of single events,
 * either.
 */
export function afterAttempt(breaker: Breaker, { outcome, now, concurrency }: AttemptEnd): Breaker {
  // Even a refusal of the event says that upstream is there and takes the key.
  if (outcome.kind !== 'retry') return newBreaker();
  const askedMs = (outcome.askedSeconds ?? 0) * 1000;
  const restFor = (ms: number) => Math.max(breaker.restsUntil, now + Math.max(ms, askedMs));
  if (outcome.isKeyRefused) return { ...breaker, restsUntil: restFor(PAUSE_MS), isPaused: true };
  const failures = breaker.failures + 1;
  const beyond = failures - concurrency;
  const restMs = beyond < 0 ? 0 : Math.min(FIRST_REST_MS * 2 ** beyond, LONGEST_REST_MS);
  return { ...breaker, failures, restsUntil: restFor(restMs) };
}
