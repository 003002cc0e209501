/** The table of the fault laboratory, from what its tests have measured. */
import { describe, expect, test } from 'vitest';
import type { Row } from '../../../e2e/delivery/ledger';
import { magnitudeOf, tableOf } from '../../../e2e/delivery/table';

const rowOf = (fault: string, browser: string): Row => ({
  fault,
  browser,
  leads: 2,
  lost: 1,
  twiceUpstream: 0,
  twiceRelay: 1,
  afterMs: 10,
});

describe('magnitudeOf', () => {
  test.each([
    [0, 'below 1 s'],
    [999, 'below 1 s'],
    [1_000, '1 to 10 s'],
    [9_999, '1 to 10 s'],
    [10_000, '10 to 100 s'],
    [100_000, 'above 100 s'],
    [undefined, 'never'],
  ])('%s ms is %s', (ms, magnitude) => {
    expect(magnitudeOf(ms)).toBe(magnitude);
  });
});

describe('tableOf', () => {
  test('has one line a fault and browser, in an order that does not depend on which came first', () => {
    const lines = tableOf([rowOf('b', 'chromium'), rowOf('a', 'firefox'), rowOf('a', 'chromium')]).split('\n');
    expect(lines.slice(2)).toEqual([
      '| a | chromium | 2 | 1 | 0 | 1 | below 1 s |',
      '| a | firefox | 2 | 1 | 0 | 1 | below 1 s |',
      '| b | chromium | 2 | 1 | 0 | 1 | below 1 s |',
    ]);
  });
});
