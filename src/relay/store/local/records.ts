/** What an acceptance and a disposition do to the tables: each is one transaction. */
import type { LeadEvent } from '../../../event';
import type { Disposition } from '../disposition';
import { hashOf } from '../hash';
import type { DueRow } from './due-events';
import { readAndWrite, type Tables, type Waiting, write } from './tables';

/** What the events of one person have in common; `undefined` when nothing names a person. */
export function personOf({ person_id: personId, fields }: LeadEvent): string | undefined {
  if (personId !== undefined) return `id:${personId}`;
  return typeof fields.email === 'string' ? `email:${fields.email.trim().toLowerCase()}` : undefined;
}

/** Resolves once the event waits, due at once, and a repeat of it is recognised. Rejects when it cannot be written. */
export function recordAcceptance(tables: Tables, sequence: number, waiting: Waiting): Promise<void> {
  const { event, lane, hash, acceptedAt } = waiting;
  const person = personOf(event);
  return write(tables, () => {
    void tables.seen.put(hash, acceptedAt);
    void tables.waiting.put(sequence, waiting);
    void tables.due.put([lane, acceptedAt, sequence], {
      attempts: 0,
      ...(person !== undefined && { person: hashOf(person) }),
    });
  });
}

/** An attempt that has ended. */
export interface Ended {
  row: DueRow;
  waiting: Waiting;
  disposition: Disposition;
  now: number;
}

const keep = (row: DueRow, attempts: number) => ({ attempts, ...(row.person !== undefined && { person: row.person }) });

/**
 * Removes the row that was due; then the steps, if the event is still there. A person may have had it erased during the
 * attempt: what is erased must not come back, neither as a dead letter nor as a due time without an event, which the
 * next event of this sequence would inherit.
 */
const replace = (tables: Tables, { key, sequence }: DueRow, steps: () => void): Promise<void> =>
  readAndWrite(tables, () => {
    void tables.due.remove(key);
    if (tables.waiting.get(sequence) !== undefined) steps();
  });

/**
 * Resolves once it is on disk what became of the event. Rejects when it cannot be written: nothing has changed then.
 */
export function recordDisposition(tables: Tables, { row, waiting, disposition, now }: Ended): Promise<void> {
  const { key, sequence } = row;
  switch (disposition.kind) {
    case 'done':
      return write(tables, () => {
        void tables.due.remove(key);
        void tables.waiting.remove(sequence);
      });
    case 'dead':
      return replace(tables, row, () => {
        void tables.dead.put(sequence, {
          ...waiting,
          error: disposition.error,
          attempts: row.attempts + 1,
          deadAt: now,
        });
        void tables.waiting.remove(sequence);
      });
    default:
      return replace(
        tables,
        row,
        () => void tables.due.put([key[0], now + disposition.inMs, sequence], keep(row, row.attempts + 1)),
      );
  }
}

/**
 * Puts the event into the breaker of the key that it travels with now: an operator has given its source another key.
 */
export const changeBreaker = (tables: Tables, row: DueRow, waiting: Waiting): Promise<void> =>
  replace(tables, row, () => {
    void tables.due.put([waiting.lane, row.key[1], row.sequence], keep(row, row.attempts));
    void tables.waiting.put(row.sequence, waiting);
  });

/** Makes the event due now. */
export const bringForward = (tables: Tables, row: DueRow, now: number): Promise<void> =>
  replace(tables, row, () => void tables.due.put([row.key[0], now, row.sequence], keep(row, row.attempts)));
