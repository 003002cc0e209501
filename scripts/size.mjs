/** `npm run size`: what the snippet costs a page in bytes, and whether that is within the budget. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { PROJECT_DIR } from './run.mjs';
import { setUp } from './set-up.mjs';

/** The most that dist/driftrock.js may weigh in brotli: what it weighs, and no more, so that it can only shrink. */
const BUDGET_BROTLI_BYTES = 7_936;
/** What it should weigh: 4.5 KiB. ARCHITECTURE.md says what stands in between. */
const GOAL_BROTLI_BYTES = 4_608;

/** @param {number} bytes */
const inWords = (bytes) => `${bytes.toLocaleString('en')} bytes`;

/**
 * Whether the built snippet is within its budget; prints its sizes as a server with each encoding would send it.
 * @returns {boolean}
 */
export function checkSize() {
  const raw = readFileSync(join(PROJECT_DIR, 'dist/driftrock.js'));
  const gzip = gzipSync(raw, { level: 9 }).length;
  const brotli = brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  console.log('dist/driftrock.js');
  console.log(`  raw          ${inWords(raw.length)}`);
  console.log(`  gzip -9      ${inWords(gzip)}`);
  console.log(`  brotli -q 11 ${inWords(brotli)} (budget ${inWords(BUDGET_BROTLI_BYTES)}, goal ${inWords(GOAL_BROTLI_BYTES)})`);
  if (brotli > GOAL_BROTLI_BYTES) console.log(`  ${inWords(brotli - GOAL_BROTLI_BYTES)} above the goal`);
  if (brotli <= BUDGET_BROTLI_BYTES) return true;
  console.error(`✗ ${inWords(brotli - BUDGET_BROTLI_BYTES)} above the budget.`);
  return false;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await setUp({ build: true });
  process.exitCode = checkSize() ? 0 : 1;
}
