/** A memory of keys: bounded by number and by time. */
import { describe, expect, test } from 'vitest';
import { createRecentKeys } from '../../../src/relay/event/recent-keys';

const LIMITS = { maxKeys: 2, keepMs: 1_000 };

const memory = () => {
  const clock = { at: 0 };
  return { clock, keys: createRecentKeys(() => clock.at, LIMITS) };
};

describe('createRecentKeys', () => {
  test('knows what was noted, and nothing else', () => {
    const { keys } = memory();
    keys.add('a');
    expect([keys.has('a'), keys.has('b')]).toEqual([true, false]);
  });

  test.each([
    [999, true],
    [1_000, false],
  ])('%i ms later a key is still known: %s', (ms, isKnown) => {
    const { clock, keys } = memory();
    keys.add('a');
    clock.at = ms;
    expect(keys.has('a')).toBe(isKnown);
  });

  test('forgets the oldest beyond its number', () => {
    const { keys } = memory();
    for (const key of ['a', 'b', 'c']) keys.add(key);
    expect(['a', 'b', 'c'].map(keys.has)).toEqual([false, true, true]);
  });

  test('takes a key that is noted again for the latest', () => {
    const { keys } = memory();
    for (const key of ['a', 'b', 'a', 'c']) keys.add(key);
    expect(['a', 'b', 'c'].map(keys.has)).toEqual([true, false, true]);
  });
});
