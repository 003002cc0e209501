/** A dead letter as it is kept -> as people see it. Pure. */
import type { DeadLetter } from '../store';
import type { Dead } from './tables';

/** The letter; its sequence is what commands call it by. */
export const letterOf = (sequence: number, { path, event, error, attempts, acceptedAt, deadAt }: Dead): DeadLetter => ({
  id: String(sequence),
  forwarded: { path, event },
  error,
  attempts,
  acceptedAt,
  deadAt,
});
