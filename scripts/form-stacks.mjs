/** Runs the form stacks and prints their table. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { formTable } from './form-table.mjs';
import { PROJECT_DIR, runPackage, say } from './run.mjs';
import { readReport } from './test-reports.mjs';

/** Where the last run has left its report. */
export const FORMS_REPORT = join(PROJECT_DIR, '.cache/test-reports/forms.json');

function printTable() {
  try {
    console.log(`\n${formTable(JSON.parse(readFileSync(FORMS_REPORT, 'utf8'))).join('\n')}`);
  } catch {
    console.log('\nNo table: the runner has left no report.');
  }
}

/** The sum of the fixed part that `npm test` has the time for. */
export function runPartOfFormStacks() {
  say('A fixed third of the form stacks: every third of each list. "npm run test:forms" runs the whole.');
  return runFormStacks(['--grep=@part']);
}

/**
 * The sum of the tests, once the table is printed. Needs the build, the browsers and the pages.
 * @param {string[]} [args] more of Playwright's arguments, such as `--project=firefox`
 */
export async function runFormStacks(args = []) {
  rmSync(FORMS_REPORT, { force: true });
  mkdirSync(dirname(FORMS_REPORT), { recursive: true });
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: FORMS_REPORT };
  const code = await runPackage(
    '@playwright/test/cli.js',
    ['test', '--config=e2e/forms', '--reporter=list,json', ...args],
    { env },
  );
  printTable();
  return readReport(FORMS_REPORT, code);
}
