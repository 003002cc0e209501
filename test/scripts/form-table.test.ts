/** The table of the form stacks: what a row says, and when its mark is good. */
import { describe, expect, test } from 'vitest';
import { formTable } from '../../scripts/form-table.mjs';

const OUTCOME = { expected: 0, accepted: 0, turnedDown: 0, missing: [], surplus: [], leaks: [] };

const visitOf = (stack: string, outcome: object, status = 'expected') => ({
  projectName: 'firefox',
  status,
  annotations: [
    { type: 'stack', description: stack },
    { type: 'outcome', description: JSON.stringify({ ...OUTCOME, ...outcome }) },
  ],
});

const reportOf = (...tests: object[]) =>
  ({ suites: [{ suites: [{ specs: tests.map((each) => ({ title: 'a test', tests: [each] })) }] }] }) as never;

/** The cells of each row, for columns are two blanks apart. */
const cellsOf = (lines: string[]) => lines.slice(1).map((line) => line.trim().split(/ {2,}/));

describe('formTable', () => {
  test('adds the visits of a stack up to one row', () => {
    const lines = formTable(reportOf(visitOf('Vue', {}), visitOf('Vue', { expected: 1, accepted: 1 })));
    expect(cellsOf(lines)).toEqual([['✓', 'Vue', 'firefox', '1 of 1', '0', '-', '-', '-']]);
  });

  test('keeps a row for each browser', () => {
    const lines = formTable(reportOf(visitOf('Vue', {}), { ...visitOf('Vue', {}), projectName: 'webkit' }));
    expect(cellsOf(lines).map(([, , browser]) => browser)).toEqual(['firefox', 'webkit']);
  });

  test('names what is missing, what has leaked, and what was sent besides', () => {
    const outcome = { expected: 1, accepted: 1, turnedDown: 1, missing: ['Ada'], surplus: ['on'], leaks: ['4242'] };
    expect(cellsOf(formTable(reportOf(visitOf('Vue', outcome, 'unexpected'))))).toEqual([
      ['✗', 'Vue', 'firefox', '1 of 1', '1', 'Ada', '4242', 'on'],
    ]);
  });

  test("says that a page failed, instead of a result that is not the snippet's", () => {
    const failed = {
      projectName: 'firefox',
      status: 'unexpected',
      annotations: [
        { type: 'stack', description: 'Vue' },
        { type: 'page fault', description: 'it does not open' },
      ],
    };
    expect(cellsOf(formTable(reportOf(failed)))).toEqual([
      ['✗', 'Vue', 'firefox', 'the page failed: it does not open'],
    ]);
  });

  test('says that a test ended before its visit', () => {
    const ended = {
      projectName: 'firefox',
      status: 'unexpected',
      annotations: [{ type: 'stack', description: 'Vue' }],
    };
    expect(cellsOf(formTable(reportOf(ended)))).toEqual([['✗', 'Vue', 'firefox', 'the test failed, see above']]);
  });

  test('leaves out tests of no stack', () => {
    expect(formTable(reportOf({ projectName: 'firefox', status: 'expected', annotations: [] }))).toHaveLength(1);
  });
});
