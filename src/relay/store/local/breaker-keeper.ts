/** The lanes' states, kept while the relay runs; what changes in them is told to the operator. */
import type { Outcome } from '../../upstream/outcome';
import type { SpoolDoors } from '../store';
import { begun, ended, readPausedTime } from './breaker-clock';
import { afterAttempt, type Lane, newLane } from './circuit-breakers';
import { type Tables, write } from './tables';

/** Resolves once the change is on disk, however often that takes. */
export type Persist = (change: () => Promise<void>) => Promise<void>;

/** What the keeper works with. */
export interface LaneKeeperParts {
  tables: Tables;
  doors: Pick<SpoolDoors, 'now' | 'report'>;
  concurrency: number;
  persist: Persist;
}

/** The states of all lanes. */
export interface LaneKeeper {
  stateOf(name: string): Lane;
  /** Takes the outcome of an attempt into account. Resolves once a pause that begins or ends by it is on disk. */
  judge(name: string, outcome: Outcome): Promise<void>;
}

/** Lanes as the store knows them: a key that was refused when the relay ended is asked by one event first. */
export function createLaneKeeper({ tables, doors, concurrency, persist }: LaneKeeperParts): LaneKeeper {
  const { now, report } = doors;
  const lanes = new Map<string, Lane>();
  const stateOf = (name: string): Lane => lanes.get(name) ?? { ...newLane(), isPaused: readPausedTime(tables, name).since !== undefined };

  const tellPause = async (name: string, isPaused: boolean, outcome: Outcome): Promise<void> => {
    const time = readPausedTime(tables, name);
    await persist(() => write(tables, () => void tables.pauses.put(name, isPaused ? begun(time, now()) : ended(time, now()))));
    if (!isPaused) return report('info', 'forwarding resumed: upstream takes the key again', { key: name });
    const { reason, mend } = outcome as Outcome & { kind: 'retry' };
    report('error', 'forwarding paused: upstream refuses the key; events are kept until it is mended', { key: name, reason, mend });
  };

  const tellRest = (name: string, [before, after]: [Lane, Lane], outcome: Outcome): void => {
    const isLong = ({ failures }: Lane) => failures >= concurrency;
    if (isLong(before) === isLong(after)) return;
    if (!isLong(after)) return report('info', 'forwarding goes on: upstream takes events again', { key: name });
    report('warn', 'forwarding rests: upstream takes no event', { key: name, ...('reason' in outcome && { reason: outcome.reason }) });
  };

  return {
    stateOf,
    async judge(name, outcome) {
      const before = stateOf(name);
      const after = afterAttempt(before, { outcome, now: now(), concurrency });
      lanes.set(name, after);
      if (after.isPaused !== before.isPaused) await tellPause(name, after.isPaused, outcome);
      tellRest(name, [before, after], outcome);
    },
  };
}
