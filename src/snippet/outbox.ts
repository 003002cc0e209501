/** Unacknowledged events in localStorage, one key an event. The only file that touches localStorage. */
import type { LeadEvent } from '../event';
import { parseJson } from './json';
import { listen } from './listen';

const PREFIX = 'driftrock:o:';
const MAX_ENTRIES = 100;
const MAX_BYTES = 262_144;
// Safari clears what scripts have stored after seven days without a visit; an older lead is of little use anyway.
const MAX_AGE_MS = 604_800_000;
// Browsers count what is stored in UTF-16: HTML standard §12.2.1, the Storage standard's quota.
const BYTES_PER_UNIT = 2;

/** One event in the outbox, with what delivery must remember of it. Moments are milliseconds since 1970. */
export interface Entry {
  event: LeadEvent;
  /** The relay of the page it comes from; a page of another source leaves the event to that one. */
  relay?: string | undefined;
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

/**
 * The events no relay has acknowledged yet.
 *
 * Reading never removes what may still be sent: a tab that dies in the middle of an attempt leaves the event to the next page.
 * What this page has put in is also held in memory: storage may be full, blocked, switched off, or cleared by the page.
 */
export interface Outbox {
  /** Keeps the entry in place of an earlier one of the same event; the oldest go where the bounds are passed. */
  put(entry: Entry): void;
  /** All entries, oldest first. */
  entries(): Entry[];
  remove(event: { event_id?: string | undefined }): void;
}

/** An entry of which nothing has been tried yet; not to be sent before `dueAt`. */
export const newEntry = (event: LeadEvent, relay: string | undefined, dueAt: number): Entry => ({
  event,
  relay,
  addedAt: Date.now(),
  failures: 0,
  dueAt,
  firm: dueAt > 0,
});

const keyOf = ({ event_id }: Parameters<Outbox['remove']>[0]) => PREFIX + event_id;

/** An outbox that writes to localStorage while `isPersistent` says so; what stands there is read and removed in any case. */
export function createOutbox(isPersistent: () => boolean): Outbox {
  const memory = new Map<string, Entry>();
  const written = new Set<string>();

  const withStorage = (act: (storage: Storage) => void) => {
    try {
      act(localStorage);
    } catch {
      // Blocked (SecurityError) or full (QuotaExceededError): memory holds the entry.
    }
  };

  const remove: Outbox['remove'] = (event) => {
    memory.delete(keyOf(event));
    withStorage((storage) => storage.removeItem(keyOf(event)));
  };

  const entries = () => {
    const found = new Map(memory);
    withStorage((storage) => {
      for (const key of Object.keys(storage)) {
        // A newer state that could not be written, storage being full, is known here alone.
        const entry = key.startsWith(PREFIX) && (written.has(key) || !memory.has(key)) && parseJson<Entry>(storage[key]);
        // Half a value, somebody's garbage or a later version's format is left where it is; an earlier version's may lack something.
        if (entry && entry.event && keyOf(entry.event) === key) found.set(key, Object.assign(newEntry(entry.event, entry.relay, 0), entry));
      }
    });
    let bytes = 0;
    return [...found.values()]
      .sort((a, b) => b.addedAt - a.addedAt)
      .filter((entry, index) => {
        bytes += (keyOf(entry.event) + JSON.stringify(entry)).length * BYTES_PER_UNIT;
        const isWithin = index < MAX_ENTRIES && (bytes < MAX_BYTES || !index) && Date.now() - entry.addedAt < MAX_AGE_MS;
        if (!isWithin) remove(entry.event);
        return isWithin;
      })
      .reverse();
  };

  // Another tab's acknowledgement is not undone by this tab's memory. `clear()` gives no key, and is no acknowledgement.
  listen<StorageEvent>(window, 'storage', ({ key, newValue }) => newValue || memory.delete(key!));
  // A page in the back/forward cache has heard nothing of other tabs: when it comes back, storage knows better.
  listen<PageTransitionEvent>(window, 'pageshow', ({ persisted }) => persisted && written.forEach((key) => memory.delete(key)));

  return {
    put(entry) {
      const key = keyOf(entry.event);
      memory.set(key, entry);
      written.delete(key);
      entries();
      if (isPersistent()) {
        withStorage((storage) => {
          storage[key] = JSON.stringify(entry);
          written.add(key);
        });
      }
    },
    entries,
    remove,
  };
}
