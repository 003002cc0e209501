/** The tables of a run, as a reader sees them. */
import { describe, expect, test } from 'vitest';
import { tableOf } from '../../../bench/report/markdown.mjs';
import type { Unit } from '../../../bench/rounds.mjs';

const rowOf = (page: string, unit: Unit, medians: Record<string, number>) => {
  const entries = Object.entries(medians).map(([name, median]) => {
    return [name, { median, lowerQuartile: median, upperQuartile: median, count: 1 }] as const;
  });
  return { page, measure: 'time', unit, figures: Object.fromEntries(entries) };
};

describe('tableOf', () => {
  test('has a line for each row and a column for each subject', () => {
    const rows = [rowOf('a', 'ms', { ours: 1, theirs: 2 }), rowOf('b', 'ms', { ours: 3, theirs: 400 })];
    expect(tableOf({ columns: ['ours', 'theirs'], rows }).split('\n')).toEqual([
      '|  | measure | ours | theirs |',
      '| --- | --- | --- | --- |',
      '| a | time, ms | 1.00 | 2.00 |',
      '| b | time, ms | 3.00 | 400 |',
    ]);
  });

  test('shows where a subject was not measured', () => {
    const rows = [rowOf('a', 'ms', { ours: 1 }), rowOf('b', 'ms', { ours: 3, theirs: 4 })];
    expect(tableOf({ columns: ['ours', 'theirs'], rows })).toContain('| a | time, ms | 1.00 | - |');
  });

  test('has a line for each subject where there are more of them than rows', () => {
    const rows = [rowOf('a', 'bytes', { ours: 1_500, theirs: 20 })];
    expect(tableOf({ columns: ['ours', 'theirs'], rows }).split('\n')).toEqual([
      '| a | time, bytes |',
      '| --- | --- |',
      '| ours | 1,500 |',
      '| theirs | 20 |',
    ]);
  });
});
