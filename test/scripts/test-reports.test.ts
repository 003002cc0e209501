/** The sum at the end of `npm test`: what counts as passed, failed and skipped. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addUp, readReport, slowestOf } from '../../scripts/test-reports.mjs';

function reportOf(report: object | string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'driftrock-report-')), 'report.json');
  writeFileSync(path, typeof report === 'string' ? report : JSON.stringify(report));
  return path;
}

const unitFile = (status: string, ...results: string[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: results.map((result, index) => ({
    fullName: `test ${index}`,
    status: result,
    failureMessages: result === 'failed' ? ['Error: two are not three\n    at a.test.ts:1'] : [],
  })),
});

const browserTest = (status: string, annotations: object[] = []) => ({
  projectName: 'webkit',
  status,
  annotations,
  results:
    status === 'unexpected' || status === 'flaky'
      ? [{ error: { message: '\u001b[31mError: not there\u001b[39m\n  at a.spec.ts:1' } }, {}]
      : [{}],
});

const browserReport = (...tests: object[]) => ({
  suites: [{ title: 'a.spec.ts', suites: [{ title: 'inner', specs: [{ title: 'a spec', tests }] }] }],
});

describe('readReport', () => {
  test('adds up the unit tests of all files', () => {
    const path = reportOf({
      testResults: [unitFile('passed', 'passed', 'passed'), unitFile('failed', 'failed', 'passed')],
    });
    expect(readReport(path, 1)).toEqual({
      passed: 3,
      failed: 1,
      failures: ['a.test.ts: test 0 (Error: two are not three)'],
      skipped: [],
    });
  });

  test('counts a unit test file that could not be loaded as one failure', () => {
    const broken = { ...unitFile('failed'), message: 'Cannot find module\n    at loader' };
    expect(readReport(reportOf({ testResults: [broken, unitFile('passed', 'passed')] }), 1)).toEqual({
      passed: 1,
      failed: 1,
      failures: ['a.test.ts (Cannot find module)'],
      skipped: [],
    });
  });

  test('names the unit tests that were skipped', () => {
    expect(readReport(reportOf({ testResults: [unitFile('passed', 'passed', 'skipped')] }), 0)).toEqual({
      passed: 1,
      failed: 0,
      failures: [],
      skipped: ['a.test.ts: test 1'],
    });
  });

  test('counts each browser of a spec, in suites at any depth', () => {
    const path = reportOf(browserReport(browserTest('expected'), browserTest('unexpected'), browserTest('expected')));
    expect(readReport(path, 1)).toEqual({
      passed: 2,
      failed: 1,
      failures: ['webkit: a spec (Error: not there)'],
      skipped: [],
    });
  });

  test('takes a browser test that passed only when repeated for a failure', () => {
    expect(readReport(reportOf(browserReport(browserTest('flaky'))), 0)).toMatchObject({ passed: 0, failed: 1 });
  });

  test('gives the reason of a skipped browser test', () => {
    const skipped = browserTest('skipped', [{ type: 'skip', description: 'cannot go offline' }]);
    expect(readReport(reportOf(browserReport(browserTest('expected'), skipped)), 0)).toEqual({
      passed: 1,
      failed: 0,
      failures: [],
      skipped: ['webkit: a spec (cannot go offline)'],
    });
  });

  test('takes a runner that ended with an error for a failure although no test failed', () => {
    expect(readReport(reportOf({ testResults: [unitFile('passed', 'passed')] }), 1)).toEqual({
      passed: 1,
      failed: 1,
      failures: ['the runner ended with 1, without a failing test'],
      skipped: [],
    });
  });

  test.each([
    ['ran no test', reportOf({ testResults: [] })],
    ['left half a report', reportOf('{"testResults": [')],
    ['left no report', join(tmpdir(), 'driftrock-no-such-report.json')],
  ])('takes a runner that %s for a failure', (_case, path) => {
    expect(readReport(path, 0)).toEqual({
      passed: 0,
      failed: 1,
      failures: ['the runner has run nothing, or left no report'],
      skipped: [],
    });
  });
});

describe('addUp', () => {
  test('adds up passed and failed, and keeps every line', () => {
    const sums = [
      { passed: 1, failed: 2, failures: ['x', 'y'], skipped: ['a'] },
      { passed: 3, failed: 0, failures: [], skipped: ['b'] },
    ];
    expect(addUp(sums)).toEqual({ passed: 4, failed: 2, failures: ['x', 'y'], skipped: ['a', 'b'] });
  });
});

describe('slowestOf', () => {
  test('names the slowest tests of all runners, and passes over a report that was not finished', () => {
    const assertionResults = [
      { fullName: 'quick', status: 'passed', duration: 5, failureMessages: [] },
      { fullName: 'slow', status: 'passed', duration: 900, failureMessages: [] },
    ];
    const retried = { ...browserTest('expected'), results: [{ duration: 300 }, { duration: 400 }] };
    const reports = [
      { testResults: [{ name: 'a.test.ts', status: 'passed', assertionResults }] },
      browserReport(retried),
      '{"testResults": [',
    ];
    expect(slowestOf(reports.map(reportOf), 2)).toEqual([
      { title: 'a.test.ts: slow', ms: 900 },
      { title: 'webkit: a spec', ms: 700 },
    ]);
  });
});
