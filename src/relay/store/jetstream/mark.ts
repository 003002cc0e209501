/** What the mark of an event says, and what a relay may do with a copy by it. Pure. */
import type { Copy } from './record';

/** What a mark says: copy `seq` is the event, and `owner` has it in hand until then. */
export interface Mark {
  seq: number;
  owner: string;
  /** Milliseconds since 1970. */
  until: number;
  isDone?: true;
}

/** A copy that this relay may not forward. */
export type Withheld =
  /**
   * Another copy of the same event is the one that counts, or nothing is to become of the event any more: this one
   * goes.
   */
  | { kind: 'surplus' }
  /** Another relay is at it; `forMs` from now it counts as dead. */
  | { kind: 'elsewhere'; forMs: number };

/** Who claims. */
export interface Claimant {
  /** This relay's name, unlike every other's. */
  owner: string;
  /** How long a claim holds, in milliseconds: longer than an attempt and its record can take. */
  takeoverMs: number;
  now(): number;
}

// No stream counts from zero: no copy bears this number.
const NO_COPY = 0;

/** The mark of an event that is never to be forwarded. */
export const BARRED: Mark = { seq: NO_COPY, owner: '', until: 0, isDone: true };

/**
 * Whether the copy may be forwarded under this mark.
 *
 * The consumer alone does not tell who is at an event: its new leader may not know of the latest deliveries, and make
 * them again.
 */
export function judge(mark: Mark, { seq, origin, replaces }: Copy, { owner, now }: Claimant): 'free' | Withheld {
  if (mark.seq !== seq && mark.seq !== replaces) return mark.seq === origin ? 'free' : { kind: 'surplus' };
  if (mark.isDone) return { kind: 'surplus' };
  const forMs = mark.owner === owner ? 0 : mark.until - now();
  return forMs > 0 ? { kind: 'elsewhere', forMs } : 'free';
}

/** Whether nothing is to become of this copy any more. */
export const isOver = (mark: Mark, { seq }: Pick<Copy, 'seq'>): boolean => mark.isDone === true || mark.seq !== seq;
