/** A clock that stands still while a key is refused. */
import { describe, expect, test } from 'vitest';
import { begun, breakerClock, ended, readPausedTime } from '../../../../src/relay/store/local/breaker-clock';
import type { PausedTime } from '../../../../src/relay/store/local/tables';

const pausesOf = (pauses: Record<string, PausedTime>) => ({
  pauses: { get: (name: string) => pauses[name] } as never,
});

describe('breakerClock', () => {
  test.each<[string, PausedTime, number, number]>([
    ['runs with the time while nothing was refused', { pausedMs: 0 }, 1_000, 5_000],
    ['runs on after a pause', { pausedMs: 300 }, 1_000, 5_000],
  ])('%s', (_, time, from, to) => {
    expect(breakerClock(time, to) - breakerClock(time, from)).toBe(to - from);
  });

  test('stands still during a pause', () => {
    const time = { pausedMs: 300, since: 1_000 };
    expect(breakerClock(time, 9_000)).toBe(breakerClock(time, 1_000));
  });

  test('goes on after a pause from where it stood when that began', () => {
    const before = { pausedMs: 300 };
    const paused = begun(before, 1_000);
    const after = ended(paused, 5_000);
    expect(breakerClock(paused, 4_000)).toBe(breakerClock(before, 1_000));
    expect(breakerClock(after, 5_000)).toBe(breakerClock(before, 1_000));
    expect(breakerClock(after, 5_001) - breakerClock(after, 5_000)).toBe(1);
  });
});

describe('begun', () => {
  test('leaves a pause that goes on as it began', () => {
    expect(begun({ pausedMs: 300, since: 1_000 }, 5_000)).toEqual({ pausedMs: 300, since: 1_000 });
  });

  test('begins a pause at the first moment there is', () => {
    expect(begun({ pausedMs: 0, since: 0 }, 5_000)).toEqual({ pausedMs: 0, since: 0 });
  });
});

describe('ended', () => {
  test.each<[string, PausedTime, PausedTime]>([
    ['adds the pause to those before', { pausedMs: 300, since: 1_000 }, { pausedMs: 4_300 }],
    ['adds nothing where there was none', { pausedMs: 300 }, { pausedMs: 300 }],
    [
      'adds nothing of a pause that a clock has put into the future',
      { pausedMs: 300, since: 9_000 },
      { pausedMs: 300 },
    ],
  ])('%s', (_, time, after) => {
    expect(ended(time, 5_000)).toEqual(after);
  });
});

describe('readPausedTime', () => {
  test.each([
    ['source source-1', { pausedMs: 7, since: 3 }],
    ['another', { pausedMs: 0 }],
  ])('of %s is what was kept of it, or no time at all', (name, time) => {
    expect(readPausedTime(pausesOf({ 'source source-1': { pausedMs: 7, since: 3 } }), name)).toEqual(time);
  });
});
