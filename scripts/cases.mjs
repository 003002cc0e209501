/** Runs the cases in every browser and by the build without words, and prints what mistakes cost. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BROWSER_NAMES } from './browsers.mjs';
import { costTable, lossWithoutWords } from './cost-table.mjs';
import { FORMS_REPORT } from './form-stacks.mjs';
import { PROJECT_DIR, runPackage, say } from './run.mjs';
import { addUp, readReport } from './test-reports.mjs';

/** @typedef {import('./test-reports.mjs').Sum} Sum */

const CASES_REPORT = join(PROJECT_DIR, '.cache/test-reports/cases.json');

/** What Playwright has reported; nothing where the runner has left no report. @param {string} path */
function readTests(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {}; // The sum of the run counts that as a failure.
  }
}

/**
 * Prints what mistakes cost in the runs of the form stacks and the cases: the last ones, or those since `forgetRuns`.
 */
export function printCosts() {
  console.log(`\n${costTable({ suites: [FORMS_REPORT, CASES_REPORT].map(readTests) }).join('\n')}`);
}

/** From now on no run has been. */
export function forgetRuns() {
  for (const report of [FORMS_REPORT, CASES_REPORT]) rmSync(report, { force: true });
}

/**
 * The sum of one check, once what is lost without words is printed: not more than one case in twenty. The sum of none
 * where not both builds have run.
 * @returns {Sum}
 */
export function checkWordless() {
  const loss = lossWithoutWords(readTests(CASES_REPORT));
  if (!loss) return addUp([]);
  const said = `${loss.titles.length} cases are right only with words`;
  console.log([`\n${said}:`, ...loss.titles.map((title) => `  ${title}`)].join('\n'));
  const failures = loss.isTooMuch ? [`${said}: more than one in twenty`] : [];
  return { passed: 1 - failures.length, failed: failures.length, failures, skipped: [] };
}

/** The sum of the fixed part that `npm test` has the time for, once their costs are printed. */
export async function runPartOfCases() {
  say('A fixed fifth of the cases, in WebKit a tenth. "npm run test:forms" runs the whole.');
  const sum = await run(
    BROWSER_NAMES.map((name) => `--project=${name}`),
    { DRIFTROCK_CASES: 'part' },
  );
  printCosts();
  return sum;
}

/**
 * The sum of the cases. Needs the build and the browsers.
 * @param {string[]} [args] more of Playwright's arguments, such as `--project=firefox`
 */
export async function runCases(args = []) {
  // Its packages may have just been installed.
  const { bundleWithoutWords } = await import('./bundle.mjs');
  await bundleWithoutWords();
  return run(args);
}

/** @param {string[]} args @param {Record<string, string>} [variables] @returns {Promise<Sum>} */
async function run(args, variables = {}) {
  rmSync(CASES_REPORT, { force: true });
  mkdirSync(dirname(CASES_REPORT), { recursive: true });
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: CASES_REPORT, ...variables };
  const command = ['test', '--config=e2e/cases', '--reporter=list,json', ...args];
  return readReport(CASES_REPORT, await runPackage('@playwright/test/cli.js', command, { env }));
}
