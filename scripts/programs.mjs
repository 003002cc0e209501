/** Programs of the system: where one is, and how Debian's packages get onto the machine. Node built-ins only. */
import { accessSync, constants, existsSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, say } from './run.mjs';

/** Where Debian keeps servers; a user's PATH often leaves it out. */
const SERVER_DIRS = ['/usr/local/sbin', '/usr/sbin'];

/**
 * Asked by Debian's packages before they start or stop a service: 101 is "not allowed" (invoke-rc.d(8),
 * deb-systemd-invoke(1p)).
 */
const POLICY_PATH = '/usr/sbin/policy-rc.d';
const NO_SERVICES = '#!/bin/sh\nexit 101\n';

/**
 * The path of a program that this process may start, or undefined.
 * @param {string} name
 */
export function findProgram(name) {
  const dirs = [...(process.env['PATH'] ?? '').split(delimiter), ...SERVER_DIRS];
  return dirs
    .map((dir) => join(dir, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false; // Not in this folder, which is what was asked.
      }
    });
}

/** Whether this process may install Debian's packages. */
export const isRootOnDebian = () => process.getuid?.() === 0 && existsSync('/etc/debian_version');

/**
 * Installs Debian's packages; no service of theirs is started by it. The caller looks afterwards whether it has
 * worked.
 * @param {string[]} packages
 */
export async function installWithApt(packages) {
  say(`Installing ${packages.join(', ')} with apt-get (up to three minutes).`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  // A policy that is there already is the machine's own, and stays.
  const isOurs = !existsSync(POLICY_PATH);
  if (isOurs) writeFileSync(POLICY_PATH, NO_SERVICES, { mode: 0o755 });
  try {
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
  } finally {
    if (isOurs) rmSync(POLICY_PATH);
  }
}
