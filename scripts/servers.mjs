/**
 * The system's programs that the relay's tests start for themselves: where each one is, and how to get the ones that
 * are missing.
 */
import { existsSync } from 'node:fs';
import { findProgram, installWithApt, isRootOnDebian } from './programs.mjs';
import { run } from './run.mjs';

/**
 * By the name of the program, for servers also that of the service in its package.
 * @typedef {'caddy' | 'nats-server' | 'nginx' | 'nginx-brotli' | 'systemd-analyze'} ServerName
 */

/** Packages of Debian that have another name than their program. @type {Partial<Record<ServerName, string>>} */
const PACKAGES = { 'nginx-brotli': 'libnginx-mod-http-brotli-static', 'systemd-analyze': 'systemd' };

/** What is no program, but a file that one loads; where Debian puts it. @type {Partial<Record<ServerName, string>>} */
const MODULES = { 'nginx-brotli': '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so' };

/** The path of what is there, or undefined. @param {ServerName} name */
function find(name) {
  const module = MODULES[name];
  if (module === undefined) return findProgram(name);
  return existsSync(module) ? module : undefined;
}

/** @param {ServerName[]} names */
const packagesOf = (names) => names.map((name) => PACKAGES[name] ?? name);

/**
 * The path of a server's program. Throws, with the command that installs it, where there is none: a test that needs it
 * fails.
 * @param {ServerName} name
 */
export function findServer(name) {
  const path = find(name);
  if (path === undefined) throw new Error(adviceFor([name]));
  return path;
}

/** @param {ServerName[]} names */
async function install(names) {
  await installWithApt(packagesOf(names));
  // Debian's packages ask for a start with the machine's next one, which nobody wanted.
  const services = names.filter((name) => !PACKAGES[name]);
  if (services.length > 0 && findProgram('systemctl')) await run('systemctl', ['disable', '--quiet', ...services]);
}

/**
 * What is missing and the command that installs it, or undefined once these servers are there.
 *
 * Installs only what is missing, where this process may install. No service is started: a test starts its own, on ports
 * of its own.
 * @param {ServerName[]} names
 * @returns {Promise<string | undefined>}
 */
export async function installServers(names) {
  const missing = names.filter((name) => !find(name));
  if (missing.length > 0 && isRootOnDebian()) await install(missing);
  const lost = names.filter((name) => !find(name));
  return lost.length === 0 ? undefined : adviceFor(lost);
}

/** @param {ServerName[]} names */
const adviceFor = (names) =>
  [
    `The relay's tests need ${names.join(' and ')}. This command installs what is missing:`,
    `    sudo apt-get install --no-install-recommends ${packagesOf(names).join(' ')}    (Debian)`,
  ].join('\n');
