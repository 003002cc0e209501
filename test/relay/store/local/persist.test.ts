/** Writes that fail are made again, until they hold or the store is closed. */
import { describe, expect, test, vi } from 'vitest';
import { createPersist } from '../../../../src/relay/store/local/persist';

/** A change that fails so often, with what is told of it; the wait between two writes is over at once. */
const persist = async (failures: number, isClosed: () => boolean = () => false) => {
  const waits: number[] = [];
  const report = vi.fn();
  const onWriteError = vi.fn();
  const after = (ms: number, run: () => void) => {
    waits.push(ms);
    run();
  };
  const change = vi.fn(async () => {
    if (change.mock.calls.length <= failures) throw new Error(`failure ${change.mock.calls.length}`);
  });
  await createPersist({ report, after, onWriteError, isClosed })(change);
  return { waits, report, writes: change.mock.calls.length, errors: onWriteError.mock.calls.map(([error]) => error) };
};

describe('createPersist', () => {
  test('writes once where that holds', async () => {
    expect(await persist(0)).toMatchObject({ writes: 1, waits: [], errors: [] });
  });

  test('writes again after a second each time, and tells each failure', async () => {
    const { writes, waits, errors, report } = await persist(3);
    expect([writes, waits]).toEqual([4, [1_000, 1_000, 1_000]]);
    expect(errors).toEqual([new Error('failure 1'), new Error('failure 2'), new Error('failure 3')]);
    expect(report).not.toHaveBeenCalled();
  });

  test('gives up, and says so, when the store is closed after a failure', async () => {
    const { writes, waits, errors, report } = await persist(5, () => true);
    expect([writes, waits, errors.length]).toEqual([1, [], 1]);
    expect(report).toHaveBeenCalledExactlyOnceWith('error', expect.stringContaining('will be forwarded again'));
  });

  test('writes in a store that is closed, as long as that holds', async () => {
    const { writes, report } = await persist(0, () => true);
    expect(writes).toBe(1);
    expect(report).not.toHaveBeenCalled();
  });

  test('gives up at the first failure after the closing', async () => {
    const closed = vi.fn().mockReturnValueOnce(false).mockReturnValueOnce(false).mockReturnValue(true);
    expect(await persist(5, closed)).toMatchObject({ writes: 3, waits: [1_000, 1_000] });
  });
});
