/**
 * `npm test`: every check there is, each shown, none left out after a failure. The last line of output is the sum.
 *
 * What only reads the sources runs beside the rest, on the second processor of the smallest machine.
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
import { keepTestRecord } from './test-record.mjs';
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

async function rulesCheck() {
  return one((await run(process.execPath, ['scripts/pictures.mjs', '--check'])) === 0);
}

async function siteCheck() {
  return one((await run(process.execPath, ['scripts/docs.mjs'])) === 0);
}

/** @param {'unit' | 'integration'} tests the beginning of the names of their projects */
async function vitest(tests) {
  const report = join(REPORTS_DIR, `${tests}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return readReport(report, await runPackage('vitest/vitest.mjs', ['run', '--project', `${tests}*`, ...reporters]));
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

/** @typedef {'check' | 'integration' | 'browsers'} Tier */
/** @typedef {(text: string) => void} Output gets what a step has to say */
/**
 * `isStatic` is a step that reads the sources and nothing that another step makes.
 * @typedef {{ name: string, tiers: Tier[], isStatic?: true, check: (onOutput?: Output) => Promise<Sum> }} Step
 */

/** @type {Tier[]} */
const TIERS = ['check', 'integration', 'browsers'];

/** @type {Step[]} */
const STATIC_STEPS = [
  {
    name: 'Format',
    tiers: ['check'],
    isStatic: true,
    check: async (onOutput) =>
      one((await runPackage('prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.'], { onOutput })) === 0),
  },
  {
    name: 'Types',
    tiers: ['check'],
    isStatic: true,
    check: async (onOutput) => one((await run(process.execPath, ['scripts/types.mjs'], { onOutput })) === 0),
  },
  {
    name: 'Lint',
    tiers: ['check'],
    isStatic: true,
    check: async (onOutput) => one((await runPackage('eslint/bin/eslint.js', ['.'], { onOutput })) === 0),
  },
];

/** What needs one processor comes first: the static steps have the other one. @type {Step[]} */
const STEPS = [
  ...STATIC_STEPS,
  { name: 'Build', tiers: TIERS, check: () => setUpCheck({ build: true }) },
  { name: 'Size', tiers: ['check'], check: sizeCheck },
  { name: 'A second build is the same bytes', tiers: ['integration'], check: sameBytesCheck },
  { name: 'Unit tests', tiers: ['check'], check: () => vitest('unit') },
  { name: 'The documentation site, with its links', tiers: ['integration'], check: siteCheck },
  {
    name: 'Servers for the tests',
    tiers: ['integration'],
    check: () => setUpCheck({ build: false, servers: true }),
  },
  { name: 'Integration tests', tiers: ['integration'], check: () => vitest('integration') },
  {
    name: "Packages of the Worker's tests",
    tiers: ['integration'],
    check: () => setUpCheck({ build: false, worker: true }),
  },
  { name: 'The relay as a Cloudflare Worker, in workerd', tiers: ['integration'], check: workerTests },
  {
    name: 'Browsers for the tests',
    tiers: ['browsers'],
    check: () => setUpCheck({ build: false, browsers: true }),
  },
  { name: 'Browser tests', tiers: ['browsers'], check: browserTests },
  { name: 'The pages of the rules, as they are pictured', tiers: ['browsers'], check: rulesCheck },
  { name: 'Delivery under faults, the short form', tiers: ['browsers'], check: deliveryTests },
  {
    name: 'Pages of the form stacks',
    tiers: ['browsers'],
    check: () => setUpCheck({ build: false, formPages: true }),
  },
  { name: 'A third of the form stacks', tiers: ['browsers'], check: runPartOfFormStacks },
  { name: 'A fifth of the cases', tiers: ['browsers'], check: runPartOfCases },
];

/**
 * The steps of a tier, or of all.
 * @param {string | undefined} tier
 */
function stepsOf(tier) {
  if (tier && !TIERS.includes(/** @type {Tier} */ (tier)))
    throw new Error(`There is no tier called ${tier}: ${TIERS.join(', ')}.`);
  return STEPS.filter(({ tiers }) => !tier || tiers.includes(/** @type {Tier} */ (tier)));
}

/** @typedef {Sum & { name: string }} NamedSum */

/** @param {Step} step @param {Output} [onOutput] @returns {Promise<NamedSum>} */
async function take({ name, check }, onOutput) {
  const print = onOutput ?? ((text) => process.stdout.write(text));
  print(`\n━━ ${name}\n`);
  const startedAt = Date.now();
  const sum = await check(onOutput).catch((/** @type {unknown} */ error) => {
    print(`${error instanceof Error ? error.stack : error}\n`);
    return one(false);
  });
  print(`${sum.failed === 0 ? '✓' : '✗'} ${name} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)\n`);
  return { ...sum, name };
}

/** The steps one after the other. @param {Step[]} steps */
async function takeInTurn(steps) {
  const sums = [];
  for (const step of steps) sums.push(await take(step));
  return sums;
}

/** The same beside other steps: what each has said comes at its end, in one piece. @param {Step[]} steps */
async function takeAside(steps) {
  const sums = [];
  for (const step of steps) {
    /** @type {string[]} */
    const said = [];
    sums.push(await take(step, (text) => said.push(text)));
    process.stdout.write(said.join(''));
  }
  return sums;
}

/** @param {string | undefined} tier */
async function takeAll(tier) {
  const steps = stepsOf(tier);
  const aside = takeAside(steps.filter(({ isStatic }) => isStatic));
  const inTurn = await takeInTurn(steps.filter(({ isStatic }) => !isStatic));
  return [...(await aside), ...inTurn];
}

/** @param {NamedSum[]} sums */
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
  return { passed, failed };
}

rmSync(REPORTS_DIR, { recursive: true, force: true });
mkdirSync(REPORTS_DIR, { recursive: true });
const setUp = await take({ name: 'Set-up', tiers: TIERS, check: () => setUpCheck({ build: false }) });
// Without Node's version and the packages there is nothing to run the rest with.
const sum = printSum([setUp, ...(setUp.failed === 0 ? await takeAll(process.argv[2]) : [])]);
if (process.argv[2] === undefined) keepTestRecord(sum);
