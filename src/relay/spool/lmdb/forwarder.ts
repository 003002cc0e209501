/** Decides which waiting event goes upstream when, and writes down what became of it. */
import { outcomeOf } from '../../forwarding';
import { type Fate, fateOf } from '../fate';
import type { SpoolDoors, SpoolLimits } from '../spool';
import { type DueRow, dueRows, farRow, lanesOf, nextDueAt } from './due-events';
import { laneClock, readPausedTime } from './lane-clock';
import { createLaneKeeper } from './lane-keeper';
import { widthOf } from './lanes';
import { bringForward, changeLane, type Ended, recordFate } from './records';
import { type Tables, type Waiting, write } from './tables';

/** Runs the function after so many milliseconds, unless the function that it returns is called before. */
export type After = (ms: number, run: () => void) => () => void;

/** The doors of a spool in this process, with its timer. */
export interface LmdbDoors extends SpoolDoors {
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
  doors: LmdbDoors;
  limits: SpoolLimits;
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
export function createForwarder({ tables, doors, limits, onWriteError }: ForwarderParts): Forwarder {
  const { upstream, meter, report, now, random, after = afterTimeout } = doors;
  const { concurrency, maxAgeMs } = limits;
  const lookFrom = new Map<string, DueRow['key']>();
  const busyPeople = new Set<string>();
  // By place. The slot is held until the outcome is on disk, so that a kill can repeat no more events than there are slots.
  const underWay = new Map<number, { lane: string; end: Promise<void> }>();
  const state = { isClosed: false, isLooking: false, cancelTimer: () => {} };

  const countOf = (name: string): number => [...underWay.values()].filter(({ lane }) => lane === name).length;

  /** Written until it is: an outcome that is forgotten would be asked of upstream again. */
  const persist = async (change: () => Promise<void>): Promise<void> => {
    for (;;) {
      try {
        return await change();
      } catch (error) {
        onWriteError(error);
        if (state.isClosed) return report('error', 'the outcome of an attempt could not be written: the event will be forwarded again');
        await new Promise<void>((resolve) => after(WRITE_AGAIN_MS, resolve));
      }
    }
  };

  const lanes = createLaneKeeper({ tables, doors, concurrency, persist });

  const tell = (fate: Fate, { row, waiting }: Ended, startedAt: number): void => {
    if (fate.kind === 'done') return meter.forwarded(now() - startedAt);
    if (fate.kind !== 'dead') return meter.retried();
    meter.died();
    // Upstream's words stay out of the log: they may quote what a visitor typed.
    report('warn', 'dead letter: see driftrock-relay dead show', { id: String(row.place), source_id: waiting.event.source_id, event_id: waiting.event.event_id });
  };

  const attempt = async (row: DueRow, waiting: Waiting): Promise<void> => {
    const startedAt = now();
    const outcome = outcomeOf(await upstream.send({ path: waiting.path, event: waiting.event }), now());
    const ageMs = laneClock(readPausedTime(tables, waiting.lane), now()) - waiting.agesFrom;
    const fate = fateOf(outcome, { attempts: row.attempts + 1, ageMs, maxAgeMs, random: random() });
    const end: Ended = { row, waiting, fate, now: now() };
    await persist(() => recordFate(tables, end));
    tell(fate, end, startedAt);
    await lanes.judge(waiting.lane, outcome);
  };

  const begin = (row: DueRow, run: () => Promise<void>): void => {
    const { place, person } = row;
    if (person !== undefined) busyPeople.add(person);
    const end = run().finally(() => {
      underWay.delete(place);
      if (person !== undefined) busyPeople.delete(person);
      look();
    });
    underWay.set(place, { lane: row.key[0], end });
  };

  const take = (row: DueRow): void => {
    const waiting = tables.waiting.get(row.place);
    // Erased by a person's command, which leaves this row to us.
    if (waiting === undefined) return begin(row, () => persist(() => write(tables, () => void tables.due.remove(row.key))));
    const lane = upstream.keyNameOf(waiting);
    if (lane !== row.key[0]) return begin(row, () => persist(() => changeLane(tables, row, { ...waiting, lane })));
    begin(row, () => attempt(row, waiting));
  };

  const lookInto = (name: string): void => {
    const far = farRow(tables, name, now());
    if (far !== undefined && !underWay.has(far.place)) begin(far, () => persist(() => bringForward(tables, far, now())));
    const width = Math.min(widthOf(lanes.stateOf(name), { now: now(), concurrency }) - countOf(name), concurrency - underWay.size);
    if (width <= 0) return;
    const begunBefore = underWay.size;
    let rows = 0;
    for (const row of dueRows(tables, name, { now: now(), start: lookFrom.get(name) })) {
      lookFrom.delete(name);
      if (++rows > MAX_ROWS_A_LOOK) return void lookFrom.set(name, row.key);
      if (underWay.has(row.place) || (row.person !== undefined && busyPeople.has(row.person))) continue;
      take(row);
      if (underWay.size - begunBefore >= width) return;
    }
    lookFrom.delete(name);
  };

  const msToNextLook = (names: readonly string[]): number => {
    const moments = names.map((name) => Math.max(lanes.stateOf(name).restsUntil, nextDueAt(tables, name, now()) ?? Infinity));
    return Math.max(1, Math.min(LOOK_MS, ...moments.map((moment) => moment - now())));
  };

  const lookNow = (): void => {
    state.isLooking = false;
    state.cancelTimer();
    if (state.isClosed) return;
    const names = lanesOf(tables);
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
      while (underWay.size > 0) await Promise.allSettled([...underWay.values()].map(({ end }) => end));
    },
  };
}
