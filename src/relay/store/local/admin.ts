/** What people can ask of the embedded store, while a relay uses it and while none does. */
import { isOf } from '../forgotten';
import { hasStore } from './private-folder';
import { breakerClock, readPausedTime } from './breaker-clock';
import { statusOf } from './status';
import { openTables, readAndWrite, type Tables, type Waiting } from './tables';
import { nameOf } from '../hash';
import { NO_STORE_YET, type StoreAdmin } from '../store';
import { findIn, letterOf } from './find';

// Whatever the clocks of this process and the relay's show.
const DUE_AT_ONCE = 0;

// What people type: anything but a sequence is an id that no letter has.
const placeOf = (id: string): number => (/^\d{1,15}$/.test(id) ? Number(id) : -1);

const retryLetter = (tables: Tables, sequence: number, now: number): boolean => {
  const letter = tables.dead.get(sequence);
  if (letter === undefined) return false;
  const { path, event, lane: breaker, hash, acceptedAt } = letter;
  void tables.waiting.put(sequence, {
    path,
    event,
    lane: breaker,
    hash,
    acceptedAt,
    agesFrom: breakerClock(readPausedTime(tables, breaker), now),
  });
  void tables.due.put([breaker, DUE_AT_ONCE, sequence], { attempts: 0 });
  // It may have lain for longer than the retention: a repeat must find it even so.
  void tables.seen.put(hash, now);
  void tables.dead.remove(sequence);
  return true;
};

/** How many events were erased. */
function erase(tables: Tables, isErased: (event: Waiting) => boolean): number {
  const placesIn = (table: Tables['waiting' | 'dead']) =>
    new Set([...table.getRange()].filter(({ value }) => isErased(value)).map(({ key }) => key));
  const [waiting, dead] = [placesIn(tables.waiting), placesIn(tables.dead)];
  for (const sequence of waiting) void tables.waiting.remove(sequence);
  for (const sequence of dead) void tables.dead.remove(sequence);
  const due = waiting.size === 0 ? [] : [...tables.due.getKeys()].filter(([, , sequence]) => waiting.has(sequence));
  for (const key of due) void tables.due.remove(key);
  return waiting.size + dead.size;
}

/** The admin of the store in this folder. Rejects with a sentence when there is no store. */
export async function openLocalAdmin(
  folder: string,
  { now = Date.now }: { now?: () => number } = {},
): Promise<StoreAdmin> {
  if (!hasStore(folder))
    throw Object.assign(new Error(`there is no store in ${folder}: name its folder in RELAY_SPOOL`), {
      code: NO_STORE_YET,
    });
  const tables = openTables(folder);

  /** What the steps give, once all that they changed is on disk. */
  const change = async <Result>(steps: () => Result): Promise<Result> => {
    const results: Result[] = [];
    await readAndWrite(tables, () => void results.push(steps()));
    return results[0] as Result;
  };

  return {
    status: async () => statusOf(tables),
    async *deadLetters() {
      for (const { key, value } of tables.dead.getRange()) yield letterOf(key, value);
    },
    find: async (forwarded) => findIn(tables, nameOf(forwarded)),
    retry: (id) => change(() => retryLetter(tables, placeOf(id), now())),
    purge: (id) => change(() => tables.dead.get(placeOf(id)) !== undefined && tables.dead.removeSync(placeOf(id))),
    forget: (whom) => change(() => erase(tables, isOf(whom))),
    close: () => tables.root.close(),
  };
}
