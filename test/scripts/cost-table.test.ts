/** The table of costs: what a row counts, what it costs, and when a build without words has lost too much. */
import { describe, expect, test } from 'vitest';
import { costTable, countRun, lossWithoutWords, RUN_COUNTS, wrongCases } from '../../scripts/cost-table.mjs';

const JUDGEMENT = { lost: 0, invented: 0, doubled: 0, secrets: [], wrong: [] };

const noteOf = (type: string, description: string) => ({ type, description });

const specOf = (title: string, judgement: object, { group = 'presses', browser = 'firefox' } = {}) => ({
  title,
  tests: [
    {
      projectName: browser,
      status: 'expected',
      annotations: [noteOf('group', group), noteOf('judgement', JSON.stringify({ ...JUDGEMENT, ...judgement }))],
    },
  ],
});

const reportOf = (...specs: object[]) => ({ suites: [{ specs }] }) as never;

/** The cells of each row below the headings, for columns are two blanks apart. */
const cellsOf = (lines: string[]) => lines.slice(1).map((line) => line.trim().split(/ {2,}/));

describe('a run among several', () => {
  const report = reportOf(specOf('a', { lost: 1 }), specOf('b', {}), specOf('c', { wrong: ['city'] }));

  test('has a cell for each of its counts', () => {
    expect(Object.fromEntries(RUN_COUNTS.map((name, index) => [name, countRun(report)[index]]))).toEqual({
      ...{ cases: '3', right: '1', lost: '1', invented: '0', doubled: '0', secrets: '0' },
      ...{ 'wrong values': '1', cost: '5' },
    });
  });

  test('names the cases that are not right', () => {
    expect(wrongCases(report).map(({ title }) => title)).toEqual(['a', 'c']);
  });
});

describe('costTable', () => {
  test('counts what is wrong, and what it costs', () => {
    const lines = costTable(
      reportOf(
        specOf('a', { lost: 1 }),
        specOf('b', { invented: 1, doubled: 1 }),
        specOf('c', { secrets: ['4242'] }),
        specOf('d', { wrong: ['city'] }),
        specOf('e', {}),
      ),
    );
    expect(cellsOf(lines)[0]).toEqual(['✗', 'presses', 'firefox', '5', '1', '1', '1', '1', '1', '1', '27']);
  });

  test('has a row for each group in each browser, and one for all groups', () => {
    const inGroups = [specOf('a', {}), specOf('b', {}, { group: 'values' })];
    const lines = costTable(reportOf(...inGroups, specOf('a', {}, { browser: 'webkit' })));
    expect(cellsOf(lines).map(([, group, browser]) => `${group} ${browser}`)).toEqual([
      'presses firefox',
      'values firefox',
      'all groups firefox',
      'presses webkit',
      'all groups webkit',
    ]);
  });

  test('counts visits to form libraries as one group', () => {
    const outcome = { expected: 1, accepted: 0, turnedDown: 1, missing: [], surplus: ['on'], leaks: ['4242'] };
    const annotations = [noteOf('stack', 'Vue'), noteOf('outcome', JSON.stringify(outcome))];
    const visited = { title: 'a', tests: [{ projectName: 'firefox', status: 'unexpected', annotations }] };
    const [row] = cellsOf(costTable(reportOf(visited)));
    expect(row).toEqual(['✗', 'form libraries', 'firefox', '1', '0', '1', '1', '0', '1', '1', '26']);
  });

  test('says that a case ended before its judgement', () => {
    const [test] = specOf('a', {}).tests;
    const ended = { title: 'a', tests: [{ ...test, annotations: [noteOf('group', 'presses')] }] };
    expect(cellsOf(costTable(reportOf(ended)))[0]?.at(-1)).toBe('1 ended before a judgement');
  });
});

describe('lossWithoutWords', () => {
  const twenty = Array.from({ length: 20 }, (_, index) => `case ${index}`);
  const by = (browser: string, titles: string[], lost: string[]) =>
    titles.map((title) => specOf(title, { lost: Number(lost.includes(title)) }, { browser }));
  const both = (lostWithoutWords: string[], titles = twenty) =>
    reportOf(...by('chromium', titles, []), ...by('wordless', titles, lostWithoutWords));

  test('allows one case in twenty, and names it', () => {
    expect(lossWithoutWords(both(['case 3']))).toEqual({ titles: ['case 3'], isTooMuch: false });
  });

  test('is too much with two cases in twenty', () => {
    expect(lossWithoutWords(both(['case 3', 'case 4']))?.isTooMuch).toBe(true);
  });

  test('is too much with one case in nineteen', () => {
    expect(lossWithoutWords(both(['case 3'], twenty.slice(1)))?.isTooMuch).toBe(true);
  });

  test('does not count what the normal build gets wrong, too', () => {
    const lostBy = (browser: string) => specOf('a', { lost: 1 }, { browser });
    const report = reportOf(lostBy('chromium'), lostBy('wordless'));
    expect(lossWithoutWords(report)).toEqual({ titles: [], isTooMuch: false });
  });

  test('is unknown where not both builds have run', () => {
    expect(lossWithoutWords(reportOf(specOf('a', {})))).toBeUndefined();
  });
});
