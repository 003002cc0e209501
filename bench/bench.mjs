/**
 * `npm run bench`: what the script costs a page and the relay a machine, next to their peers.
 *
 * A run that is not quick is recorded in bench/results, docs/benchmarks.md with its pictures, and docs/sizing.md. The
 * first of these documents says more.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_DIR, say } from '../scripts/run.mjs';
import { setUp } from '../scripts/set-up.mjs';
import { describeMachine } from './machine.mjs';
import { PART_NAMES, parseOptions } from './options.mjs';
import { measurePagePart } from './page/page-part.mjs';
import { measureRelay } from './relay/relay-part.mjs';
import { writeDocument } from './report/document.mjs';
import { tableOf } from './report/markdown.mjs';
import { judge } from './targets.mjs';

/** @typedef {import('./part.mjs').Part} Part */
/** @typedef {import('./options.mjs').Options} Options */

const MS_PER_MINUTE = 60_000;
const QUICK_DIR = '.cache/bench';
const RESULTS_DIR = 'bench/results';

/** @returns {Options} */
function readOptions() {
  try {
    return parseOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`✗ ${/** @type {Error} */ (error).message}`);
    console.error(`  npm run bench -- [--only ${PART_NAMES.join(',')}] [--rounds 5] [--quick]`);
    process.exit(1);
  }
}

/** @param {Options['parts'][number]} name @param {Options} options @returns {Promise<Part>} */
async function measurePart(name, { rounds, isQuick }) {
  const measuredAt = new Date();
  const { versions, tables } =
    name === 'relay' ? await measureRelay({ rounds, isQuick }) : await measurePagePart(name, { rounds, isQuick });
  const minutes = Number(((Date.now() - measuredAt.getTime()) / MS_PER_MINUTE).toFixed(1));
  return { name, measuredAt: measuredAt.toISOString(), minutes, rounds, machine, versions, tables };
}

/** @param {Part} part @param {boolean} isQuick */
function record(part, isQuick) {
  const dir = join(PROJECT_DIR, isQuick ? QUICK_DIR : RESULTS_DIR);
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, `${part.name}.json`), `${JSON.stringify(part, undefined, 2)}\n`);
}

const options = readOptions();
const hasRelay = options.parts.includes('relay');
await setUp({ build: true, browsers: true, servers: hasRelay, worker: hasRelay, peers: true });
// Before the first part: from then on the load is the bench's own.
const machine = describeMachine();
if (machine.isBusy)
  say(`Other programs keep this machine busy (load average ${machine.loadAverage}): look at nothing but ratios.`);
const parts = [];
for (const name of options.parts) {
  const part = await measurePart(name, options);
  parts.push(part);
  record(part, options.isQuick);
  for (const table of part.tables) console.log(`\n${table.title}\n\n${tableOf(table)}`);
  say(`Measured ${name} in ${part.minutes} minutes.`);
}
for (const { words, figure, isReached } of judge(parts))
  say(`${isReached ? 'Reached' : 'Missed'}: ${words} (${figure.toFixed(2)})`);
if (!options.isQuick) writeDocument();
say(`Written: ${options.isQuick ? QUICK_DIR : `${RESULTS_DIR}, docs/benchmarks.md and docs/sizing.md`}.`);
