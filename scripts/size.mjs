/** `npm run size`: what the scripts cost a page in bytes, and whether that is within their budgets. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { PROJECT_DIR } from './run.mjs';
import { setUp } from './set-up.mjs';

/**
 * The most that dist/driftrock.js may weigh in brotli: what it weighs, and no more, so that growth has to be decided.
 */
const BUDGET_BROTLI_BYTES = 24_186;
/**
 * What it should weigh: with its headers it then fits into the first flight of a new connection (10 segments, RFC
 * 6928).
 */
const GOAL_BROTLI_BYTES = 13_312;

/** The same for dist/driftrock.builders.js. */
const BUILDERS_BUDGET_BROTLI_BYTES = 4_143;

/** The same for dist/driftrock.loader.js; at most 1,400 are promised. */
const LOADER_BUDGET_BROTLI_BYTES = 1_400;

/** What dist/driftrock.stub.js has as it is, for it is pasted; fewer than 600 are promised. */
const STUB_BYTES = 596;

/** @param {number} bytes */
const inWords = (bytes) => `${bytes.toLocaleString('en')} bytes`;

/**
 * Bytes of a built file in brotli; prints its sizes as a server with each encoding would send it.
 * @param {string} path @param {number} budget @param {number} [goal]
 */
function weigh(path, budget, goal) {
  const raw = readFileSync(join(PROJECT_DIR, path));
  const gzip = gzipSync(raw, { level: 9 }).length;
  const brotli = brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  console.log(path);
  console.log(`  raw          ${inWords(raw.length)}`);
  console.log(`  gzip -9      ${inWords(gzip)}`);
  console.log(`  brotli -q 11 ${inWords(brotli)} (budget ${inWords(budget)}${goal ? `, goal ${inWords(goal)}` : ''})`);
  if (goal && brotli > goal) console.log(`  ${inWords(brotli - goal)} above the goal`);
  if (brotli > budget) console.error(`✗ ${inWords(brotli - budget)} above the budget.`);
  return brotli <= budget;
}

function weighStub() {
  const { length } = readFileSync(join(PROJECT_DIR, 'dist/driftrock.stub.js'));
  console.log(`dist/driftrock.stub.js\n  raw          ${inWords(length)} (budget ${inWords(STUB_BYTES)})`);
  if (length > STUB_BYTES) console.error(`✗ ${inWords(length - STUB_BYTES)} above the budget.`);
  return length <= STUB_BYTES;
}

/**
 * Whether the built scripts are within their budgets.
 * @returns {boolean}
 */
export function checkSize() {
  const areWithin = [
    weighStub(),
    weigh('dist/driftrock.js', BUDGET_BROTLI_BYTES, GOAL_BROTLI_BYTES),
    weigh('dist/driftrock.loader.js', LOADER_BUDGET_BROTLI_BYTES),
    weigh('dist/driftrock.builders.js', BUILDERS_BUDGET_BROTLI_BYTES),
  ];
  return areWithin.every(Boolean);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await setUp({ build: true });
  process.exitCode = checkSize() ? 0 : 1;
}
