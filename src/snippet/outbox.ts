/** Unacknowledged events in localStorage, one key an event. The only file that touches localStorage. */
import type { LeadEvent } from '../event';
import { byteLength } from './new-event';

const PREFIX = 'driftrock:o:';
const FORMAT = 1;
const MAX_ENTRIES = 100;
const MAX_BYTES = 262_144;
// Safari clears what scripts have stored after seven days without a visit; an older lead is of no use to a marketer.
const MAX_AGE_MS = 604_800_000;

/** One event in the outbox, with what delivery must remember of it. */
export interface Entry {
  /** Format of the entry, so that a later version knows an older one's. */
  v: typeof FORMAT;
  event: LeadEvent;
  /** When it was added: milliseconds since 1970. */
  addedAt: number;
  /** Attempts that ended in `retry`. */
  failures: number;
  /** Not before this moment: milliseconds since 1970. */
  dueAt: number;
  /** The wait is an order (`Retry-After`, a lease, a form still undecided), which no wake cuts short. */
  firm: boolean;
  /** Who is making an attempt until `dueAt`. */
  lease?: string;
  /** The relay of the page it comes from; a page of another source leaves it to that one. */
  relay?: string | undefined;
}

/**
 * The events no relay has acknowledged yet.
 *
 * Reading never removes: a tab that dies in the middle of an attempt leaves the event to the next page.
 * While storage is full, blocked or switched off, events live in memory until the page goes; what this page has put in is
 * also remembered in memory, so that a page which clears its storage loses nothing.
 */
export interface Outbox {
  /** Keeps the entry, in place of an earlier one of the same event. */
  put(entry: Entry): void;
  /** Whether the event is still waiting: no tab has removed it. */
  has(event: LeadEvent): boolean;
  /** All entries, oldest first. */
  entries(): Entry[];
  remove(event: LeadEvent): void;
  clear(): void;
}

/** An outbox in the storage that `readStorage` gives: undefined, or a throw, for none. */
export function createOutbox(readStorage: () => Storage | undefined): Outbox {
  const memory = new Map<string, Entry>();

  const attempt = <T>(act: (storage: Storage) => T): T | undefined => {
    try {
      const storage = readStorage();
      return storage && act(storage);
    } catch {
      // Blocked (SecurityError) or full (QuotaExceededError): memory holds the entry.
    }
  };

  const storedKeys = (storage: Storage) => Object.keys(storage).filter((key) => key.startsWith(PREFIX));

  const entries = (): Entry[] => {
    const found = new Map(memory);
    attempt((storage) => {
      for (const key of storedKeys(storage)) {
        const entry = parseEntry(storage.getItem(key));
        if (entry) found.set(keyOf(entry.event), entry);
      }
    });
    return [...found.values()].sort((a, b) => a.addedAt - b.addedAt);
  };

  const remove = (event: LeadEvent) => {
    memory.delete(keyOf(event));
    attempt((storage) => storage.removeItem(keyOf(event)));
  };

  /** Drops what is too old, then the oldest until the bounds hold. */
  const prune = () => {
    let bytes = 0;
    entries().reverse().forEach((entry, newerEntries) => {
      bytes += byteLength(keyOf(entry.event) + JSON.stringify(entry));
      const isNewest = !newerEntries;
      if (newerEntries >= MAX_ENTRIES || Date.now() - entry.addedAt > MAX_AGE_MS || (bytes > MAX_BYTES && !isNewest)) remove(entry.event);
    });
  };

  // Another tab's acknowledgement must not be undone by this tab's memory. `clear()` gives no key, and is no acknowledgement.
  addEventListener('storage', ({ key, newValue }) => {
    if (key && newValue === null) memory.delete(key);
  });
  // A page in the back/forward cache hears nothing of other tabs: what it finds gone when it comes back was acknowledged.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) attempt((storage) => memory.forEach((_entry, key) => storage.getItem(key) ?? memory.delete(key)));
  });

  return {
    put(entry) {
      memory.set(keyOf(entry.event), entry);
      prune();
      attempt((storage) => storage.setItem(keyOf(entry.event), JSON.stringify(entry)));
    },
    has: (event) => entries().some((entry) => keyOf(entry.event) === keyOf(event)),
    entries: () => (prune(), entries()),
    remove,
    clear() {
      memory.clear();
      attempt((storage) => storedKeys(storage).forEach((key) => storage.removeItem(key)));
    },
  };
}

/** A new entry, to be sent at once unless `dueAt` holds it back. */
export function newEntry(event: LeadEvent, relay: string | undefined, dueAt = 0): Entry {
  return { v: FORMAT, event, addedAt: Date.now(), failures: 0, dueAt, firm: dueAt > 0, relay };
}

const keyOf = (event: LeadEvent) => PREFIX + event.source_id + ':' + event.event_id;

// Anything can stand under our keys: another version's format, half a value, somebody's garbage. It is left where it is.
function parseEntry(text: string | null): Entry | undefined {
  try {
    const entry: Entry = JSON.parse(text!);
    return entry.v === FORMAT && entry.event.event_id && entry.event.fields ? entry : undefined;
  } catch {
    // Not JSON, or not an object.
  }
}
