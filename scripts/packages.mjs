/**
 * Whether a folder's node_modules holds what its package-lock.json names, and the means to make it so. Node built-ins
 * only: it runs before they are there.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { PROJECT_DIR, run, say } from './run.mjs';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} LockedPackage */

/**
 * The packages that a lockfile names, by their folder; undefined when it is absent or torn.
 * @param {string} path
 * @returns {Promise<Record<string, LockedPackage> | undefined>}
 */
async function readLockfile(path) {
  try {
    return JSON.parse(await readFile(path, 'utf8')).packages;
  } catch {
    return undefined; // Absent after a fresh clone, torn after an interrupted install: both mean "install".
  }
}

/**
 * Whether an install is due: node_modules is missing, unfinished, or another one than the lockfile describes.
 *
 * npm leaves a lockfile of its own in node_modules as the last act of an install. Contents are compared, for the times
 * of files lie after a clone.
 * @param {string} [dir] the folder of the lockfile, the project's own by default
 * @returns {Promise<boolean>}
 */
export async function needsInstall(dir = PROJECT_DIR) {
  const locked = await readLockfile(join(dir, 'package-lock.json'));
  const installed = await readLockfile(join(dir, 'node_modules/.package-lock.json'));
  if (!locked || !installed) return true;
  return Object.entries(locked).some(([folder, wanted]) => {
    if (folder === '') return false; // The project itself.
    const present = installed[folder];
    // Optional packages are those of other systems, which npm leaves out.
    if (!present) return !wanted.optional;
    const isSame = present.version === wanted.version && present.integrity === wanted.integrity;
    return !isSame || !existsSync(join(dir, folder, 'package.json'));
  });
}

/**
 * What went wrong in plain words, or undefined once node_modules is as the lockfile says.
 * @param {string} [dir] the folder of the lockfile, the project's own by default
 * @returns {Promise<string | undefined>}
 */
export async function installPackages(dir = PROJECT_DIR) {
  if (!(await needsInstall(dir))) return undefined;
  const lockfile = relative(PROJECT_DIR, join(dir, 'package-lock.json'));
  say(`Installing the packages that ${lockfile} names (npm ci, about half a minute).`);
  // A machine set to production would leave out the build tools. Warnings of packages about packages are no news to who
  // only wants to start.
  const code = await run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], { dir });
  if (code === 0) return undefined;
  if (code === 127) return 'npm was not found. It comes with Node: install Node from https://nodejs.org and try again.';
  return (
    `npm ci ended with code ${code}; the reason is above. ` +
    'Most often the network or a proxy is in the way: fix that, then run the command again.'
  );
}
