/** Figures as they are written. */
import { describe, expect, test } from 'vitest';
import { summaryIn, valueIn } from '../../../bench/report/units.mjs';
import type { Unit } from '../../../bench/rounds.mjs';

describe('valueIn', () => {
  test.each<[number | null, Unit, string]>([
    [0.1234, 'ms', '0.12'],
    [9.994, 'ms', '9.99'],
    [12.34, 'ms', '12.3'],
    [123.4, 'ms', '123'],
    [-12.34, 'KiB', '-12.3'],
    [1234, 'bytes', '1,234'],
    [1.5, 'count', '1.50'],
    [2, 'count', '2'],
    [1234.5, 'per second', '1,235'],
    [0.705, 'share', '71 %'],
    [1.239, 'times', '1.24'],
    // What was no number is null in JSON.
    [null, 'ms', '-'],
    [NaN, 'ms', '-'],
  ])('writes %j %s as %s', (value, unit, text) => {
    expect(valueIn(value, unit)).toBe(text);
  });
});

describe('summaryIn', () => {
  test('has the quartiles behind the median', () => {
    expect(summaryIn({ median: 2, lowerQuartile: 1, upperQuartile: 4, count: 3 }, 'ms')).toBe('2.00 (1.00 to 4.00)');
  });

  test('leaves out quartiles that are written alike', () => {
    expect(summaryIn({ median: 2, lowerQuartile: 1.999, upperQuartile: 2.001, count: 3 }, 'ms')).toBe('2.00');
  });
});
