/**
 * `npm test`: every check there is, each shown, none left out after a failure. The last line of output is the sum.
 *
 * With the name of a tier only its steps: `check` is what a person runs while working, `integration` starts real
 * servers, `browsers` real browsers. Together they are all of them.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runPartOfCases } from './cases.mjs';
import { runPartOfFormStacks } from './form-stacks.mjs';
import { PROJECT_DIR, run, runPackage } from './run.mjs';
import { trySetUp } from './set-up.mjs';
import { addUp, readReport, slowestOf } from './test-reports.mjs';
import { runWorkerTests } from './worker-tests.mjs';

/** @typedef {import('./test-reports.mjs').Sum} Sum */

const REPORTS_DIR = join(PROJECT_DIR, '.cache/test-reports');
const WORKER_REPORT = join(REPORTS_DIR, 'worker.json');
const BROWSER_REPORT = join(REPORTS_DIR, 'browser.json');
const DELIVERY_REPORT = join(REPORTS_DIR, 'delivery.json');

/** How many of the slowest tests are named at the end. */
const SLOWEST = 10;

/** @param {boolean} passed @returns {Sum} */
const one = (passed) => ({ passed: passed ? 1 : 0, failed: passed ? 0 : 1, failures: [], skipped: [] });

/** @param {Parameters<typeof trySetUp>[0]} options */
async function setUpCheck(options) {
  const problem = await trySetUp(options);
  if (problem) console.error(`✗ ${problem}`);
  return one(!problem);
}

async function sameBytesCheck() {
  const { bundle, distDigest } = await import('./bundle.mjs');
  const first = distDigest();
  await bundle();
  const second = distDigest();
  console.log(`First build ${first.slice(0, 16)}, second build ${second.slice(0, 16)}.`);
  return one(first === second);
}

async function sizeCheck() {
  const { checkSize } = await import('./size.mjs');
  return one(checkSize());
}

/** @param {'unit' | 'integration'} project */
async function vitest(project) {
  const report = join(REPORTS_DIR, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return readReport(report, await runPackage('vitest/vitest.mjs', ['run', '--project', project, ...reporters]));
}

async function workerTests() {
  const code = await runWorkerTests(['--reporter=default', '--reporter=json', `--outputFile.json=${WORKER_REPORT}`]);
  return readReport(WORKER_REPORT, code);
}

async function browserTests() {
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: BROWSER_REPORT };
  return readReport(
    BROWSER_REPORT,
    await runPackage('@playwright/test/cli.js', ['test', '--reporter=list,json'], { env }),
  );
}

async function deliveryTests() {
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: DELIVERY_REPORT };
  return readReport(
    DELIVERY_REPORT,
    await runPackage('@playwright/test/cli.js', ['test', '-c', 'e2e/delivery', '--reporter=list,json'], { env }),
  );
}

/** @typedef {[name: string, check: () => Promise<Sum>]} Step */

const build = () => setUpCheck({ build: true });

/** @type {Record<string, Step[]>} */
const TIERS = {
  check: [
    [
      'Format',
      async () => one((await runPackage('prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.'])) === 0),
    ],
    ['Types', async () => one((await run(process.execPath, ['scripts/types.mjs'])) === 0)],
    ['Lint', async () => one((await runPackage('eslint/bin/eslint.js', ['.'])) === 0)],
    ['Build', build],
    ['Size', sizeCheck],
    ['Unit tests', () => vitest('unit')],
  ],
  integration: [
    ['Build', build],
    ['A second build is the same bytes', sameBytesCheck],
    ['Servers for the tests', () => setUpCheck({ build: false, servers: true })],
    ['Integration tests', () => vitest('integration')],
    ["Packages of the Worker's tests", () => setUpCheck({ build: false, worker: true })],
    ['The relay as a Cloudflare Worker, in workerd', workerTests],
  ],
  browsers: [
    ['Build', build],
    ['Browsers for the tests', () => setUpCheck({ build: false, browsers: true })],
    ['Browser tests', browserTests],
    ['Delivery under faults, the short form', deliveryTests],
    ['Pages of the form stacks', () => setUpCheck({ build: false, formPages: true })],
    ['A third of the form stacks', runPartOfFormStacks],
    ['A fifth of the cases', runPartOfCases],
  ],
};

/**
 * The steps of a tier, or of all; what several tiers have is done once.
 * @param {string | undefined} tier
 * @returns {Step[]}
 */
function stepsOf(tier) {
  if (tier && !TIERS[tier]) throw new Error(`There is no tier called ${tier}: ${Object.keys(TIERS).join(', ')}.`);
  const steps = tier ? (TIERS[tier] ?? []) : Object.values(TIERS).flat();
  return [...new Map(steps.map((step) => [step[0], step])).values()];
}

/** @param {[string, () => Promise<Sum>]} step @returns {Promise<Sum & { name: string }>} */
async function take([name, check]) {
  console.log(`\n━━ ${name}`);
  const startedAt = Date.now();
  const sum = await check().catch((/** @type {unknown} */ error) => {
    console.error(error);
    return one(false);
  });
  console.log(`${sum.failed === 0 ? '✓' : '✗'} ${name} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
  return { ...sum, name };
}

/** @param {(Sum & { name: string })[]} sums */
function printSum(sums) {
  const { passed, failed, failures, skipped } = addUp(sums);
  console.log('\n━━ Sum');
  for (const sum of sums)
    console.log(`${sum.failed === 0 ? '✓' : '✗'} ${sum.name}: ${sum.passed} passed, ${sum.failed} failed`);
  const reports = readdirSync(REPORTS_DIR).map((name) => join(REPORTS_DIR, name));
  for (const { title, ms } of slowestOf(reports, SLOWEST)) console.log(`· ${(ms / 1000).toFixed(1)} s ${title}`);
  for (const line of failures) console.log(`✗ failed: ${line}`);
  for (const line of skipped) console.log(`- skipped: ${line}`);
  console.log(`\n${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`);
  process.exitCode = failed === 0 ? 0 : 1;
}

rmSync(REPORTS_DIR, { recursive: true, force: true });
mkdirSync(REPORTS_DIR, { recursive: true });
const sums = [await take(['Set-up', () => setUpCheck({ build: false })])];
// Without Node's version and the packages there is nothing to run the rest with.
if (sums.every((sum) => sum.failed === 0)) for (const step of stepsOf(process.argv[2])) sums.push(await take(step));
printSum(sums);
