/** An entry of the outbox: one event, with what delivery must remember of it. Pure, but for the clock. */
import type { LeadEvent } from '../../event';

/** One event in the outbox. Moments are milliseconds since 1970. */
export interface Entry {
  event: LeadEvent;
  /** The relay of the page it comes from; a page of another source leaves the event to that one. */
  relay?: string | undefined;
  /** Whether `source_id` is the form's or the event's own: no other page's may take its place. */
  own?: boolean;
  addedAt: number;
  /** Attempts that ended in `retry`. */
  failures: number;
  /** Not to be sent before. */
  dueAt: number;
  /** `dueAt` is an order (`Retry-After`, a lease, a form still undecided), which no wake cuts short. */
  firm?: boolean;
  /** Who is making an attempt until `dueAt`. */
  lease?: unknown;
}

/** What names an entry. */
export type EntryName = Pick<LeadEvent, 'event_id' | 'event_type'>;

/** What the key of every entry in localStorage begins with. */
export const PREFIX = 'driftrock:o:';
const MAX_ENTRIES = 100;
const MAX_BYTES = 262_144;
/** Safari clears what scripts have stored after seven days without a visit; an older lead is of little use anyway. */
export const MAX_AGE_MS = 604_800_000;
// Browsers count what is stored in UTF-16: HTML standard §12.2.1, the Storage standard's quota.
const BYTES_PER_UNIT = 2;

/** An entry of which nothing has been tried yet; not to be sent before `dueAt`. */
export const newEntry = (event: LeadEvent, relay: string | undefined, dueAt: number): Entry => ({
  event,
  relay,
  addedAt: Date.now(),
  failures: 0,
  dueAt,
  firm: dueAt > 0,
});

/** The entry's key. A lead and what the site owner tracks later of the same person may share their id. */
export const keyOf = ({ event_id, event_type }: EntryName): string =>
  PREFIX + event_id + (event_type === 'lead' ? '' : event_type);

/**
 * The entries newest first, each with whether it is within the bounds of the outbox.
 *
 * @param isOwn whether this page has put it in: then it is as old as the page, whatever a clock says that has jumped
 */
export function boundsOf(
  entries: Iterable<Entry>,
  isOwn: (key: string) => boolean,
): [entry: Entry, isWithin: boolean][] {
  let bytes = 0;
  return [...entries]
    .sort((a, b) => b.addedAt - a.addedAt)
    .map((entry, index) => {
      const key = keyOf(entry.event);
      bytes += (key + JSON.stringify(entry)).length * BYTES_PER_UNIT;
      const isYoung = isOwn(key) || Date.now() - entry.addedAt < MAX_AGE_MS;
      return [entry, index < MAX_ENTRIES && (bytes < MAX_BYTES || !index) && isYoung];
    });
}
