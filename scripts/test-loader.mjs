/**
 * `npm run test:loader`: the cases, the form stacks and the fault laboratory in Chromium by the whole file, through the
 * loader, and through the loader with the whole file three seconds late.
 *
 * Prints tables of what each of the three gets, and what only the whole file gets right; writes both to docs/loader.md.
 * `-- cases` and `-- suites` is only one of them. With arguments for Playwright, such as `-g "a trap"`, it is a part of
 * that, and the document stays as it is.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { countRun, RUN_COUNTS, wrongCases } from './cost-table.mjs';
import { PROJECT_DIR, runPackage } from './run.mjs';
import { setUp } from './set-up.mjs';
import { readReport } from './test-reports.mjs';

/** How much later the whole file comes in each run, in ms; none without the loader. */
const RUNS = [
  { name: 'the whole file', env: {} },
  { name: 'the loader, the whole file on time', env: { DRIFTROCK_LOADER: '0' } },
  { name: 'the loader, the whole file 3 s late', env: { DRIFTROCK_LOADER: '3000' } },
];
const DOC = join(PROJECT_DIR, 'docs/loader.md');

/** @typedef {import('./report-notes.mjs').ReportedSuite} ReportedSuite */

/** What runs through the loader as well, and passes or does not. */
const SUITES = [
  { name: 'form stacks', config: 'e2e/forms' },
  { name: 'faults of delivery', config: 'e2e/delivery' },
];

/**
 * Runs a suite in this way; its report, and the runner's exit code.
 * @param {string} config @param {number} index @param {string[]} args
 */
async function runSuite(config, index, args) {
  const report = join(PROJECT_DIR, `.cache/test-reports/loader-${config.replaceAll('/', '-')}-${index}.json`);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const env = { ...RUNS[index]?.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const command = ['test', `--config=${config}`, '--project=chromium', '--reporter=dot,json', ...args];
  return { report, code: await runPackage('@playwright/test/cli.js', command, { env }) };
}

/**
 * What Playwright reports of the cases; which of them fail is what is asked.
 * @param {number} index @param {string[]} args @returns {Promise<ReportedSuite>}
 */
async function runCases(index, args) {
  const { report } = await runSuite('e2e/cases', index, args);
  return JSON.parse(readFileSync(report, 'utf8'));
}

/** @param {unknown[]} cells */
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

/** The cases in every way, as lines of Markdown. @param {string[]} args more of Playwright's arguments */
async function judgeCases(args) {
  /** @type {ReportedSuite[]} */
  const reports = [];
  for (const index of RUNS.keys()) reports.push(await runCases(index, args));
  const [whole = {}, ...others] = reports;
  const lines = others.flatMap((report, index) => {
    const lost = lostBy(whole, report).map(lineOf);
    return [`\nWrong by ${RUNS[index + 1]?.name}, and right by the whole file:\n`, ...(lost[0] ? lost : ['- none'])];
  });
  return [...tableOf(reports), ...lines];
}

/** The other suites in every way, as lines of Markdown. @param {string[]} args more of Playwright's arguments */
async function judgeSuites(args) {
  const rows = [];
  const failed = [];
  for (const { name, config } of SUITES) {
    for (const [index, run] of RUNS.entries()) {
      const { report, code } = await runSuite(config, index, args);
      const sum = readReport(report, code);
      rows.push([name, run.name, sum.passed, sum.failed]);
      failed.push(...sum.failures.map((title) => `- ${run.name}: ${title.replace(/ \(.*$/s, '')}`));
    }
  }
  const headings = ['', '', 'passed', 'failed'];
  return [
    ...[headings, headings.map(() => '---'), ...rows].map(rowOf),
    '\nFailed:\n',
    ...(failed[0] ? failed : ['- none']),
  ];
}

/** What is between these lines of the document is written by this script alone. @param {string} name */
const between = (name) => new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*(<!-- /${name} -->)`);

const PARTS = [
  { name: 'cases', judge: judgeCases },
  { name: 'suites', judge: judgeSuites },
];

await setUp({ build: true, browsers: true, formPages: true });
const [wanted = '', ...rest] = process.argv.slice(2);
const isNamed = PARTS.some(({ name }) => name === wanted);
const args = isNamed || !wanted ? rest : [wanted, ...rest];
for (const { name, judge } of PARTS.filter((part) => !isNamed || part.name === wanted)) {
  const text = [`Measured on ${new Date().toISOString().slice(0, 10)}.\n`, ...(await judge(args))].join('\n');
  console.log(`\n${text}\n`);
  if (args.length > 0) continue;
  const doc = readFileSync(DOC, 'utf8').replace(between(name), (_all, begin, end) => `${begin}${text}\n${end}`);
  writeFileSync(DOC, doc);
}
