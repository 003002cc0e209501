/** The tests of the relay as a Cloudflare Worker, in workerd: its packages, and a run. */
import { join } from 'node:path';
import { installPackages } from './packages.mjs';
import { PROJECT_DIR, runPackage } from './run.mjs';

/** What went wrong in plain words, or undefined once workerd is there. */
export const setUpWorkerTests = () => installPackages(join(PROJECT_DIR, 'deploy/cloudflare'));

/**
 * The runner's exit code. Needs the build.
 * @param {string[]} [args] more of Vitest's arguments
 * @param {import('./run.mjs').RunOptions} [options]
 */
export const runWorkerTests = (args = [], options = {}) =>
  runPackage('vitest/vitest.mjs', ['run', '--config=deploy/cloudflare/vitest.config.ts', ...args], options);
