/** Changes of the embedded store's tables: each is on disk as a whole, or not at all. */
import { describe, expect, test } from 'vitest';
import { openTables, readAndWrite, type Tables, write } from '../../../../src/relay/store/local/tables';
import { temporaryFolder } from '../support/bench';
import { rowsOf, useTables, waitingOf } from '../support/tables';

const tables = useTables();
const CAUSE = new Error('No space left on device');

/** Tables whose transactions all come to this. */
const tablesThat = (settle: () => Promise<unknown>) =>
  ({ root: { batch: settle, transaction: settle } }) as unknown as Tables;

describe('openTables', () => {
  test('finds what was written before, in the order of the numbers', async () => {
    const folder = temporaryFolder();
    const before = openTables(folder);
    await write(before, () => [10, 9, 100].forEach((sequence) => void before.waiting.put(sequence, waitingOf())));
    await before.root.close();
    const after = openTables(folder);
    expect(rowsOf(after.waiting)).toEqual([9, 10, 100].map((sequence) => [sequence, waitingOf()]));
    await after.root.close();
  });

  test.each([
    ['texts of any kind', { 'a\u0000b': 'Zoë 😀 \u2028 "\\' }],
    ['lists, groups and nothing', { list: [1, [null, true]], group: { empty: {} } }],
    ['the name that an object has already', JSON.parse('{"__proto__":"x","constructor":"y"}')],
    ['a megabyte', { message: 'x'.repeat(1024 * 1024) }],
  ])('keeps an event whose fields are %s as it is', async (_, fields) => {
    await write(tables(), () => void tables().waiting.put(1, waitingOf({ fields })));
    expect(JSON.stringify(tables().waiting.get(1)!.event.fields)).toBe(JSON.stringify(fields));
  });
});

describe.each<[string, (tables: Tables, steps: () => void) => Promise<void>]>([
  ['write', write],
  ['readAndWrite', readAndWrite],
])('%s', (_, change) => {
  test('makes all steps, which can be read once it resolves', async () => {
    await change(tables(), () => {
      void tables().waiting.put(1, waitingOf());
      void tables().due.put(['KEY', 5, 1], { attempts: 0 });
      void tables().seen.put('hash', 5);
    });
    expect(rowsOf(tables().waiting)).toEqual([[1, waitingOf()]]);
    expect(rowsOf(tables().due)).toEqual([[['KEY', 5, 1], { attempts: 0 }]]);
    expect(rowsOf(tables().seen)).toEqual([['hash', 5]]);
  });

  test('rejects with the cause that lmdb tells by a second promise', async () => {
    const failed = () =>
      Promise.reject(Object.assign(new Error('Commit failed'), { commitError: Promise.reject(CAUSE) }));
    await expect(change(tablesThat(failed), () => {})).rejects.toBe(CAUSE);
  });

  test('rejects with what there is where lmdb tells no cause', async () => {
    await expect(
      change(
        tablesThat(() => Promise.reject(CAUSE)),
        () => {},
      ),
    ).rejects.toBe(CAUSE);
  });
});

describe('readAndWrite', () => {
  test('reads what its own steps have written before', async () => {
    const read: unknown[] = [];
    await readAndWrite(tables(), () => {
      tables().seen.putSync('hash', 5);
      read.push(tables().seen.get('hash'));
    });
    expect(read).toEqual([5]);
  });

  test('lets no other change come between reading and writing', async () => {
    const { seen } = tables();
    const addOne = () => readAndWrite(tables(), () => seen.putSync('count', (seen.get('count') ?? 0) + 1));
    await Promise.all(Array.from({ length: 20 }, addOne));
    expect(seen.get('count')).toBe(20);
  });
});
