/** What a fate does to the tables: each is one transaction. */
import type { Fate } from '../fate';
import type { DueRow } from './due-events';
import { type DueKey, readAndWrite, type Tables, type Waiting, write } from './tables';

/** An attempt that has ended. */
export interface Ended {
  row: DueRow;
  waiting: Waiting;
  fate: Fate;
  now: number;
}

const keep = (row: DueRow, attempts: number) => ({ attempts, ...(row.person !== undefined && { person: row.person }) });

/** A person may have had the event erased during the attempt: what is erased must not come back as a dead letter. */
function bury(tables: Tables, { row, waiting, now }: Ended, error: string): Promise<void> {
  return readAndWrite(tables, () => {
    if (tables.waiting.get(row.place) !== undefined) {
      void tables.dead.put(row.place, { ...waiting, error, attempts: row.attempts + 1, deadAt: now });
    }
    void tables.due.remove(row.key);
    void tables.waiting.remove(row.place);
  });
}

/** Resolves once it is on disk what became of the event. Rejects when it cannot be written: nothing has changed then. */
export async function recordFate(tables: Tables, ended: Ended): Promise<void> {
  const { row, fate, now } = ended;
  const [lane, , place] = row.key;
  switch (fate.kind) {
    case 'dead':
      return bury(tables, ended, fate.error);
    case 'done':
      return write(tables, () => {
        void tables.due.remove(row.key);
        void tables.waiting.remove(place);
      });
    default:
      return write(tables, () => {
        void tables.due.remove(row.key);
        void tables.due.put([lane, now + fate.inMs, place], keep(row, row.attempts + 1));
      });
  }
}

/** Puts the event into the lane of the key that it travels with now: an operator has given its source another key. */
export function changeLane(tables: Tables, row: DueRow, waiting: Waiting): Promise<void> {
  const [, dueAt, place] = row.key;
  const key: DueKey = [waiting.lane, dueAt, place];
  return write(tables, () => {
    void tables.due.remove(row.key);
    void tables.due.put(key, keep(row, row.attempts));
    void tables.waiting.put(place, waiting);
  });
}

/** Makes the event due now. */
export function bringForward(tables: Tables, row: DueRow, now: number): Promise<void> {
  const [lane, , place] = row.key;
  return write(tables, () => {
    void tables.due.remove(row.key);
    void tables.due.put([lane, now, place], keep(row, row.attempts));
  });
}
