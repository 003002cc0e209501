/** Where, when and with what a run took place. */
import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { PROJECT_DIR } from '../scripts/run.mjs';

/**
 * `loadAverage` is that of the minute before the run. Above half of the cores the machine is busy with other programs.
 * @typedef {{ processor: string, cores: number, memoryGiB: number, system: string, loadAverage: number,
 *   isBusy: boolean }} Machine
 */

const BYTES_PER_GIB = 2 ** 30;
const BUSY_FROM = 0.5;

/** @returns {Machine} */
export function describeMachine() {
  const loadAverage = loadavg()[0] ?? NaN;
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / BYTES_PER_GIB),
    system: `${type()} ${release()}`,
    loadAverage: Number(loadAverage.toFixed(2)),
    isBusy: loadAverage > cpus().length * BUSY_FROM,
  };
}

/** The version of a package of the project, or of a folder with packages of its own. @param {string} name */
export const packageVersion = (name, folder = '') =>
  String(JSON.parse(readFileSync(join(PROJECT_DIR, folder, 'node_modules', name, 'package.json'), 'utf8')).version);

/** Our own version. */
export const ownVersion = () => String(JSON.parse(readFileSync(join(PROJECT_DIR, 'package.json'), 'utf8')).version);
