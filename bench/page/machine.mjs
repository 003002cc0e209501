/** Where and when a run took place. */
import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { PROJECT_DIR } from '../../scripts/run.mjs';

/**
 * @typedef {{ processor: string, cores: number, memoryGiB: number, system: string, loadAverage: number }} Machine
 * @typedef {{ driftrock: string, scriptBytes: number, chromium: string, playwright: string, node: string }} Versions
 *
 * `loadAverage` is that of the minute before.
 * @typedef {{ measuredAt: string, machine: Machine, versions: Versions }} Run
 */

const BYTES_PER_GIB = 2 ** 30;

/** @param {string} path inside the project */
const versionIn = (path) => String(JSON.parse(readFileSync(join(PROJECT_DIR, path), 'utf8')).version);

/** @param {string} chromium its version @returns {Run} */
export function describeRun(chromium) {
  return {
    measuredAt: new Date().toISOString(),
    machine: {
      processor: cpus()[0]?.model.trim() ?? 'unknown',
      cores: cpus().length,
      memoryGiB: Math.round(totalmem() / BYTES_PER_GIB),
      system: `${type()} ${release()}`,
      loadAverage: Number((loadavg()[0] ?? NaN).toFixed(2)),
    },
    versions: {
      driftrock: versionIn('package.json'),
      scriptBytes: readFileSync(join(PROJECT_DIR, 'dist/driftrock.js')).length,
      chromium,
      playwright: versionIn('node_modules/playwright-core/package.json'),
      node: process.versions.node,
    },
  };
}
