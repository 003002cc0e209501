/** The system's servers that the relay's tests start for themselves: where each one is, and how to get the ones that are missing. */
import { findProgram, installWithApt, isRootOnDebian } from './programs.mjs';
import { run } from './run.mjs';

/** A server by the name of its program, of its package in Debian and of the service in it. @typedef {'nats-server' | 'nginx'} ServerName */

/**
 * The path of a server's program. Throws, with the command that installs it, where there is none: a test that needs it fails.
 * @param {ServerName} name
 */
export function findServer(name) {
  const path = findProgram(name);
  if (path === undefined) throw new Error(adviceFor([name]));
  return path;
}

/** @param {ServerName[]} names */
async function install(names) {
  await installWithApt(names);
  // Debian's packages ask for a start with the machine's next one, which nobody wanted.
  if (findProgram('systemctl')) await run('systemctl', ['disable', '--quiet', ...names]);
}

/**
 * What is missing and the command that installs it, or undefined once these servers are there.
 *
 * Installs only what is missing, where this process may install. No service is started: a test starts its own, on ports of its own.
 * @param {ServerName[]} names
 * @returns {Promise<string | undefined>}
 */
export async function installServers(names) {
  const missing = names.filter((name) => !findProgram(name));
  if (missing.length > 0 && isRootOnDebian()) await install(missing);
  const lost = names.filter((name) => !findProgram(name));
  return lost.length === 0 ? undefined : adviceFor(lost);
}

/** @param {ServerName[]} names */
const adviceFor = (names) =>
  `The relay's tests need ${names.join(' and ')}. This command installs what is missing:\n    sudo apt-get install --no-install-recommends ${names.join(' ')}    (Debian)`;
