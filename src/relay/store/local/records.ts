/** What a fate does to the tables: each is one transaction. */
import type { Fate } from '../disposition';
import type { DueRow } from './due-events';
import { readAndWrite, type Tables, type Waiting, write } from './tables';

/** An attempt that has ended. */
export interface Ended {
  row: DueRow;
  waiting: Waiting;
  fate: Fate;
  now: number;
}

const keep = (row: DueRow, attempts: number) => ({ attempts, ...(row.person !== undefined && { person: row.person }) });

/**
 * Removes the row that was due; then the steps, if the event is still there. A person may have had it erased during the attempt: what is
 * erased must not come back, neither as a dead letter nor as a due time without an event, which the next event of this place would inherit.
 */
const replace = (tables: Tables, { key, place }: DueRow, steps: () => void): Promise<void> =>
  readAndWrite(tables, () => {
    void tables.due.remove(key);
    if (tables.waiting.get(place) !== undefined) steps();
  });

/** Resolves once it is on disk what became of the event. Rejects when it cannot be written: nothing has changed then. */
export function recordFate(tables: Tables, { row, waiting, fate, now }: Ended): Promise<void> {
  const { key, place } = row;
  switch (fate.kind) {
    case 'done':
      return write(tables, () => {
        void tables.due.remove(key);
        void tables.waiting.remove(place);
      });
    case 'dead':
      return replace(tables, row, () => {
        void tables.dead.put(place, { ...waiting, error: fate.error, attempts: row.attempts + 1, deadAt: now });
        void tables.waiting.remove(place);
      });
    default:
      return replace(tables, row, () => void tables.due.put([key[0], now + fate.inMs, place], keep(row, row.attempts + 1)));
  }
}

/** Puts the event into the lane of the key that it travels with now: an operator has given its source another key. */
export const changeLane = (tables: Tables, row: DueRow, waiting: Waiting): Promise<void> =>
  replace(tables, row, () => {
    void tables.due.put([waiting.lane, row.key[1], row.place], keep(row, row.attempts));
    void tables.waiting.put(row.place, waiting);
  });

/** Makes the event due now. */
export const bringForward = (tables: Tables, row: DueRow, now: number): Promise<void> =>
  replace(tables, row, () => void tables.due.put([row.key[0], now, row.place], keep(row, row.attempts)));
