/** One look at the due events of one breaker: what may go now, goes. */
import type { Upstream } from '../../upstream/upstream';
import type { BreakerKeeper } from './breaker-keeper';
import { widthOf } from './circuit-breakers';
import { type DueRow, dueRows, farRow } from './due-events';
import type { Persist } from './persist';
import { bringForward, changeBreaker } from './records';
import type { Slots } from './slots';
import { type Tables, type Waiting, write } from './tables';

/** What a look works with. */
export interface LookParts {
  tables: Tables;
  dependencies: { upstream: Pick<Upstream, 'keyNameOf'>; now(): number };
  concurrency: number;
  breakers: Pick<BreakerKeeper, 'stateOf'>;
  slots: Pick<Slots, 'taken' | 'isBusy' | 'run'>;
  persist: Persist;
  attempt(row: DueRow, waiting: Waiting): Promise<void>;
}

// Rows of people whose other event is under way are passed over; so many in one look, lest it take long.
const MAX_ROWS_A_LOOK = 1_000;

/** Looks into the breaker of this name; each look goes on where the last one had to end. */
export function createBreakerLook({
  tables,
  dependencies: { upstream, now },
  concurrency,
  breakers,
  slots,
  persist,
  attempt,
}: LookParts): (name: string) => void {
  const lookFrom = new Map<string, DueRow['key']>();

  /** How many more attempts of the breaker may begin. */
  const freeWidthOf = (name: string): number =>
    Math.min(
      widthOf(breakers.stateOf(name), { now: now(), concurrency }) - slots.taken(name),
      concurrency - slots.taken(),
    );

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

  return (name) => {
    const far = farRow(tables, name, now());
    if (far !== undefined && !slots.isBusy(far)) slots.run(far, () => persist(() => bringForward(tables, far, now())));
    const width = freeWidthOf(name);
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
}
