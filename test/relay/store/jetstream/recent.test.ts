/** What a relay remembers of what it has acknowledged, and for how long. */
import { describe, expect, test } from 'vitest';
import { createRecent } from '../../../../src/relay/store/jetstream/recent';

const event = (hash: string, at: number, body = 'body') => ({ hash, seq: 1, body, at });

describe('createRecent', () => {
  const remember = (events: ReturnType<typeof event>[], now: number, maxLength = 100): string[] => {
    const recent = createRecent({ keepMs: 10, maxLength, now: () => now });
    events.forEach(recent.add);
    return recent.all().map(({ hash }) => hash);
  };

  test('has the latest first', () => expect(remember([event('a', 1), event('b', 2)], 3)).toEqual(['b', 'a']));

  test.each([
    [10, ['a']],
    [11, []],
  ])('at an age below the limit alone: moment %i', (now, hashes) =>
    expect(remember([event('a', 1)], now)).toEqual(hashes),
  );

  test.each([
    [8, ['b', 'a']],
    [7, ['b']],
    [3, []],
  ])('within %i characters', (maxLength, hashes) =>
    expect(remember([event('a', 1), event('b', 2)], 3, maxLength)).toEqual(hashes),
  );

  test('has an event that came again once, as it came last', () => {
    const recent = createRecent({ keepMs: 10, maxLength: 8, now: () => 3 });
    for (const each of [event('a', 1), event('b', 2), { ...event('a', 3), seq: 7 }]) recent.add(each);
    expect(recent.all()).toEqual([{ ...event('a', 3), seq: 7 }, event('b', 2)]);
  });
});
