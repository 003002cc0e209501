/**
 * `npm test`: every check there is, each shown, none left out after a failure. The last line of output is the sum.
 *
 * Two rows of steps go side by side: while one waits, the other has the processor. What a step of the second row has to
 * say comes in one piece, at its end.
 *
 * With the name of a tier only its steps: `check` is what a person runs while working, `integration` starts real
 * servers, `browsers` real browsers. Together they are all of them.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { keepTestRecord } from './test-record.mjs';
import { addUp, slowestOf } from './test-reports.mjs';
import {
  BROWSER_STEPS,
  FIRST_STEPS,
  one,
  REPORTS_DIR,
  setUpCheck,
  STATIC_STEPS,
  TIERS,
  WAITING_STEPS,
} from './test-steps.mjs';

/** @typedef {import('./test-reports.mjs').Sum} Sum */
/** @typedef {import('./test-steps.mjs').Step} Step */
/** @typedef {Sum & { name: string }} NamedSum */

/** How many of the slowest tests are named at the end. */
const SLOWEST = 10;

/** @param {Step} step @param {import('./test-steps.mjs').Output} [onOutput] @returns {Promise<NamedSum>} */
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

/** @param {string | undefined} tier all of them by default */
async function takeAll(tier) {
  if (tier && !TIERS.includes(/** @type {import('./test-steps.mjs').Tier} */ (tier)))
    throw new Error(`There is no tier called ${tier}: ${TIERS.join(', ')}.`);
  const ofTier = (/** @type {Step[]} */ steps) =>
    steps.filter(({ tiers }) => !tier || tiers.some((name) => name === tier));
  const [waiting, inBrowsers] = [ofTier(WAITING_STEPS), ofTier(BROWSER_STEPS)];
  const staticSums = takeAside(ofTier(STATIC_STEPS));
  const firstSums = await takeInTurn(ofTier(FIRST_STEPS));
  const rows = inBrowsers.length > 0 ? [takeInTurn(inBrowsers), takeAside(waiting)] : [takeInTurn(waiting)];
  return (await Promise.all([staticSums, firstSums, ...rows])).flat();
}

/** @param {NamedSum[]} sums */
function printSum(sums) {
  const { passed, failed, failures, skipped } = addUp(sums);
  console.log('\n━━ Sum');
  for (const sum of sums)
    console.log(`${sum.failed === 0 ? '✓' : '✗'} ${sum.name}: ${sum.passed} passed, ${sum.failed} failed`);
  const reports = readdirSync(REPORTS_DIR).map((name) => join(REPORTS_DIR, name));
  for (const { title, ms } of slowestOf(reports, SLOWEST)) console.log(`· ${(ms / 1000).toFixed(1)} s ${title}`);
  for (const line of skipped) console.log(`- skipped: ${line}`);
  // Last, since the record of a run may hold no more than its end.
  for (const line of failures) console.log(`✗ failed: ${line}`);
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
