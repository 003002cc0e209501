/** A chart of a table's figures: bars in proportion, readable on a dark page, and nothing of a name as markup. */
import { describe, expect, test } from 'vitest';
import { chartOf } from '../../../bench/report/chart.mjs';

const summaryOf = (median: number) => ({ median, lowerQuartile: median, upperQuartile: median, count: 1 });
const drawn = (figures: Record<string, number>) =>
  chartOf({
    title: 'Time & <place>',
    columns: ['ours', 'theirs'],
    rows: [
      {
        page: 'a page',
        measure: 'time',
        unit: 'ms',
        figures: Object.fromEntries(Object.entries(figures).map(([name, median]) => [name, summaryOf(median)])),
      },
    ],
    groupBy: 'page',
  });
const widthsIn = (svg: string) => [...svg.matchAll(/<rect [^>]*?width="([\d.]+)"/g)].map(([, width]) => Number(width));

describe('chartOf', () => {
  test('draws bars in proportion', () => {
    const [ours = NaN, theirs = NaN] = widthsIn(drawn({ ours: 10, theirs: 40 }));
    expect(theirs / ours).toBeCloseTo(4, 1);
  });

  test('draws no bar of a subject that was not measured', () => {
    expect(widthsIn(drawn({ ours: 10 }))).toHaveLength(1);
  });

  test('draws bars of nothing where all figures are 0', () => {
    expect(widthsIn(drawn({ ours: 0, theirs: 0 }))).toEqual([1, 1]);
  });

  test('has colours of its own for a dark page', () => {
    expect(drawn({ ours: 1 })).toContain('prefers-color-scheme: dark');
  });

  test('escapes names', () => {
    expect(drawn({ ours: 1 })).toContain('Time &#38; &#60;place&#62;');
  });
});
