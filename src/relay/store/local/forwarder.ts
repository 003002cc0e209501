/** Decides which waiting event goes upstream when. */
import type { StoreDependencies, StoreLimits } from '../store';
import { createAttempt } from './attempt';
import { createBreakerKeeper } from './breaker-keeper';
import { createBreakerLook } from './breaker-look';
import { breakersOf, nextDueAt } from './due-events';
import { createPersist } from './persist';
import { createSlots } from './slots';
import type { Tables } from './tables';

/** Runs the function after so many milliseconds, unless the function that it returns is called before. */
export type After = (ms: number, run: () => void) => () => void;

/** The dependencies of a store in this process, with its timer. */
export interface LocalStoreDependencies extends StoreDependencies {
  /** `setTimeout` by default. */
  after?: After;
}

/** What forwards. */
export interface Forwarder {
  /** Something new may be due. */
  look(): void;
  /** Resolves when every attempt has ended and is written down; begins none from the call on. */
  close(): Promise<void>;
}

/** What the forwarder works with. */
export interface ForwarderParts {
  tables: Tables;
  dependencies: LocalStoreDependencies;
  limits: StoreLimits;
  /** A write has failed; it is tried again. */
  onWriteError(error: unknown): void;
}

// People's commands change the store from other processes, which nothing tells this one.
const LOOK_MS = 1_000;

const afterTimeout: After = (ms, run) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** A forwarder that begins at its first look. */
export function createForwarder({ tables, dependencies, limits, onWriteError }: ForwarderParts): Forwarder {
  const { report, now, after = afterTimeout } = dependencies;
  const { concurrency } = limits;
  const state = { isClosed: false, isLooking: false, cancelTimer: () => {} };

  const persist = createPersist({ report, after, onWriteError, isClosed: () => state.isClosed });
  const breakers = createBreakerKeeper({ tables, dependencies, concurrency, persist });
  const attempt = createAttempt({ tables, dependencies, limits, breakers, persist });
  // A slot is held until the outcome is on disk, so that a kill can repeat no more events than there are slots.
  const slots = createSlots(() => look());
  const lookInto = createBreakerLook({ tables, dependencies, concurrency, breakers, slots, persist, attempt });

  const msToNextLook = (names: readonly string[]): number => {
    const moments = names.map((name) =>
      Math.max(breakers.stateOf(name).restsUntil, nextDueAt(tables, name, now()) ?? Infinity),
    );
    return Math.max(1, Math.min(LOOK_MS, ...moments.map((moment) => moment - now())));
  };

  const lookNow = (): void => {
    state.isLooking = false;
    state.cancelTimer();
    if (state.isClosed) return;
    const names = breakersOf(tables);
    for (const name of names) lookInto(name);
    state.cancelTimer = after(msToNextLook(names), lookNow);
  };

  const look = (): void => {
    if (state.isLooking || state.isClosed) return;
    state.isLooking = true;
    setImmediate(lookNow);
  };

  return {
    look,
    async close() {
      state.isClosed = true;
      state.cancelTimer();
      await slots.allFree();
    },
  };
}
