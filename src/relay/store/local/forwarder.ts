/** Decides which waiting event goes upstream when. */
import type { StoreDependencies, StoreLimits } from '../store';
import { createAttempt } from './attempt';
import { type DueRow, dueRows, farRow, breakersOf, nextDueAt } from './due-events';
import { createBreakerKeeper, type Persist } from './breaker-keeper';
import { widthOf } from './circuit-breakers';
import { bringForward, changeBreaker } from './records';
import { createSlots } from './slots';
import { type Tables, write } from './tables';

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
/** After a failed write. */
const WRITE_AGAIN_MS = 1_000;
// Rows of people whose other event is under way are passed over; so many in one look, lest it take long.
const MAX_ROWS_A_LOOK = 1_000;

const afterTimeout: After = (ms, run) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** A forwarder that begins at its first look. */
export function createForwarder({ tables, dependencies, limits, onWriteError }: ForwarderParts): Forwarder {
  const { upstream, report, now, after = afterTimeout } = dependencies;
  const { concurrency } = limits;
  const lookFrom = new Map<string, DueRow['key']>();
  const state = { isClosed: false, isLooking: false, cancelTimer: () => {} };

  /** Written until it is: an outcome that is forgotten would be asked of upstream again. */
  const persist: Persist = async (change) => {
    for (;;) {
      try {
        return await change();
      } catch (error) {
        onWriteError(error);
        if (state.isClosed)
          return report('error', 'the outcome of an attempt could not be written: the event will be forwarded again');
        await new Promise<void>((resolve) => after(WRITE_AGAIN_MS, resolve));
      }
    }
  };

  const breakers = createBreakerKeeper({ tables, dependencies, concurrency, persist });
  const attempt = createAttempt({ tables, dependencies, limits, breakers, persist });
  // A slot is held until the outcome is on disk, so that a kill can repeat no more events than there are slots.
  const slots = createSlots(() => look());

  const take = (row: DueRow): void => {
    const waiting = tables.waiting.get(row.sequence);
    // Erased by a person's command, which leaves this row to us.
    if (waiting === undefined)
      return slots.run(row, () => persist(() => write(tables, () => void tables.due.remove(row.key))));
    const breaker = upstream.keyNameOf(waiting);
    if (breaker !== row.key[0])
      return slots.run(row, () => persist(() => changeBreaker(tables, row, { ...waiting, lane: breaker })));
    slots.run(row, () => attempt(row, waiting));
  };

  const lookInto = (name: string): void => {
    const far = farRow(tables, name, now());
    if (far !== undefined && !slots.isBusy(far)) slots.run(far, () => persist(() => bringForward(tables, far, now())));
    const width = Math.min(
      widthOf(breakers.stateOf(name), { now: now(), concurrency }) - slots.taken(name),
      concurrency - slots.taken(),
    );
    if (width <= 0) return;
    const takenBefore = slots.taken();
    let rows = 0;
    for (const row of dueRows(tables, name, { now: now(), start: lookFrom.get(name) })) {
      lookFrom.delete(name);
      if (++rows > MAX_ROWS_A_LOOK) return void lookFrom.set(name, row.key);
      if (slots.isBusy(row)) continue;
      take(row);
      if (slots.taken() - takenBefore >= width) return;
    }
    lookFrom.delete(name);
  };

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
