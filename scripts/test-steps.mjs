/**
 * The steps of `npm test`, in the order of what they need: what reads the sources alone, what all others need, what
 * needs no browser for most of its time, and what browsers are busy with.
 */
import { join } from 'node:path';
import { runPartOfCases } from './cases.mjs';
import { runPartOfFormStacks } from './form-stacks.mjs';
import { PROJECT_DIR, run, runPackage } from './run.mjs';
import { trySetUp } from './set-up.mjs';
import { readReport } from './test-reports.mjs';
import { runWorkerTests } from './worker-tests.mjs';

/** @typedef {import('./test-reports.mjs').Sum} Sum */
/** @typedef {'check' | 'integration' | 'browsers'} Tier */
/** @typedef {(text: string) => void} Output gets what a step has to say; the terminal does where there is none */
/** @typedef {{ name: string, tiers: Tier[], check: (onOutput?: Output) => Promise<Sum> }} Step */

/** @type {Tier[]} */
export const TIERS = ['check', 'integration', 'browsers'];

/** Where each runner leaves its report. */
export const REPORTS_DIR = join(PROJECT_DIR, '.cache/test-reports');

/** The sum of one check. @param {boolean} passed @returns {Sum} */
export const one = (passed) => ({ passed: passed ? 1 : 0, failed: passed ? 0 : 1, failures: [], skipped: [] });

/** What is installed or built before the tests, as a check. @param {Parameters<typeof trySetUp>[0]} options */
export async function setUpCheck(options) {
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

/** A script of ours as one check. @param {string[]} args */
const script = (args) => async (/** @type {Output | undefined} */ onOutput) =>
  one((await run(process.execPath, args, { onOutput })) === 0);

/** A package's program as one check. @param {string} path @param {string[]} args */
const program = (path, args) => async (/** @type {Output | undefined} */ onOutput) =>
  one((await runPackage(path, args, { onOutput })) === 0);

/** @param {'unit' | 'integration'} tests the beginning of their projects' names @param {Output} [onOutput] */
async function vitest(tests, onOutput) {
  const report = join(REPORTS_DIR, `${tests}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = ['run', '--project', `${tests}*`, ...reporters];
  return readReport(report, await runPackage('vitest/vitest.mjs', args, { onOutput }));
}

/** @param {Output} [onOutput] */
async function workerTests(onOutput) {
  const report = join(REPORTS_DIR, 'worker.json');
  const args = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return readReport(report, await runWorkerTests(args, { onOutput }));
}

/** @param {string} name @param {string[]} args @param {Output} [onOutput] */
async function playwright(name, args, onOutput) {
  const report = join(REPORTS_DIR, `${name}.json`);
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const command = ['test', ...args, '--reporter=list,json'];
  return readReport(report, await runPackage('@playwright/test/cli.js', command, { env, onOutput }));
}

/** They read the sources, and nothing that another step makes. @type {Step[]} */
export const STATIC_STEPS = [
  {
    name: 'Format',
    tiers: ['check'],
    check: program('prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']),
  },
  { name: 'Types', tiers: ['check'], check: script(['scripts/types.mjs']) },
  { name: 'Lint', tiers: ['check'], check: program('eslint/bin/eslint.js', ['.']) },
];

/** What the others need, and what writes where they read. @type {Step[]} */
export const FIRST_STEPS = [
  { name: 'Build', tiers: TIERS, check: () => setUpCheck({ build: true }) },
  { name: 'Size', tiers: ['check'], check: sizeCheck },
  { name: 'A second build is the same bytes', tiers: ['integration'], check: sameBytesCheck },
  { name: 'Servers for the tests', tiers: ['integration'], check: () => setUpCheck({ build: false, servers: true }) },
  {
    name: "Packages of the Worker's tests",
    tiers: ['integration'],
    check: () => setUpCheck({ build: false, worker: true }),
  },
  { name: 'Browsers for the tests', tiers: ['browsers'], check: () => setUpCheck({ build: false, browsers: true }) },
  {
    name: 'Pages of the form stacks',
    tiers: ['browsers'],
    check: () => setUpCheck({ build: false, formPages: true }),
  },
];

/** They need no browser, or wait for most of their time: for a lease, a server, a timer. @type {Step[]} */
export const WAITING_STEPS = [
  { name: 'Unit tests', tiers: ['check'], check: (onOutput) => vitest('unit', onOutput) },
  { name: 'The documentation site, with its links', tiers: ['integration'], check: script(['scripts/docs.mjs']) },
  { name: 'Integration tests', tiers: ['integration'], check: (onOutput) => vitest('integration', onOutput) },
  { name: 'The relay as a Cloudflare Worker, in workerd', tiers: ['integration'], check: workerTests },
  {
    name: 'Delivery under faults, the short form',
    tiers: ['browsers'],
    check: (onOutput) => playwright('delivery', ['-c', 'e2e/delivery'], onOutput),
  },
];

/** @type {Step[]} */
export const BROWSER_STEPS = [
  { name: 'Browser tests', tiers: ['browsers'], check: (onOutput) => playwright('browser', [], onOutput) },
  {
    name: 'The pages of the rules, as they are pictured',
    tiers: ['browsers'],
    check: script(['scripts/pictures.mjs', '--check']),
  },
  { name: 'A third of the form stacks', tiers: ['browsers'], check: runPartOfFormStacks },
  { name: 'A fifth of the cases', tiers: ['browsers'], check: runPartOfCases },
];
