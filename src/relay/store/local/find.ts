/** What has become of one event, by the tables. */
import type { DeadLetter, Found } from '../store';
import type { Dead, Tables, Waiting } from './tables';

/** A dead letter as people see it; its sequence is what commands call it by. */
export const letterOf = (sequence: number, { path, event, error, attempts, acceptedAt, deadAt }: Dead): DeadLetter => ({
  id: String(sequence),
  forwarded: { path, event },
  error,
  attempts,
  acceptedAt,
  deadAt,
});

/** The row of this event; people ask for what came last. */
function rowOf<Row extends Waiting>(
  table: Tables['waiting' | 'dead'],
  hash: string,
): { key: number; value: Row } | undefined {
  for (const { key, value } of table.getRange({ reverse: true }))
    if (value.hash === hash) return { key, value: value as Row };
  return undefined;
}

/**
 * `undefined` for an event that nobody has brought within the retention. Looks through all that waits and is dead, but
 * for an event that waits.
 *
 * In this order, since an event goes from the waiting ones to the dead: it is in one of both tables until it is done.
 */
export function findIn({ waiting, dead, seen }: Tables, hash: string): Found | undefined {
  if (seen.get(hash) === undefined) return undefined;
  if (rowOf<Waiting>(waiting, hash)) return { state: 'waiting' };
  const row = rowOf<Dead>(dead, hash);
  return row ? { state: 'dead', letter: letterOf(row.key, row.value) } : { state: 'done' };
}
