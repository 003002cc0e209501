/** Runs the cases in every browser and by the build without words, and prints their table. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundleWithoutWords } from './bundle.mjs';
import { caseTable, lossWithoutWords } from './case-table.mjs';
import { PROJECT_DIR, runPackage, say } from './run.mjs';
import { addUp, readReport } from './test-reports.mjs';

/** @typedef {import('./test-reports.mjs').Sum} Sum */

const REPORT = join(PROJECT_DIR, '.cache/test-reports/cases.json');

/** Prints the table. @returns {Sum} the check of the build without words */
function printTable() {
  const report = JSON.parse(readFileSync(REPORT, 'utf8'));
  console.log(`\n${caseTable(report).join('\n')}`);
  const loss = lossWithoutWords(report);
  if (!loss) return { passed: 0, failed: 0, failures: [], skipped: [] };
  const said = `${loss.titles.length} cases are right only with words`;
  console.log([`\n${said}:`, ...loss.titles.map((title) => `  ${title}`)].join('\n'));
  const failures = loss.isTooMuch ? [`${said}: more than one in twenty`] : [];
  return { passed: 1 - failures.length, failed: failures.length, failures, skipped: [] };
}

/** @returns {Sum} */
function tryToPrintTable() {
  try {
    return printTable();
  } catch {
    console.log('\nNo table: the runner has left no report.');
    return { passed: 0, failed: 0, failures: [], skipped: [] }; // The sum of the report counts that.
  }
}

/** The sum of the fixed part that `npm test` has the time for. */
export function runPartOfCases() {
  say('A fixed third of the cases, in WebKit a sixth. "npm run test:forms" runs the whole.');
  return runCases(['--project=chromium', '--project=firefox', '--project=webkit'], { DRIFTROCK_CASES: 'part' });
}

/**
 * The sum of the cases, once the table is printed. Needs the build and the browsers.
 * @param {string[]} [args] more of Playwright's arguments, such as `--project=firefox`
 * @param {Record<string, string>} [variables]
 * @returns {Promise<Sum>}
 */
export async function runCases(args = [], variables = {}) {
  await bundleWithoutWords();
  rmSync(REPORT, { force: true });
  mkdirSync(dirname(REPORT), { recursive: true });
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: REPORT, ...variables };
  const command = ['test', '--config=e2e/cases', '--reporter=list,json', ...args];
  const code = await runPackage('@playwright/test/cli.js', command, { env });
  const wordless = tryToPrintTable();
  return addUp([readReport(REPORT, code), wordless]);
}
