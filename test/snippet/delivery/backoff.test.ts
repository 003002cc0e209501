/** How long an event waits after a failed attempt. */
import { describe, expect, test } from 'vitest';
import { backoffMs, MAX_WAIT_MS, parseRetryAfter } from '../../../src/snippet/delivery/backoff';

const SURELY = 1 - Number.EPSILON / 2;
const NOW = Date.parse('2026-11-20T10:00:00.000Z');

describe('backoffMs', () => {
  test.each([
    [1, 2_500, 5_000],
    [2, 5_000, 10_000],
    [3, 10_000, 20_000],
    [10, 1_280_000, 2_560_000],
    [11, 1_800_000, MAX_WAIT_MS],
    [12, 1_800_000, MAX_WAIT_MS],
    [5_000, 1_800_000, MAX_WAIT_MS],
  ])('waits after failure %i for %i to %i ms', (failures, least, most) => {
    expect(backoffMs(failures, 0)).toBe(least);
    expect(backoffMs(failures, SURELY)).toBeCloseTo(most, 3);
    expect(backoffMs(failures, SURELY)).toBeLessThanOrEqual(most);
  });

  test('leaves half of the wait to chance, in proportion', () => {
    expect(backoffMs(1, 0.5)).toBe(3_750);
  });

  test('rolls the dice itself when no chance is given', () => {
    const waits = Array.from({ length: 50 }, () => backoffMs(1));
    expect(new Set(waits).size).toBeGreaterThan(1);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(2_500);
    expect(Math.max(...waits)).toBeLessThan(5_000);
  });
});

describe('parseRetryAfter', () => {
  test.each([
    ['0', 0],
    ['1', 1_000],
    [' 120 ', 120_000],
    ['3599', 3_599_000],
    ['3600', MAX_WAIT_MS],
    ['3601', MAX_WAIT_MS],
    ['99999999999999999999', MAX_WAIT_MS],
    ['Fri, 20 Nov 2026 10:00:00 GMT', 0],
    ['Fri, 20 Nov 2026 10:01:30 GMT', 90_000],
    ['Friday, 20-Nov-26 10:01:30 GMT', 90_000],
    ['Fri Nov 20 10:01:30 2026 GMT', 90_000],
    ['Fri, 20 Nov 2026 11:00:00 GMT', MAX_WAIT_MS],
    ['Fri, 20 Nov 2026 11:00:01 GMT', MAX_WAIT_MS],
    ['Sat, 20 Nov 2027 10:00:00 GMT', MAX_WAIT_MS],
  ])('reads "%s" as %i ms', (header, ms) => {
    expect(parseRetryAfter(header, NOW)).toBe(ms);
  });

  test.each([
    '',
    ' ',
    'soon',
    '-1',
    '-5',
    '1.5',
    '0x10',
    '120 seconds',
    'NaN',
    'Infinity',
    'Fri, 20 Nov 2026 09:59:59 GMT',
    'Thu, 01 Jan 1970 00:00:00 GMT',
    'Fri, 99 Nov 2026 10:00:00 GMT',
  ])('takes "%s" for no answer', (header) => {
    expect(parseRetryAfter(header, NOW)).toBeUndefined();
  });

  test('takes an absent header for no answer', () => {
    expect(parseRetryAfter(null, NOW)).toBeUndefined();
  });
});
