/** How long workers rest while all attempts fail, and what ends a rest early. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createRests } from '../../../../src/relay/store/jetstream/rests';

/** Rests that nothing but their signals ends. */
const { wait } = vi.hoisted(() => ({
  wait: vi.fn(
    (_ms: number, _value: undefined, { signal }: { signal: AbortSignal }) =>
      new Promise<void>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  ),
}));
vi.mock('node:timers/promises', () => ({ setTimeout: wait }));

beforeEach(() => {
  wait.mockClear();
});

/** The rests of two workers, after so many failures in a row. */
const open = (failures = 0) => {
  const stopping = new AbortController();
  const rests = createRests(2, stopping.signal);
  for (let count = 0; count < failures; count += 1) rests.note('kept');
  return { ...rests, stopping };
};
const restsFor = () => wait.mock.calls.map(([ms]) => ms);

describe('betweenAttempts', () => {
  test.each([0, 1])('rests not at all after %i failures: not every worker has had one', async (failures) => {
    await open(failures).betweenAttempts();
    expect(restsFor()).toEqual([]);
  });

  test.each([
    [2, 1_000],
    [3, 1_000],
    [4, 2_000],
    [8, 8_000],
    [10, 16_000],
    [12, 30_000],
    [10_000, 30_000],
  ])('after %i failures of two workers rests for %i ms', (failures, ms) => {
    void open(failures).betweenAttempts();
    expect(restsFor()).toEqual([ms]);
  });

  test('rests not at all after a success', async () => {
    const { note, betweenAttempts } = open(10);
    note('gone');
    await betweenAttempts();
    expect(restsFor()).toEqual([]);
  });
});

describe('a rest', () => {
  test('ends early for all who rest, at the first success', async () => {
    const { note, betweenAttempts } = open(4);
    const both = Promise.all([betweenAttempts(), betweenAttempts()]);
    note('gone');
    await expect(both).resolves.toBeDefined();
  });

  test('does not end by a further failure', async () => {
    const { note, betweenAttempts } = open(4);
    const rested = vi.fn();
    void betweenAttempts().then(rested);
    note('kept');
    await new Promise((resolve) => setImmediate(resolve));
    expect(rested).not.toHaveBeenCalled();
  });

  test('ends when the workers are stopped', async () => {
    const { stopping, rest } = open();
    const rested = rest(1_000);
    stopping.abort();
    await expect(rested).resolves.toBeUndefined();
  });

  test('of no time waits for nothing', async () => {
    await open().rest(0);
    expect(restsFor()).toEqual([]);
  });

  test('after an earlier one was ended is as long as any', () => {
    const { note, rest } = open(4);
    note('gone');
    void rest(700);
    expect(restsFor()).toEqual([700]);
    expect(wait.mock.calls[0]![2].signal.aborted).toBe(false);
  });
});
