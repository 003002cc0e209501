/** The breakers' states, kept while the relay runs; what changes in them is told to the operator. */
import type { Outcome } from '../../upstream/event-outcome';
import type { StoreDependencies } from '../store';
import { begun, ended, readPausedTime } from './breaker-clock';
import { afterAttempt, type Breaker, newBreaker } from './circuit-breakers';
import type { Persist } from './persist';
import { type Tables, write } from './tables';

/** What the keeper works with. */
export interface BreakerKeeperParts {
  tables: Tables;
  dependencies: Pick<StoreDependencies, 'now' | 'report'>;
  concurrency: number;
  persist: Persist;
}

/** The states of all breakers. */
export interface BreakerKeeper {
  stateOf(name: string): Breaker;
  /** Takes the outcome of an attempt into account. Resolves once a pause that begins or ends by it is on disk. */
  judge(name: string, outcome: Outcome): Promise<void>;
}

/** Breakers as the store knows them: a key that was refused when the relay ended is asked by one event first. */
export function createBreakerKeeper({ tables, dependencies, concurrency, persist }: BreakerKeeperParts): BreakerKeeper {
  const { now, report } = dependencies;
  const breakers = new Map<string, Breaker>();
  const stateOf = (name: string): Breaker =>
    breakers.get(name) ?? { ...newBreaker(), isPaused: readPausedTime(tables, name).since !== undefined };

  const tellPause = async (name: string, isPaused: boolean, outcome: Outcome): Promise<void> => {
    const time = readPausedTime(tables, name);
    await persist(() =>
      write(tables, () => void tables.pauses.put(name, isPaused ? begun(time, now()) : ended(time, now()))),
    );
    if (!isPaused) return report('info', 'forwarding resumed: upstream takes the key again', { key: name });
    const { reason, hint } = outcome as Outcome & { kind: 'retry' };
    report('error', 'forwarding paused: upstream refuses the key; events are kept until it is fixed', {
      key: name,
      reason,
      hint,
    });
  };

  const tellRest = (name: string, [before, after]: [Breaker, Breaker], outcome: Outcome): void => {
    const isLong = ({ failures }: Breaker) => failures >= concurrency;
    if (isLong(before) === isLong(after)) return;
    if (!isLong(after)) return report('info', 'forwarding goes on: upstream takes events again', { key: name });
    report('warn', 'forwarding rests: upstream takes no event', {
      key: name,
      ...('reason' in outcome && { reason: outcome.reason }),
    });
  };

  return {
    stateOf,
    async judge(name, outcome) {
      const before = stateOf(name);
      const after = afterAttempt(before, { outcome, now: now(), concurrency });
      breakers.set(name, after);
      if (after.isPaused !== before.isPaused) await tellPause(name, after.isPaused, outcome);
      tellRest(name, [before, after], outcome);
    },
  };
}
