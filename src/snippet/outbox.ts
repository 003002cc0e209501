/** Unacknowledged events in localStorage, one key an event. The only file that touches localStorage. */
import type { LeadEvent } from '../event';
import { byteLength } from './new-event';

const PREFIX = 'driftrock:o:';
const MAX_ENTRIES = 100;
const MAX_BYTES = 262_144;
// Safari clears what scripts have stored after seven days without a visit; an older lead is of little use anyway.
const MAX_AGE_MS = 604_800_000;

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
  firm: boolean;
  /** Who is making an attempt until `dueAt`. */
  lease?: string;
}

/**
 * The events no relay has acknowledged yet.
 *
 * Reading never removes what may still be sent: a tab that dies in the middle of an attempt leaves the event to the next page.
 * What this page has put in is also held in memory: storage may be full, blocked, switched off, or cleared by the page.
 */
export interface Outbox {
  /** Keeps the entry in place of an earlier one of the same event, the bounds at the cost of the oldest. */
  put(entry: Entry): void;
  /** All entries, oldest first; those beyond the bounds are dropped. */
  entries(): Entry[];
  remove(event: LeadEvent): void;
}

/** An outbox in localStorage while `isPersistent` says so. */
export function createOutbox(isPersistent: () => boolean): Outbox {
  const memory = new Map<string, Entry>();

  const withStorage = (act: (storage: Storage) => void) => {
    try {
      if (isPersistent()) act(localStorage);
    } catch {
      // Blocked (SecurityError) or full (QuotaExceededError): memory holds the entry.
    }
  };

  const remove = (event: LeadEvent) => {
    memory.delete(keyOf(event));
    withStorage((storage) => storage.removeItem(keyOf(event)));
  };

  const entries = () => {
    const found = new Map(memory);
    withStorage((storage) => {
      for (const key of Object.keys(storage)) {
        const entry = key.startsWith(PREFIX) && parseEntry(storage[key]);
        if (entry) found.set(key, entry);
      }
    });
    let bytes = 0;
    return [...found.values()]
      .sort((a, b) => b.addedAt - a.addedAt)
      .filter((entry, index) => {
        bytes += byteLength(JSON.stringify(entry));
        const isWithin = index < MAX_ENTRIES && (bytes < MAX_BYTES || !index) && Date.now() - entry.addedAt < MAX_AGE_MS;
        if (!isWithin) remove(entry.event);
        return isWithin;
      })
      .reverse();
  };

  // Another tab's acknowledgement is not undone by this tab's memory. `clear()` gives no key, and is no acknowledgement.
  addEventListener('storage', ({ key, newValue }) => {
    if (!newValue) memory.delete(key!);
  });
  // A page in the back/forward cache hears nothing of other tabs: what it finds gone when it comes back was acknowledged.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) withStorage((storage) => memory.forEach((_entry, key) => storage[key] || memory.delete(key)));
  });

  return {
    put(entry) {
      memory.set(keyOf(entry.event), entry);
      entries();
      withStorage((storage) => (storage[keyOf(entry.event)] = JSON.stringify(entry)));
    },
    entries,
    remove,
  };
}

const keyOf = (event: LeadEvent) => PREFIX + event.source_id + ':' + event.event_id;

// Anything can stand under our keys: half a value, somebody's garbage, a later version's format. It is left where it is.
function parseEntry(text: string): Entry | undefined {
  try {
    const entry: Entry = JSON.parse(text);
    if (entry.event.fields) return entry;
  } catch {
    // Not JSON, or not an object that holds an event.
  }
}
