/** Forgets which events were seen, once their retention has passed. */
import { type Tables, write } from './tables';

// A million hashes are looked through in less than three hours, and each look takes a few milliseconds.
const SWEEP_MS = 10_000;
const ROWS_A_SWEEP = 1_000;

/** What the sweep goes by. */
export interface Retention {
  now(): number;
  retentionMs: number;
}

/**
 * Removes what is too old among the next thousand hashes after `from`, and gives the one to go on after; `undefined` at
 * the end.
 */
export async function sweep(
  tables: Tables,
  { now, retentionMs }: Retention,
  from?: string,
): Promise<string | undefined> {
  const rows = [...tables.seen.getRange({ ...(from !== undefined && { start: from }), limit: ROWS_A_SWEEP })];
  const expired = rows.filter(({ value }) => value <= now() - retentionMs);
  if (expired.length > 0) await write(tables, () => expired.forEach(({ key }) => void tables.seen.remove(key)));
  return rows.length < ROWS_A_SWEEP ? undefined : rows.at(-1)?.key;
}

/** Sweeps again and again until the function that it returns is called. */
export function startSweep(tables: Tables, retention: Retention): () => void {
  let from: string | undefined;
  const next = async () => {
    // A disk that cannot be written now will be swept later; the retention itself is checked at each look.
    from = await sweep(tables, retention, from).catch(() => from);
  };
  const timer = setInterval(next, SWEEP_MS).unref();
  return () => clearInterval(timer);
}
