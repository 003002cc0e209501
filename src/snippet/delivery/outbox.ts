/**
 * Unacknowledged events in localStorage, one key an event. But for early/kept-submissions.ts the only file that touches
 * localStorage.
 */
import { parseJson } from '../json';
import { listen, quiet } from '../listen';
import { whereCopies, withCopies } from './backup-copies';
import { boundsOf, type Entry, type EntryName, keyOf, MAX_AGE_MS, newEntry, PREFIX } from './entry';

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
  remove(event: EntryName): void;
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

/**
 * Acts on localStorage, unless that is blocked (SecurityError) or full (QuotaExceededError): memory holds the entry.
 */
const withStorage = quiet((act: (storage: Storage) => void) => act(localStorage));

/**
 * The entry that the text holds under this key; undefined for half a value, somebody's garbage, a later version's
 * format.
 */
function parseEntry(key: string, text: string): Entry | undefined {
  const entry = key.startsWith(PREFIX) ? parseJson<Entry>(text) : undefined;
  if (!entry || !entry.event || keyOf(entry.event) !== key) return undefined;
  // An earlier version's may lack something.
  return Object.assign(newEntry(entry.event, entry.relay, 0), entry);
}

/** Writes a backup copy. A tab that holds a lease now holds it no more when a copy is needed. */
const copy = (copies: IDBObjectStore, entry: Entry) =>
  copies.put(Object.assign({}, entry, entry.lease && { lease: 0, firm: false, dueAt: 0 }), keyOf(entry.event));

function removeKey(key: string): void {
  withStorage((storage) => {
    // Until its copy is gone, too: pages that go in between, however many, must not leave it to be brought back.
    if (storage[key] != null) storage[key] = '';
  });
  withCopies(
    false,
    (copies) => copies.delete(key),
    () => withStorage((storage) => storage[key] || storage.removeItem(key)),
  );
}

/** Removes what pages have left that went before a copy was gone. */
const removeEmpty = () =>
  withStorage((storage) => {
    for (const key of Object.keys(storage)) if (key.startsWith(PREFIX) && !storage[key]) removeKey(key);
  });

/** What this page has put in, which of it localStorage has, and all that is kept in either; other tabs change that. */
function createMemory() {
  const memory = new Map<string, Entry>();
  const written = new Set<string>();
  // Another tab's acknowledgement is not undone by this tab's memory. `clear()` gives no key, and is no
  // acknowledgement.
  listen<StorageEvent>(window, 'storage', ({ key, newValue }) => newValue || memory.delete(key!));
  // A page in the back/forward cache has heard nothing of other tabs: when it comes back, storage knows better.
  listen<PageTransitionEvent>(window, 'pageshow', ({ persisted }) => {
    if (persisted) written.forEach((key) => memory.delete(key));
  });
  const all = () => {
    const found = new Map(memory);
    withStorage((storage) => {
      for (const key of Object.keys(storage)) {
        // A newer state that could not be written, storage being full, is known here alone.
        const entry = (written.has(key) || !memory.has(key)) && parseEntry(key, storage[key]);
        if (entry) found.set(key, entry);
      }
    });
    return boundsOf(found.values(), (key) => memory.has(key));
  };
  return {
    memory,
    all,
    note(entry: Entry) {
      memory.set(keyOf(entry.event), entry);
      written.delete(keyOf(entry.event));
    },
    write: (entry: Entry) =>
      withStorage((storage) => {
        storage[keyOf(entry.event)] = JSON.stringify(entry);
        written.add(keyOf(entry.event));
      }),
  };
}

const onWritten: Outbox['onWritten'] = (listener) =>
  listen<StorageEvent>(window, 'storage', ({ key, newValue }) => {
    const entry = parseEntry(key || '', newValue!);
    if (entry) listener(entry);
  });

/**
 * An outbox that writes to localStorage while `isPersistent` says so. What is stored there is read and removed in any
 * case.
 *
 * localStorage is the same for all pages at once, and on the disk only seconds or minutes later. IndexedDB is on the
 * disk within some tens of milliseconds, and never at once. So localStorage says what there is, and IndexedDB only what
 * a killed browser has forgotten.
 */
export function createOutbox(isPersistent: () => boolean): Outbox {
  const { memory, all, note, write } = createMemory();
  // What is older than that is not brought back.
  let clearedAt = Date.now() - MAX_AGE_MS;

  const entries = () =>
    all()
      .flatMap(([entry, isWithin]) => (isWithin ? entry : []))
      .reverse();
  const remove = (event: EntryName) => {
    memory.delete(keyOf(event));
    removeKey(keyOf(event));
  };
  const removeSurplus = () => all().forEach(([{ event }, isWithin]) => isWithin || remove(event));

  const put = (entry: Entry) => {
    note(entry);
    // Counting what is stored means reading all of it: a submission does not wait for that.
    setTimeout(removeSurplus);
    if (!isPersistent()) return;
    write(entry);
    // Nothing that changes later is worth a copy, least of all a lease that is let go: with a database open when it
    // goes, a page is none for Chromium's back/forward cache.
    if (!entry.failures && (entry.firm || !entry.lease)) withCopies(true, (copies) => copy(copies, entry));
  };

  /** Puts a copy back whose entry is lost. Looked up while the transaction lasts: no page can have removed the copy. */
  const bringBack = (entry: Entry, onFound: () => void) =>
    withStorage((storage) => {
      const key = keyOf(entry.event);
      if (storage[key] != null || memory.has(key) || entry.addedAt <= clearedAt) return;
      put(entry);
      onFound();
    });

  return {
    put,
    entries,
    remove,
    clear() {
      clearedAt = Date.now();
      entries().forEach(({ event }) => remove(event));
      withCopies(false, (copies) => copies.clear());
    },
    restore(onFound) {
      removeEmpty();
      removeSurplus();
      const look = () =>
        withCopies(isPersistent() && !!entries()[0], (copies) => {
          copies.getAll().onsuccess = quiet(({ target }) => {
            (target as IDBRequest<Entry[]>).result.forEach((entry) => bringBack(entry, onFound));
            // A page may have gone before its own were written.
            if (isPersistent()) entries().forEach((entry) => copy(copies, entry));
          });
        });
      whereCopies(!!entries()[0], look);
    },
    onWritten,
  };
}
