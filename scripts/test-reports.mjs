/** What the test runners' JSON reports say, as sums. */
import { readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: string[] }} Sum `skipped` holds one line a test: its title, and why. */
/** @typedef {{ title: string, specs?: PlaywrightSpec[], suites?: PlaywrightSuite[] }} PlaywrightSuite */
/** @typedef {{ title: string, tests: { projectName: string, status: string, annotations: { type: string, description?: string }[] }[] }} PlaywrightSpec */
/** @typedef {{ name: string, status: string, assertionResults: { fullName: string, status: string }[] }} VitestFile */

/** @param {{ passed: number, failed: number, skipped: string[] }[]} sums @returns {Sum} */
export const addUp = (sums) => ({
  passed: sums.reduce((total, sum) => total + sum.passed, 0),
  failed: sums.reduce((total, sum) => total + sum.failed, 0),
  skipped: sums.flatMap((sum) => sum.skipped),
});

/** @param {VitestFile} file @returns {Sum} */
function sumOfVitestFile({ name, status, assertionResults }) {
  const passed = assertionResults.filter((result) => result.status === 'passed').length;
  const failed = assertionResults.filter((result) => result.status === 'failed').length;
  const rest = assertionResults.filter((result) => result.status !== 'passed' && result.status !== 'failed');
  // A file that cannot be loaded has no results, and is one failure all the same.
  return { passed, failed: failed === 0 && status === 'failed' ? 1 : failed, skipped: rest.map((result) => `${name}: ${result.fullName}`) };
}

/** @param {PlaywrightSpec} spec @returns {Sum} */
function sumOfPlaywrightSpec({ title, tests }) {
  const skipped = tests.filter((test) => test.status === 'skipped');
  const failed = tests.filter((test) => test.status === 'unexpected' || test.status === 'flaky').length;
  return { passed: tests.length - skipped.length - failed, failed, skipped: skipped.map((test) => `${test.projectName}: ${title} (${reasonOf(test.annotations)})`) };
}

/** @param {{ type: string, description?: string }[]} annotations */
const reasonOf = (annotations) => annotations.find((note) => note.description)?.description ?? 'no reason given';

/** @param {PlaywrightSuite} suite @returns {Sum} */
function sumOfPlaywrightSuite({ specs = [], suites = [] }) {
  return addUp([...specs.map(sumOfPlaywrightSpec), ...suites.map(sumOfPlaywrightSuite)]);
}

/**
 * The sum of a runner's report. A runner that failed without a failing test, left no report or ran nothing counts as one failure.
 * @param {string} path
 * @param {number} exitCode
 * @returns {Sum}
 */
export function readReport(path, exitCode) {
  const sum = parseReport(path);
  const ranNothing = sum.passed + sum.failed === 0;
  const failedOtherwise = exitCode !== 0 && sum.failed === 0;
  return ranNothing || failedOtherwise ? { ...sum, failed: sum.failed + 1 } : sum;
}

/** @param {string} path @returns {Sum} */
function parseReport(path) {
  try {
    const report = JSON.parse(readFileSync(path, 'utf8'));
    return report.testResults ? addUp(report.testResults.map(sumOfVitestFile)) : sumOfPlaywrightSuite(report);
  } catch {
    return { passed: 0, failed: 0, skipped: [] }; // The runner died before it could report; readReport counts that.
  }
}
