/** What is under way: never two events of one person. */
import { describe, expect, test, vi } from 'vitest';
import type { DueRow } from '../../../../src/relay/store/local/due-events';
import { createSlots } from '../../../../src/relay/store/local/slots';
import { defer } from '../../support/deferred';

const row = (sequence: number, person?: string, breaker = 'KEY'): DueRow => ({
  attempts: 0,
  key: [breaker, 0, sequence],
  sequence,
  ...(person !== undefined && { person }),
});

/** Slots, and what runs in one of them until the test ends it. */
const open = () => {
  const onFree = vi.fn();
  const slots = createSlots(onFree);
  const begin = (of: DueRow) => {
    const { promise, resolve } = defer<void>();
    slots.run(of, () => promise);
    return resolve;
  };
  return { ...slots, onFree, begin };
};

describe('createSlots', () => {
  test('counts what is under way, in all and by breaker', () => {
    const { begin, taken } = open();
    begin(row(1, undefined, 'one'));
    begin(row(2, undefined, 'one'));
    begin(row(3, undefined, 'other'));
    expect([taken(), taken('one'), taken('other'), taken('none')]).toEqual([3, 2, 1, 0]);
  });

  test.each([
    ['the row itself', row(1, 'ada'), true],
    ['another row of the person, of whatever breaker', row(2, 'ada', 'other'), true],
    ['a row of somebody else', row(2, 'bob'), false],
    ['a row of nobody', row(2), false],
  ])('is busy with %s: %s', (_, other, isBusy) => {
    const slots = open();
    slots.begin(row(1, 'ada'));
    expect(slots.isBusy(other)).toBe(isBusy);
  });

  test('takes two rows of nobody for two people', () => {
    const slots = open();
    slots.begin(row(1));
    expect(slots.isBusy(row(2))).toBe(false);
  });

  test('is free again before it says so', async () => {
    const seen: unknown[] = [];
    const slots = createSlots(() => void seen.push([slots.taken(), slots.isBusy(row(1, 'ada'))]));
    slots.run(row(1, 'ada'), async () => {});
    await slots.allFree();
    expect(seen).toEqual([[0, false]]);
  });

  test('is free again after work that failed, too', async () => {
    const { run, allFree, taken, isBusy, onFree } = open();
    const failure = vi.fn();
    process.once('unhandledRejection', failure);
    run(row(1, 'ada'), () => Promise.reject(new Error('a mistake')));
    await allFree();
    process.removeListener('unhandledRejection', failure);
    expect([taken(), isBusy(row(1, 'ada')), onFree.mock.calls.length]).toEqual([0, false, 1]);
  });

  test('allFree waits for what is begun while it waits', async () => {
    const { begin, allFree, taken, onFree } = open();
    const ends = [begin(row(1))];
    onFree.mockImplementationOnce(() => void ends.push(begin(row(2))));
    const free = vi.fn();
    const waiting = allFree().then(free);
    ends[0]!();
    await vi.waitFor(() => expect(ends).toHaveLength(2));
    expect([taken(), free.mock.calls.length]).toEqual([1, 0]);
    ends[1]!();
    await waiting;
    expect(taken()).toBe(0);
  });

  test('allFree resolves at once where nothing is under way', async () => {
    await expect(open().allFree()).resolves.toBeUndefined();
  });
});
