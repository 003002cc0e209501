/** Times in words. */
import { describe, expect, test } from 'vitest';
import { durationInWords } from '../../../src/relay/health/durations';

describe('durationInWords', () => {
  test.each([
    [-5000, 'a moment'],
    [999, 'a moment'],
    [1000, '1 second'],
    [59_999, '59 seconds'],
    [60_000, '1 minute'],
    [3_599_999, '59 minutes'],
    [7_200_000, '2 hours'],
    [86_399_999, '23 hours'],
    [86_400_000, '1 day'],
    [864_000_000, '10 days'],
  ])('%i ms are %s', (ms, words) => {
    expect(durationInWords(ms)).toBe(words);
  });
});
