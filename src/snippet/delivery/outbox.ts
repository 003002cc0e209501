/** Unacknowledged events in localStorage, one key an event. The only file that touches localStorage. */
import type { LeadEvent } from '../../event';
import { withCopies } from './backup-copies';
import { parseJson } from '../json';
import { listen, quiet } from '../listen';

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
 * Reading never removes what may still be sent: a tab that dies in the middle of an attempt leaves the event to the
 * next page. What this page has put in is also held in memory: storage may be full, blocked, switched off, or cleared
 * by the page.
 */
export interface Outbox {
  /** Keeps the entry in place of an earlier one of the same event; the oldest go where the bounds are passed. */
  put(entry: Entry): void;
  /** All entries within the bounds, oldest first. */
  entries(): Entry[];
  remove(event: Pick<LeadEvent, 'event_id' | 'event_type'>): void;
  /** Removes everything. */
  clear(): void;
  /**
   * Brings back what localStorage has lost, its browser having been killed before the disk had it, and says so for each
   * entry.
   */
  restore(onFound: () => void): void;
  /** Calls the listener with each entry that another tab has written, in whatever state: nothing is looked up. */
  onWritten(listener: (entry: Entry) => void): void;
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

// A lead and what the site owner tracks later of the same person may share their id.
const keyOf = ({ event_id, event_type }: Pick<LeadEvent, 'event_id' | 'event_type'>) =>
  PREFIX + event_id + (event_type === 'lead' ? '' : event_type);

/**
 * An outbox that writes to localStorage while `isPersistent` says so; what stands there is read and removed in any
 * case.
 *
 * localStorage is the same for all pages at once, and on the disk only seconds or minutes later. IndexedDB is on the
 * disk within some tens of milliseconds, and never at once. So localStorage says what there is, and IndexedDB only what
 * a killed browser has forgotten.
 */
export function createOutbox(isPersistent: () => boolean): Outbox {
  const memory = new Map<string, Entry>();
  const written = new Set<string>();
  // What is older than that is not brought back.
  let clearedAt = Date.now() - MAX_AGE_MS;

  const withStorage = (act: (storage: Storage) => void) => {
    try {
      act(localStorage);
    } catch {
      // Blocked (SecurityError) or full (QuotaExceededError): memory holds the entry.
    }
  };

  const removeKey = (key: string) => {
    memory.delete(key);
    withStorage((storage) => {
      // Until its copy is gone, too: pages that go in between, however many, must not leave it to be brought back.
      if (storage[key] != null) storage[key] = '';
    });
    withCopies(
      false,
      (copies) => copies.delete(key),
      () => withStorage((storage) => storage[key] || storage.removeItem(key)),
    );
  };

  const remove: Outbox['remove'] = (event) => removeKey(keyOf(event));

  /** All that is kept, newest first, each with whether it is within the bounds. */
  const all = (): [entry: Entry, isWithin: boolean][] => {
    const found = new Map(memory);
    withStorage((storage) => {
      for (const key of Object.keys(storage)) {
        // A newer state that could not be written, storage being full, is known here alone.
        const isKnown = !written.has(key) && memory.has(key);
        const entry = key.startsWith(PREFIX) && !isKnown && parseJson<Entry>(storage[key]);
        // Half a value, somebody's garbage or a later version's format is left where it is; an earlier version's may
        // lack something.
        if (entry && entry.event && keyOf(entry.event) === key)
          found.set(key, Object.assign(newEntry(entry.event, entry.relay, 0), entry));
      }
    });
    let bytes = 0;
    return [...found]
      .sort(([, a], [, b]) => b.addedAt - a.addedAt)
      .map(([key, entry], index) => {
        bytes += (key + JSON.stringify(entry)).length * BYTES_PER_UNIT;
        // What this page itself has put in is as old as the page, whatever a clock says that has jumped since.
        const isYoung = memory.has(key) || Date.now() - entry.addedAt < MAX_AGE_MS;
        return [entry, index < MAX_ENTRIES && (bytes < MAX_BYTES || !index) && isYoung];
      });
  };

  const entries = () =>
    all()
      .flatMap(([entry, isWithin]) => (isWithin ? entry : []))
      .reverse();

  const removeSurplus = () => all().forEach(([{ event }, isWithin]) => isWithin || remove(event));

  // Whoever holds a lease holds it no more when a copy is needed.
  const copy = (copies: IDBObjectStore, entry: Entry) =>
    copies.put(Object.assign({}, entry, entry.lease && { lease: 0, firm: false, dueAt: 0 }), keyOf(entry.event));

  const put: Outbox['put'] = (entry) => {
    const key = keyOf(entry.event);
    memory.set(key, entry);
    written.delete(key);
    removeSurplus();
    if (isPersistent()) {
      withStorage((storage) => {
        storage[key] = JSON.stringify(entry);
        written.add(key);
      });
      // Nothing that changes later is worth a copy, least of all a lease that is let go: with a database open when it
      // goes, a page is none for Chromium's back/forward cache.
      if (!entry.failures && (entry.firm || !entry.lease)) withCopies(true, (copies) => copy(copies, entry));
    }
  };

  const restore: Outbox['restore'] = (onFound) => {
    withStorage((storage) => {
      // Left by a page that went before the copy was gone.
      for (const key of Object.keys(storage)) if (key.startsWith(PREFIX) && !storage[key]) removeKey(key);
    });
    removeSurplus();
    withCopies(isPersistent() && !!entries()[0], (copies) => {
      copies.getAll().onsuccess = quiet(({ target }) => {
        for (const entry of (target as IDBRequest<Entry[]>).result) {
          const key = keyOf(entry.event);
          // Looked up while the transaction lasts: no other page can have removed this copy, and so none has taken away
          // the empty value yet.
          withStorage((storage) => {
            if (storage[key] == null && !memory.has(key) && entry.addedAt > clearedAt) {
              put(entry);
              onFound();
            }
          });
        }
        // A page may have gone before its own were written.
        if (isPersistent()) entries().forEach((entry) => copy(copies, entry));
      });
    });
  };

  // Another tab's acknowledgement is not undone by this tab's memory. `clear()` gives no key, and is no
  // acknowledgement.
  listen<StorageEvent>(window, 'storage', ({ key, newValue }) => newValue || memory.delete(key!));
  // A page in the back/forward cache has heard nothing of other tabs: when it comes back, storage knows better.
  listen<PageTransitionEvent>(
    window,
    'pageshow',
    ({ persisted }) => persisted && written.forEach((key) => memory.delete(key)),
  );

  return {
    put,
    entries,
    remove,
    clear() {
      clearedAt = Date.now();
      entries().forEach(({ event }) => remove(event));
      withCopies(false, (copies) => copies.clear());
    },
    restore,
    onWritten(listener) {
      listen<StorageEvent>(window, 'storage', ({ key, newValue }) => {
        const entry = key && key.startsWith(PREFIX) && parseJson<Entry>(newValue!);
        if (entry) listener(entry);
      });
    },
  };
}
