/** How long workers rest while all attempts fail. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Result } from './dispositions';

/** The rests of workers that take turns. */
export interface Rests {
  /** Rests for so long; a success or the stop ends it early. */
  rest(ms: number): Promise<void>;
  /** Rests for as long as the failures in a row ask for: not at all before every worker had one. */
  betweenAttempts(): Promise<void>;
  /** Takes an attempt's result into account. */
  note(result: Result): void;
}

const FIRST_REST_MS = 1_000;
// An upstream that is back is noticed within this time.
const LONGEST_REST_MS = 30_000;

const restMs = (failures: number, workers: number): number => {
  const rounds = Math.floor(failures / workers);
  return rounds === 0 ? 0 : Math.min(FIRST_REST_MS * 2 ** (rounds - 1), LONGEST_REST_MS);
};

/** The rests of so many workers, which end when `stopping` is aborted. */
export function createRests(workers: number, stopping: AbortSignal): Rests {
  const round = { failures: 0, ended: new AbortController() };

  const rest = async (ms: number): Promise<void> => {
    if (ms === 0) return;
    // Ended early by a success or the stop: both are what was waited for.
    await wait(ms, undefined, { signal: AbortSignal.any([stopping, round.ended.signal]) }).catch(() => undefined);
  };

  return {
    rest,
    betweenAttempts: () => rest(restMs(round.failures, workers)),
    note(result) {
      if (result === 'kept') round.failures += 1;
      else if (round.failures > 0) {
        round.ended.abort();
        Object.assign(round, { failures: 0, ended: new AbortController() });
      }
    },
  };
}
