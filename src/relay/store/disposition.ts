/** One attempt's outcome -> what a store does with the event. Pure. */
import type { Outcome } from '../upstream/event-outcome';

/** What a store does with an event after an attempt. */
export type Disposition =
  | { kind: 'done' }
  /** No further attempt: `error` is for people. */
  | { kind: 'dead'; error: string }
  | { kind: 'again'; inMs: number; reason: string }
  /** The key is refused: no event of this key is tried meanwhile, and none grows old by it. */
  | { kind: 'paused'; inMs: number; reason: string };

/** What is known of the event next to the outcome. */
export interface Trial {
  /** Attempts made, this one included: 1 after the first. */
  attempts: number;
  /** Since the event was accepted, in milliseconds. */
  ageMs: number;
  maxAgeMs: number;
  /** From 0 to below 1. */
  random: number;
}

/** The first wait; doubled with each attempt. */
export const FIRST_WAIT_MS = 1_000;
// Upstream that was down for hours is noticed within this time after it is back.
const LONGEST_WAIT_MS = 5 * 60_000;
/** How long a refused key rests before one event tries it again: soon after it is fixed, without pressing. */
export const PAUSE_MS = 60_000;

// "Equal jitter": at least half of the wait, so that events which failed together do not come back together.
const backoffMs = ({ attempts, random }: Trial): number => {
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS);
  return Math.round(wait / 2 + (wait / 2) * random);
};

/** What becomes of the event. A time that upstream itself names is obeyed: the wait is never shorter. */
export function dispositionOf(outcome: Outcome, trial: Trial): Disposition {
  if (outcome.kind === 'acknowledged') return { kind: 'done' };
  if (outcome.kind === 'rejected') return { kind: 'dead', error: outcome.error };
  const { reason, isKeyRefused, askedSeconds = 0 } = outcome;
  if (isKeyRefused) return { kind: 'paused', inMs: Math.max(PAUSE_MS, askedSeconds * 1000), reason };
  if (trial.ageMs >= trial.maxAgeMs)
    return { kind: 'dead', error: `not taken within ${describeAge(trial.maxAgeMs)}; last: ${reason}` };
  return { kind: 'again', inMs: Math.max(backoffMs(trial), askedSeconds * 1000), reason };
}

const describeAge = (ms: number): string =>
  ms >= 86_400_000 ? `${Math.round(ms / 86_400_000)} days` : `${Math.round(ms / 1000)} seconds`;
