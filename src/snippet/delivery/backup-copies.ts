/** A second copy of each unacknowledged event, in IndexedDB. The only file that touches IndexedDB. */

const DATABASE = 'driftrock';
const STORE = 'o';

/**
 * Acts on the copies in a transaction of its own; calls `onEnd` once the disk has what was changed, or nothing can be
 * changed at all: IndexedDB may be missing, blocked (an opaque origin), or somebody else's under this name.
 *
 * Nothing stays open, which could cost the page its place in the back/forward cache. What is asked for first is done
 * first, in all tabs: Indexed Database API 3.0, "connection queue" and "transaction scheduling".
 *
 * @param isNeeded makes the database where there is none; otherwise a page that has nothing to keep leaves no trace
 */
export function withCopies(
  isNeeded: boolean,
  act: (copies: IDBObjectStore) => unknown,
  onEnd: () => void = () => {},
): void {
  // Firefox tells the page's `window.onerror` of an error that nobody has prevented.
  const onError = (event: Event) => {
    event.preventDefault();
    onEnd();
  };
  const orEnd = (step: () => void) => () => {
    try {
      step();
    } catch {
      // localStorage has the event, and memory.
      onEnd();
    }
  };
  orEnd(() => {
    const database = indexedDB;
    // In a task of its own: asking the browser would lengthen the listener that holds up a submission.
    setTimeout(
      orEnd(() => {
        const opening = database.open(DATABASE);
        // An aborted upgrade takes the new database away again.
        opening.onupgradeneeded = () =>
          isNeeded ? opening.result.createObjectStore(STORE) : opening.transaction!.abort();
        opening.onerror = onError;
        opening.onsuccess = orEnd(() => {
          // Without `strict` Chromium and WebKit call a transaction complete before it is on the disk.
          const transaction = opening.result.transaction(STORE, 'readwrite', { durability: 'strict' });
          transaction.oncomplete = transaction.onabort = onEnd;
          transaction.onerror = onError;
          // Takes effect once the transaction is over.
          opening.result.close();
          act(transaction.objectStore(STORE));
        });
      }),
    );
  })();
}

/**
 * Calls the function where there may be copies: now, or once the browser has named its databases. That opens none, so a
 * page that has nothing to send opens nothing.
 *
 * A database that is just being made may not be named. Its page is alive, and has lost nothing: enough to look for what
 * was lost, too little to remove a copy by.
 *
 * @param isNeeded calls it at once, whatever there is
 */
export function whereCopies(isNeeded: boolean, look: () => void): void {
  if (isNeeded) return look();
  try {
    void indexedDB.databases().then((all) => all.some(({ name }) => name === DATABASE) && look(), look);
  } catch {
    // Firefox before 126 has no list, and an opaque origin no databases.
    look();
  }
}
