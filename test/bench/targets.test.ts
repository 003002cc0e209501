/** Whether the figures of a run reach what they are to reach. */
import { describe, expect, test } from 'vitest';
import type { Part } from '../../bench/part.mjs';
import type { Unit } from '../../bench/rounds.mjs';
import { judge } from '../../bench/targets.mjs';

/** A part with this one row, whose medians are by subject. */
const partWith = (page: string, measure: string, medians: Record<string, number>): Part => {
  const summaryOf = (median: number) => ({ median, lowerQuartile: median, upperQuartile: median, count: 1 });
  const entries = Object.entries(medians).map(([name, median]) => [name, summaryOf(median)] as const);
  const row = { page, measure, unit: 'ms' as Unit, figures: Object.fromEntries(entries) };
  const table = { title: '', about: '', columns: Object.keys(medians), rows: [row] };
  return { tables: [table] } as unknown as Part;
};

describe('judge', () => {
  test.each([
    [13_312, true],
    [13_313, false],
  ])('a file of %i bytes: %s', (bytes, isReached) => {
    expect(judge([partWith('the script', 'brotli -q 11', { Driftrock: bytes })])).toMatchObject([
      { figure: bytes, isReached },
    ]);
  });

  test.each([
    [12, 1.2, true],
    [12.5, 1.25, false],
  ])('a script time of %d next to one of 10 is %d times that: %s', (ms, times, isReached) => {
    const part = partWith('CPU 4 times slower', 'compile and run', { Driftrock: ms, Plausible: 10 });
    expect(judge([part])).toMatchObject([{ figure: times, isReached }]);
  });

  test('counts what a listener costs beyond an empty one', () => {
    const part = partWith('a form of 10 controls', 'submit', { Driftrock: 0.5, 'empty listener': 0.25 });
    expect(judge([part])).toMatchObject([{ figure: 0.25, isReached: false }]);
  });

  test.each([
    [0.7, true],
    [0.69, false],
  ])('a relay on disk at %d of the same handler without a store: %s', (ratio, isReached) => {
    const part = partWith('accepting', 'next to the first, in a round', { 'on disk (lmdb), Driftrock silent': ratio });
    expect(judge([part])).toMatchObject([{ figure: ratio, isReached }]);
  });

  test('says nothing of what was not measured', () => {
    expect(judge([partWith('another page', 'submit', { Driftrock: 1 })])).toEqual([]);
  });
});
