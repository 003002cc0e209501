/** What is due, of whom, and when there is something to do next, read from real tables. */
import { describe, expect, test } from 'vitest';
import { breakersOf, dueRows, farRow, nextDueAt } from '../../../../src/relay/store/local/due-events';
import { type DueKey, write } from '../../../../src/relay/store/local/tables';
import { useTables } from '../support/tables';

const TWO_HOURS_MS = 2 * 60 * 60 * 1000;
const tables = useTables();

/** From now on this is due. */
const due = (...keys: DueKey[]) =>
  write(tables(), () => keys.forEach((key) => void tables().due.put(key, { attempts: key[2] })));

describe('breakersOf', () => {
  test('names each breaker that has events once, whenever they are due', async () => {
    await due(['source b', 5, 1], ['source b', 1e15, 2], ['KEY', 0, 3], ['source b 2', 7, 4], ['source é', 7, 5]);
    expect(breakersOf(tables()).sort()).toEqual(['KEY', 'source b', 'source b 2', 'source é']);
  });

  test('names none where nothing is due', () => {
    expect(breakersOf(tables())).toEqual([]);
  });
});

describe('dueRows', () => {
  const sequences = (at: { now: number; start?: DueKey }) =>
    [...dueRows(tables(), 'b', at)].map(({ sequence }) => sequence);

  test('gives what is due by now, the earliest first; what is due at one moment by its acceptance', async () => {
    await due(['b', 101, 1], ['b', 100, 10], ['b', 100, 9], ['b', 0, 11], ['b', 99.5, 12]);
    expect(sequences({ now: 100 })).toEqual([11, 12, 9, 10]);
  });

  test('gives no rows of breakers whose names begin like it, or come next to it', async () => {
    await due(['a', 1, 1], ['b', 1, 2], ['b ', 1, 3], ['bb', 1, 4], ['c', 1, 5]);
    expect(sequences({ now: 100 })).toEqual([2]);
  });

  test('goes on from where a look has ended, with that row', async () => {
    await due(['b', 1, 1], ['b', 2, 2], ['b', 3, 3]);
    expect(sequences({ now: 100, start: ['b', 2, 2] })).toEqual([2, 3]);
  });

  test('says of a row what is known of it', async () => {
    await due(['b', 1, 7]);
    expect([...dueRows(tables(), 'b', { now: 1 })]).toEqual([{ attempts: 7, key: ['b', 1, 7], sequence: 7 }]);
  });
});

describe('farRow', () => {
  test.each([
    [TWO_HOURS_MS - 1, undefined],
    [TWO_HOURS_MS, 3],
    [365 * 86_400_000, 3],
  ])('of a last row that is due in %i ms: %s', async (ms, sequence) => {
    await due(['b', 5, 1], ['b', 1000 + ms, 3], ['c', 1e15, 4]);
    expect(farRow(tables(), 'b', 1000)?.sequence).toBe(sequence);
  });

  test('is the last of several', async () => {
    await due(['b', 1e14, 1], ['b', 1e15, 2]);
    expect(farRow(tables(), 'b', 0)).toEqual({ attempts: 2, key: ['b', 1e15, 2], sequence: 2 });
  });
});

describe('nextDueAt', () => {
  test.each([
    ['before the first it is the first', 0, 100],
    ['at the first, which is due already, it is the second', 100, 200],
    ['just before the second it is that', 199, 200],
    ['after all of them there is none', 200, undefined],
  ])('%s', async (_, now, at) => {
    await due(['b', 100, 9], ['b', 200, 1], ['c', 300, 2]);
    expect(nextDueAt(tables(), 'b', now)).toBe(at);
  });
});
