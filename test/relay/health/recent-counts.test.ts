/** Counts of the last day, on a clock that the test moves. */
import { describe, expect, test } from 'vitest';
import { createRecentCounts, MAX_NAMES } from '../../../src/relay/health/recent-counts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const START = Date.UTC(2026, 10, 23, 10);

const counting = (maxNames?: number) => {
  const clock = { at: START };
  return { clock, ...createRecentCounts(() => clock.at, maxNames) };
};

describe('createRecentCounts', () => {
  test('counts each name, the most frequent first', () => {
    const { note, counts } = counting();
    ['one', 'two', 'two'].forEach(note);
    expect(counts().map(({ name, count }) => [name, count])).toEqual([
      ['two', 2],
      ['one', 1],
    ]);
  });

  test('tells the first and the last time, and what came in the last hour', () => {
    const { clock, note, counts } = counting();
    note('one');
    clock.at = START + 2 * HOUR_MS;
    note('one');
    expect(counts()).toEqual([{ name: 'one', count: 2, lastHour: 1, firstAt: START, lastAt: START + 2 * HOUR_MS }]);
  });

  test.each([
    ['still counts', 23 * HOUR_MS + 59 * MINUTE_MS, 1],
    ['has forgotten', 24 * HOUR_MS, 0],
  ])('%s a name after %i ms', (_, ms, length) => {
    const { clock, note, counts } = counting();
    note('one');
    clock.at += ms;
    expect(counts()).toHaveLength(length);
  });

  test('counts a name from one again after a day without it', () => {
    const { clock, note, counts } = counting();
    note('one');
    clock.at += 25 * HOUR_MS;
    note('one');
    expect(counts()).toMatchObject([{ count: 1, firstAt: START + 25 * HOUR_MS }]);
  });

  test('counts as many names as it may, and all further ones together', () => {
    const { note, counts } = counting();
    for (let index = 0; index < 10_000; index += 1) note(`name ${index}`);
    note('name 0');
    expect(counts()).toHaveLength(MAX_NAMES + 1);
    expect(counts().slice(0, 2)).toMatchObject([
      { name: undefined, count: 10_000 - MAX_NAMES },
      { name: 'name 0', count: 2 },
    ]);
  });

  test('has room for other names once a day has passed without the first ones', () => {
    const { clock, note, counts } = counting(1);
    note('one');
    clock.at += 25 * HOUR_MS;
    note('two');
    expect(counts().map(({ name }) => name)).toEqual(['two']);
  });
});
