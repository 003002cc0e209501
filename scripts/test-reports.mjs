/** What the test runners' JSON reports say, as sums. */
import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/**
 * @typedef {{ passed: number, failed: number, failures: string[], skipped: string[] }} Sum `failures` and `skipped`
 *   hold one line a test: its title, and why.
 */
/** @typedef {{ title: string, specs?: PlaywrightSpec[], suites?: PlaywrightSuite[] }} PlaywrightSuite */
/** @typedef {{ title: string, tests: PlaywrightTest[] }} PlaywrightSpec */
/**
 * @typedef {{ projectName: string, status: string, annotations: { type: string, description?: string }[], results: {
 *   duration?: number, error?: { message?: string } }[] }} PlaywrightTest
 */
/**
 * @typedef {{ name: string, status: string, message?: string, assertionResults: { fullName: string, status: string,
 *   duration?: number, failureMessages: string[] }[] }} VitestFile
 */

/** An error's first line, without the colours of a terminal. @param {string | undefined} message */
const firstLine = (message = '') => stripVTControlCharacters(message).trim().split('\n')[0] ?? '';

/** @param {Sum[]} sums @returns {Sum} */
export const addUp = (sums) => ({
  passed: sums.reduce((total, sum) => total + sum.passed, 0),
  failed: sums.reduce((total, sum) => total + sum.failed, 0),
  failures: sums.flatMap((sum) => sum.failures),
  skipped: sums.flatMap((sum) => sum.skipped),
});

/** @param {VitestFile} file @returns {Sum} */
function sumOfVitestFile({ name, status, message, assertionResults }) {
  const passed = assertionResults.filter((result) => result.status === 'passed').length;
  const failures = assertionResults
    .filter((result) => result.status === 'failed')
    .map((result) => `${name}: ${result.fullName} (${firstLine(result.failureMessages[0])})`);
  const rest = assertionResults.filter((result) => result.status !== 'passed' && result.status !== 'failed');
  // A file that cannot be loaded has no results, and is one failure all the same.
  if (failures.length === 0 && status === 'failed') failures.push(`${name} (${firstLine(message)})`);
  return { passed, failed: failures.length, failures, skipped: rest.map((result) => `${name}: ${result.fullName}`) };
}

/** @param {PlaywrightSpec} spec @returns {Sum} */
function sumOfPlaywrightSpec({ title, tests }) {
  const skipped = tests.filter((test) => test.status === 'skipped');
  const failed = tests.filter((test) => test.status === 'unexpected' || test.status === 'flaky');
  return {
    passed: tests.length - skipped.length - failed.length,
    failed: failed.length,
    failures: failed.map(
      (test) =>
        `${test.projectName}: ${title} (${firstLine(test.results.find((result) => result.error)?.error?.message)})`,
    ),
    skipped: skipped.map((test) => `${test.projectName}: ${title} (${reasonOf(test.annotations)})`),
  };
}

/** @param {{ type: string, description?: string }[]} annotations */
const reasonOf = (annotations) => annotations.find((note) => note.description)?.description ?? 'no reason given';

/** @param {PlaywrightSuite} suite @returns {Sum} */
function sumOfPlaywrightSuite({ specs = [], suites = [] }) {
  return addUp([...specs.map(sumOfPlaywrightSpec), ...suites.map(sumOfPlaywrightSuite)]);
}

/**
 * The sum of a runner's report. A runner that failed without a failing test, left no report or ran nothing counts as
 * one failure.
 * @param {string} path
 * @param {number} exitCode
 * @returns {Sum}
 */
export function readReport(path, exitCode) {
  const sum = parseReport(path);
  const ranNothing = sum.passed + sum.failed === 0;
  const failedOtherwise = exitCode !== 0 && sum.failed === 0;
  if (!ranNothing && !failedOtherwise) return sum;
  const failure = ranNothing
    ? 'the runner has run nothing, or left no report'
    : `the runner ended with ${exitCode}, without a failing test`;
  return { ...sum, failed: sum.failed + 1, failures: [...sum.failures, failure] };
}

/** @param {string} path @returns {Sum} */
function parseReport(path) {
  try {
    const report = JSON.parse(readFileSync(path, 'utf8'));
    return report.testResults ? addUp(report.testResults.map(sumOfVitestFile)) : sumOfPlaywrightSuite(report);
  } catch {
    // The runner died before it could report; readReport counts that.
    return { passed: 0, failed: 0, failures: [], skipped: [] };
  }
}

/** @typedef {{ title: string, ms: number }} Timed */

/** @param {VitestFile} file @returns {Timed[]} */
const timesOfVitestFile = ({ name, assertionResults }) =>
  assertionResults.map(({ fullName, duration = 0 }) => ({ title: `${name}: ${fullName}`, ms: duration }));

/** @param {PlaywrightSuite} suite @returns {Timed[]} */
const timesOfPlaywrightSuite = ({ specs = [], suites = [] }) => [
  ...specs.flatMap(({ title, tests }) =>
    tests.map(({ projectName, results }) => ({
      title: `${projectName}: ${title}`,
      ms: results.reduce((total, { duration = 0 }) => total + duration, 0),
    })),
  ),
  ...suites.flatMap(timesOfPlaywrightSuite),
];

/**
 * The slowest tests of these reports, the slowest first; none of a report that its runner did not finish.
 * @param {string[]} paths
 * @param {number} count
 * @returns {Timed[]}
 */
export function slowestOf(paths, count) {
  const times = paths.flatMap((path) => {
    try {
      const report = JSON.parse(readFileSync(path, 'utf8'));
      return report.testResults ? report.testResults.flatMap(timesOfVitestFile) : timesOfPlaywrightSuite(report);
    } catch {
      return []; // readReport has counted it as a failure.
    }
  });
  return times.sort((one, other) => other.ms - one.ms).slice(0, count);
}
