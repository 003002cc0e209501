/** One attempt for a waiting event, from the request upstream to the record of what became of it. */
import { outcomeOf } from '../../upstream/forwarding';
import { type Fate, fateOf } from '../disposition';
import type { SpoolDoors, SpoolLimits } from '../store';
import type { DueRow } from './due-events';
import { laneClock, readPausedTime } from './breaker-clock';
import type { LaneKeeper, Persist } from './breaker-keeper';
import { type Ended, recordFate } from './records';
import type { Tables, Waiting } from './tables';

/** What attempts work with. */
export interface AttemptParts {
  tables: Tables;
  doors: SpoolDoors;
  limits: Pick<SpoolLimits, 'maxAgeMs'>;
  lanes: Pick<LaneKeeper, 'judge'>;
  persist: Persist;
}

/** Makes attempts; each resolves once its outcome, and what follows from it for the lane, is on disk. */
export function createAttempt({ tables, doors, limits, lanes, persist }: AttemptParts): (row: DueRow, waiting: Waiting) => Promise<void> {
  const { upstream, meter, report, now, random } = doors;

  const tell = (fate: Fate, { row, waiting }: Ended, startedAt: number): void => {
    if (fate.kind === 'done') return meter.forwarded(now() - startedAt, now() - waiting.acceptedAt);
    if (fate.kind !== 'dead') return meter.retried();
    meter.died();
    // Upstream's words stay out of the log: they may quote what a visitor typed.
    report('warn', 'dead letter: see driftrock-relay dead show', { id: String(row.place), source_id: waiting.event.source_id, event_id: waiting.event.event_id });
  };

  return async (row, waiting) => {
    const startedAt = now();
    const outcome = outcomeOf(await upstream.send({ path: waiting.path, event: waiting.event }), now());
    const ageMs = laneClock(readPausedTime(tables, waiting.lane), now()) - waiting.agesFrom;
    const fate = fateOf(outcome, { attempts: row.attempts + 1, ageMs, maxAgeMs: limits.maxAgeMs, random: random() });
    const end: Ended = { row, waiting, fate, now: now() };
    await persist(() => recordFate(tables, end));
    tell(fate, end, startedAt);
    await lanes.judge(waiting.lane, outcome);
  };
}
