/**
 * `npm run test:loader`: the cases in Chromium by the whole file, through the loader, and through the loader with the
 * whole file three seconds late.
 *
 * Prints a table of what each of the three gets, and the cases that only the whole file gets right; writes both to
 * docs/loader.md. With arguments for Playwright, such as `-g "a trap"`, it is a part, and the document stays as it is.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { countRun, RUN_COUNTS, wrongCases } from './cost-table.mjs';
import { PROJECT_DIR, runPackage } from './run.mjs';
import { setUp } from './set-up.mjs';

/** How much later the whole file comes in each run, in ms; none without the loader. */
const RUNS = [
  { name: 'the whole file', env: {} },
  { name: 'the loader, the whole file on time', env: { DRIFTROCK_LOADER: '0' } },
  { name: 'the loader, the whole file 3 s late', env: { DRIFTROCK_LOADER: '3000' } },
];
const DOC = join(PROJECT_DIR, 'docs/loader.md');
/** What is between these lines is written by this script alone. */
const BETWEEN = /(<!-- measured -->\n)[\s\S]*(<!-- \/measured -->)/;

/** @typedef {import('./report-notes.mjs').ReportedSuite} ReportedSuite */

/**
 * What Playwright reports of the cases; which of them fail is what is asked.
 * @param {number} index @param {string[]} args @returns {Promise<ReportedSuite>}
 */
async function runCases(index, args) {
  const report = join(PROJECT_DIR, `.cache/test-reports/loader-${index}.json`);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const env = { ...RUNS[index]?.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const command = ['test', '--config=e2e/cases', '--project=chromium', '--reporter=dot,json', ...args];
  await runPackage('@playwright/test/cli.js', command, { env });
  return JSON.parse(readFileSync(report, 'utf8'));
}

/** @param {string[]} cells */
const rowOf = (cells) => `| ${cells.join(' | ')} |`;

/** @param {ReportedSuite[]} reports */
function tableOf(reports) {
  const headings = ['', ...RUN_COUNTS];
  const rows = reports.map((report, index) => [RUNS[index]?.name ?? '', ...countRun(report)]);
  return [headings, headings.map(() => '---'), ...rows].map(rowOf);
}

/**
 * The cases that the whole file gets right, and this run does not.
 * @param {ReportedSuite} whole @param {ReportedSuite} run
 */
function lostBy(whole, run) {
  const before = new Set(wrongCases(whole).map(({ title }) => title));
  return wrongCases(run).filter(({ title }) => !before.has(title));
}

/** @param {import('./cost-table.mjs').JudgedCase} one */
function lineOf({ title, judgement }) {
  const { lost = 0, invented = 0, doubled = 0, secrets = [], wrong = [] } = judgement ?? {};
  const kinds = { lost, invented, doubled, secret: secrets.length, 'wrong value': wrong.length };
  const named = Object.entries(kinds).flatMap(([kind, count]) => (count > 0 ? `${count} ${kind}` : []));
  return `- ${title.replace(/ @.*$/, '')}: ${named.join(', ') || 'no judgement'}`;
}

await setUp({ build: true, browsers: true });
const part = process.argv.slice(2);
/** @type {ReportedSuite[]} */
const reports = [];
for (const index of RUNS.keys()) reports.push(await runCases(index, part));
const [whole = {}, ...others] = reports;
const lines = others.flatMap((report, index) => {
  const lost = lostBy(whole, report).map(lineOf);
  return [`\nWrong by ${RUNS[index + 1]?.name}, and right by the whole file:\n`, ...(lost[0] ? lost : ['- none'])];
});
const text = [`Measured on ${new Date().toISOString().slice(0, 10)}.\n`, ...tableOf(reports), ...lines].join('\n');
console.log(`\n${text}\n`);
if (part.length === 0)
  writeFileSync(
    DOC,
    readFileSync(DOC, 'utf8').replace(BETWEEN, (_all, begin, end) => `${begin}${text}\n${end}`),
  );
