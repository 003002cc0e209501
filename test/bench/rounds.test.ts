/** What the values of the rounds come to, and whose turn it is. */
import { describe, expect, test } from 'vitest';
import { createFigures, summaryOf, takeTurns, turnsOf } from '../../bench/rounds.mjs';

describe('summaryOf', () => {
  test('gives the median and the quartiles of an odd number of values, in any order', () => {
    expect(summaryOf([5, 1, 3, 2, 4])).toEqual({ median: 3, lowerQuartile: 2, upperQuartile: 4, count: 5 });
  });

  test('goes in proportion between two values', () => {
    expect(summaryOf([1, 2, 3, 4])).toEqual({ median: 2.5, lowerQuartile: 1.75, upperQuartile: 3.25, count: 4 });
  });

  test('gives one value three times', () => {
    expect(summaryOf([0.1234])).toEqual({ median: 0.123, lowerQuartile: 0.123, upperQuartile: 0.123, count: 1 });
  });
});

describe('createFigures', () => {
  test('makes a row of each page and measure, in the order in which they came', () => {
    const figures = createFigures();
    figures.add({ page: 'a', measure: 'time', unit: 'ms' }, 'ours', [1]);
    figures.add({ page: 'b', measure: 'time', unit: 'ms' }, 'ours', [5]);
    figures.add({ page: 'a', measure: 'time', unit: 'ms' }, 'theirs', [7]);
    figures.add({ page: 'a', measure: 'time', unit: 'ms' }, 'ours', [3]);
    const [first, second] = figures.rows();
    expect(first).toMatchObject({ page: 'a', figures: { ours: { median: 2, count: 2 }, theirs: { median: 7 } } });
    expect(second).toMatchObject({ page: 'b', figures: { ours: { median: 5, count: 1 } } });
  });
});

describe('turnsOf', () => {
  test.each([
    [0, 'abc'],
    [1, 'bca'],
    [2, 'cab'],
    [3, 'abc'],
  ])('round %i begins one later than the round before: %s', (round, order) => {
    expect(turnsOf(['a', 'b', 'c'], round).join('')).toBe(order);
  });
});

describe('takeTurns', () => {
  test('measures each page with each subject in a round before the next round begins', async () => {
    const taken: string[] = [];
    await takeTurns({ pages: ['p', 'q'], subjects: ['1', '2'], rounds: 2 }, async (page, subject) => {
      taken.push(page + subject);
    });
    expect(taken).toEqual(['p1', 'p2', 'q1', 'q2', 'p2', 'p1', 'q2', 'q1']);
  });

  test('asks each page for its own subjects where they differ', async () => {
    const taken: string[] = [];
    const subjects = (page: string) => (page === 'p' ? ['1'] : ['2', '3']);
    await takeTurns({ pages: ['p', 'q'], subjects, rounds: 1 }, async (page, subject) => {
      taken.push(page + subject);
    });
    expect(taken).toEqual(['p1', 'q2', 'q3']);
  });
});
