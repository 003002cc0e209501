/** What has become of one event, by the tables. */
import { describe, expect, test } from 'vitest';
import { findIn, letterOf } from '../../../../src/relay/store/local/find';
import { type Dead, write } from '../../../../src/relay/store/local/tables';
import { useTables, waitingOf } from '../support/tables';

const tables = useTables();

const HASH = 'hash of the event';
const deadOf = (more: Partial<Dead> = {}): Dead => ({
  ...waitingOf({}, { acceptedAt: 1_000 }),
  error: 'no such capture',
  attempts: 2,
  deadAt: 3_000,
  ...more,
});
const put = (rows: { seen?: string[]; waiting?: number[]; dead?: [number, Dead][] }) =>
  write(tables(), () => {
    for (const hash of rows.seen ?? [HASH]) void tables().seen.put(hash, 0);
    for (const sequence of rows.waiting ?? []) void tables().waiting.put(sequence, waitingOf());
    for (const [sequence, row] of rows.dead ?? []) void tables().dead.put(sequence, row);
  });

describe('findIn', () => {
  test('knows nothing of an event that nobody has brought', async () => {
    await put({ seen: ['hash of another'], dead: [[1, deadOf()]] });
    expect(findIn(tables(), HASH)).toBeUndefined();
  });

  test('finds one that waits, behind others', async () => {
    await put({ waiting: [4] });
    await write(tables(), () => void tables().waiting.put(5, waitingOf({ event_id: 'another' })));
    expect(findIn(tables(), HASH)).toEqual({ state: 'waiting' });
  });

  test('finds a dead letter, with all that people see of it', async () => {
    await put({ dead: [[7, deadOf()]] });
    expect(findIn(tables(), HASH)).toEqual({ state: 'dead', letter: letterOf(7, deadOf()) });
  });

  test('takes one that waits again for waiting, although it has been a dead letter', async () => {
    await put({ waiting: [9], dead: [[7, deadOf()]] });
    expect(findIn(tables(), HASH)).toEqual({ state: 'waiting' });
  });

  test('gives the last of several dead letters of one event', async () => {
    await put({
      dead: [
        [7, deadOf({ error: 'the first' })],
        [8, deadOf({ error: 'the last' })],
        [9, deadOf({ hash: 'another' })],
      ],
    });
    expect(findIn(tables(), HASH)).toMatchObject({ letter: { id: '8', error: 'the last' } });
  });

  test('takes one that is in neither table for done', async () => {
    await put({ dead: [[7, deadOf({ hash: 'hash of another' })]] });
    expect(findIn(tables(), HASH)).toEqual({ state: 'done' });
  });
});

describe('letterOf', () => {
  test('names the letter by its sequence, and leaves out what is for the store alone', () => {
    const { path, event } = deadOf();
    expect(letterOf(17, deadOf())).toEqual({
      id: '17',
      forwarded: { path, event },
      error: 'no such capture',
      attempts: 2,
      acceptedAt: 1_000,
      deadAt: 3_000,
    });
  });
});
