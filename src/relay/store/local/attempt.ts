/** One attempt for a waiting event, from the request upstream to the record of what became of it. */
import { outcomeOf } from '../../upstream/forwarding';
import { type Disposition, dispositionOf } from '../disposition';
import type { StoreDependencies, StoreLimits } from '../store';
import type { DueRow } from './due-events';
import { breakerClock, readPausedTime } from './breaker-clock';
import type { BreakerKeeper } from './breaker-keeper';
import type { Persist } from './persist';
import { type Ended, recordDisposition } from './records';
import type { Tables, Waiting } from './tables';

/** What attempts work with. */
export interface AttemptParts {
  tables: Tables;
  dependencies: StoreDependencies;
  limits: Pick<StoreLimits, 'maxAgeMs'>;
  breakers: Pick<BreakerKeeper, 'judge'>;
  persist: Persist;
}

/** Makes attempts; each resolves once its outcome, and what follows from it for the breaker, is on disk. */
export function createAttempt({
  tables,
  dependencies,
  limits,
  breakers,
  persist,
}: AttemptParts): (row: DueRow, waiting: Waiting) => Promise<void> {
  const { upstream, meter, report, now, random } = dependencies;

  const tell = (disposition: Disposition, { row, waiting }: Ended, startedAt: number): void => {
    if (disposition.kind === 'done')
      return meter.forwarded({
        event: waiting.event,
        attempts: row.attempts + 1,
        ms: now() - startedAt,
        sinceAcceptedMs: now() - waiting.acceptedAt,
      });
    if (disposition.kind !== 'dead') return meter.retried();
    meter.died();
    // Upstream's words stay out of the log: they may quote what a visitor typed.
    report('warn', 'dead letter: see driftrock-relay dead show', {
      id: String(row.sequence),
      source_id: waiting.event.source_id,
      event_id: waiting.event.event_id,
    });
  };

  return async (row, waiting) => {
    const startedAt = now();
    const outcome = outcomeOf(await upstream.send({ path: waiting.path, event: waiting.event }), now());
    const ageMs = breakerClock(readPausedTime(tables, waiting.lane), now()) - waiting.agesFrom;
    const disposition = dispositionOf(outcome, {
      attempts: row.attempts + 1,
      ageMs,
      maxAgeMs: limits.maxAgeMs,
      random: random(),
    });
    const end: Ended = { row, waiting, disposition, now: now() };
    await persist(() => recordDisposition(tables, end));
    tell(disposition, end, startedAt);
    await breakers.judge(waiting.lane, outcome);
  };
}
