/** The embedded store's tables on a real disk, and rows to put into them by hand. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { LeadEvent } from '../../../../src/event';
import type { DueRow } from '../../../../src/relay/store/local/due-events';
import { type DueKey, openTables, type Tables, type Waiting, write } from '../../../../src/relay/store/local/tables';
import { forwarded } from './bench';

/**
 * The tables of a file of tests, empty at the beginning of each: to open a store takes a disk longer than all that a
 * test does with it.
 */
export function useTables(): () => Tables {
  const opened = {} as { tables: Tables; folder: string };
  beforeAll(() => {
    opened.folder = mkdtempSync(join(tmpdir(), 'driftrock-tables-'));
    opened.tables = openTables(join(opened.folder, 'data'));
  });
  beforeEach(async () => {
    const { root, waiting, due, dead, seen, pauses, owner } = opened.tables;
    await root.transaction(() => [waiting, due, dead, seen, pauses, owner].forEach((table) => table.clearSync()));
  });
  afterAll(async () => {
    await opened.tables.root.close();
    rmSync(opened.folder, { recursive: true });
  });
  return () => opened.tables;
}

/** An event as it waits, of this breaker. */
export const waitingOf = (event: Partial<LeadEvent> = {}, more: Partial<Waiting> = {}): Waiting => ({
  ...forwarded(event),
  lane: 'KEY',
  hash: `hash of ${event.event_id ?? 'the event'}`,
  acceptedAt: 0,
  agesFrom: 0,
  ...more,
});

/** Puts an event that is due then into the tables; the row that it is due by. */
export async function putDue(
  tables: Tables,
  { sequence, dueAt = 0, waiting = waitingOf() }: { sequence: number; dueAt?: number; waiting?: Waiting },
): Promise<DueRow> {
  const key: DueKey = [waiting.lane, dueAt, sequence];
  await write(tables, () => {
    void tables.waiting.put(sequence, waiting);
    void tables.due.put(key, { attempts: 0 });
  });
  return { key, sequence, attempts: 0 };
}

/** All rows of a table, as pairs. */
export const rowsOf = <Key, Value>(table: { getRange(): Iterable<{ key: Key; value: Value }> }): [Key, Value][] =>
  [...table.getRange()].map(({ key, value }) => [key, value]);
