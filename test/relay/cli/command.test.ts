/** Moments as commands write them. */
import { describe, expect, test } from 'vitest';
import { momentOf } from '../../../src/relay/cli/command';

describe('momentOf', () => {
  test.each([
    [0, '1970-01-01T00:00:00.000Z'],
    [Date.UTC(2026, 10, 23, 12), '2026-11-23T12:00:00.000Z'],
    [undefined, null],
  ])('of %s is %s', (ms, text) => {
    expect(momentOf(ms)).toBe(text);
  });
});
