/** The embedded store in numbers, without counting rows. */
import { statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lastSequenceOf, sizeOf, statusOf, usedBytesOf } from '../../../../src/relay/store/local/status';
import { type Dead, write } from '../../../../src/relay/store/local/tables';
import { useTables, waitingOf } from '../support/tables';

const tables = useTables();
const dead: Dead = { ...waitingOf(), error: 'no such capture', attempts: 1, deadAt: 0 };

/** These wait, and these are dead. */
const fill = (waiting: number[], letters: number[] = []) =>
  write(tables(), () => {
    for (const sequence of waiting) void tables().waiting.put(sequence, waitingOf({}, { acceptedAt: sequence * 1000 }));
    for (const sequence of letters) void tables().dead.put(sequence, dead);
  });

describe('statusOf', () => {
  test('says that there is nothing', () => {
    expect(statusOf(tables())).toEqual({ waiting: 0, dead: 0, oldestAt: undefined, paused: [] });
  });

  test('says what waits, what is dead, and since when the first one waits', async () => {
    await fill([5, 6, 12], [4]);
    expect(statusOf(tables())).toMatchObject({ waiting: 3, dead: 1, oldestAt: 5_000 });
  });

  test('names a key whose pause goes on, and none whose pause has ended', async () => {
    await write(tables(), () => {
      void tables().pauses.put('source b', { pausedMs: 0, since: 7 });
      void tables().pauses.put('source a', { pausedMs: 9, since: 0 });
      void tables().pauses.put('source c', { pausedMs: 9 });
    });
    expect(statusOf(tables()).paused).toEqual(['source a', 'source b']);
  });
});

describe('lastSequenceOf', () => {
  test.each([
    ['nothing is kept', [], [], 0],
    ['the last one waits', [1, 2, 30], [4], 30],
    ['the last one is dead: a new event must not take its place', [3], [4, 40], 40],
    ['all are dead', [], [1], 1],
  ])('where %s', async (_, waiting, letters, last) => {
    await fill(waiting, letters);
    expect(lastSequenceOf(tables())).toBe(last);
  });
});

test('sizeOf goes up and down with the rows', async () => {
  await fill([1, 2, 3]);
  await write(tables(), () => void tables().waiting.remove(2));
  expect(sizeOf(tables().waiting)).toBe(2);
});

test('usedBytesOf is within the file, and grows with what is kept', async () => {
  const before = usedBytesOf(tables());
  await write(tables(), () => void tables().waiting.put(1, waitingOf({ fields: { message: 'x'.repeat(1_000_000) } })));
  const after = usedBytesOf(tables());
  expect(after - before).toBeGreaterThanOrEqual(900_000);
  expect(after).toBeLessThanOrEqual(statSync(tables().file).size);
});
