/** What people can ask of the embedded spool, while a relay uses it and while none does. */
import { isOf } from '../forgotten';
import { hasSpool } from './private-folder';
import { laneClock, readPausedTime } from './breaker-clock';
import { statusOf } from './status';
import { type Dead, openTables, readAndWrite, type Tables, type Waiting } from './tables';
import type { DeadLetter, SpoolDesk } from '../store';

const letterOf = (place: number, { path, event, error, attempts, acceptedAt, deadAt }: Dead): DeadLetter => ({
  id: String(place),
  forwarded: { path, event },
  error,
  attempts,
  acceptedAt,
  deadAt,
});

// Whatever the clocks of this process and the relay's show.
const DUE_AT_ONCE = 0;

// What people type: anything but a place is an id that no letter has.
const placeOf = (id: string): number => (/^\d{1,15}$/.test(id) ? Number(id) : -1);

const retryLetter = (tables: Tables, place: number, now: number): boolean => {
  const letter = tables.dead.get(place);
  if (letter === undefined) return false;
  const { path, event, lane, hash, acceptedAt } = letter;
  void tables.waiting.put(place, { path, event, lane, hash, acceptedAt, agesFrom: laneClock(readPausedTime(tables, lane), now) });
  void tables.due.put([lane, DUE_AT_ONCE, place], { attempts: 0 });
  // It may have lain for longer than the retention: a repeat must find it even so.
  void tables.seen.put(hash, now);
  void tables.dead.remove(place);
  return true;
};

/** How many events were erased. */
function erase(tables: Tables, isErased: (event: Waiting) => boolean): number {
  const placesIn = (table: Tables['waiting' | 'dead']) => new Set([...table.getRange()].filter(({ value }) => isErased(value)).map(({ key }) => key));
  const [waiting, dead] = [placesIn(tables.waiting), placesIn(tables.dead)];
  for (const place of waiting) void tables.waiting.remove(place);
  for (const place of dead) void tables.dead.remove(place);
  const due = waiting.size === 0 ? [] : [...tables.due.getKeys()].filter(([, , place]) => waiting.has(place));
  for (const key of due) void tables.due.remove(key);
  return waiting.size + dead.size;
}

/** The desk of the store in this folder. Rejects with a sentence when there is no store. */
export async function openLmdbDesk(folder: string, { now = Date.now }: { now?: () => number } = {}): Promise<SpoolDesk> {
  if (!hasSpool(folder)) throw new Error(`there is no spool in ${folder}: name its folder in RELAY_SPOOL`);
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
    retry: (id) => change(() => retryLetter(tables, placeOf(id), now())),
    purge: (id) => change(() => tables.dead.get(placeOf(id)) !== undefined && tables.dead.removeSync(placeOf(id))),
    forget: (whom) => change(() => erase(tables, isOf(whom))),
    close: () => tables.root.close(),
  };
}
