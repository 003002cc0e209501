/** Retry-After as upstream may write it. */
import { describe, expect, test } from 'vitest';
import { parseRetryAfter } from '../../../src/relay/http/retry-after';

const NOW = Date.parse('2026-11-23T12:00:00.000Z');

describe('parseRetryAfter', () => {
  test.each([
    ['1', 1],
    ['120', 120],
    [' 120 ', 120],
    ['3600', 3600],
    ['3601', 3600],
    ['99999999999999999999', 3600],
    ['0', 1],
    ['Mon, 23 Nov 2026 12:01:00 GMT', 60],
    ['Mon, 23 Nov 2026 11:00:00 GMT', 1],
    ['Tue, 24 Nov 2026 12:00:00 GMT', 3600],
    [null, undefined],
    ['', undefined],
    ['-5', undefined],
    ['1.5', undefined],
    ['soon', undefined],
    ['2026', 2026],
  ])('reads %j as %s seconds', (header, seconds) => {
    expect(parseRetryAfter(header, NOW)).toBe(seconds);
  });
});
