/** WordPress for the tests of its plug-in: which programs and files it needs, and how to get those that are missing. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findProgram, installWithApt, isRootOnDebian } from './programs.mjs';
import { run } from './run.mjs';

/** Where Debian has WordPress, which a test copies. */
export const WORDPRESS_DIR = '/usr/share/wordpress';
/** The theme of the test's site. */
export const THEME = 'twentytwentythree';

/** @param {string} name */
const hasPhpExtension = (name) => {
  const php = findProgram('php');
  return php !== undefined && spawnSync(php, ['-m'], { encoding: 'utf8' }).stdout.split('\n').includes(name);
};

/** What the tests need, by the Debian package that has it. @type {Record<string, () => boolean>} */
const NEEDS = {
  'php-cli': () => findProgram('php') !== undefined,
  'php-mysql': () => hasPhpExtension('mysqli'),
  'php-codesniffer': () => findProgram('phpcs') !== undefined,
  'mariadb-server': () => findProgram('mariadbd') !== undefined && findProgram('mariadb-install-db') !== undefined,
  wordpress: () => existsSync(`${WORDPRESS_DIR}/wp-load.php`),
  [`wordpress-theme-${THEME}`]: () => existsSync(`${WORDPRESS_DIR}/wp-content/themes/${THEME}/style.css`),
};

/** Services that these packages bring, by the programs that they start. WordPress asks for some web server. */
const SERVICES = { mariadbd: 'mariadb', apache2: 'apache2' };

/** @param {string[]} packages */
async function install(packages) {
  const isThere = (/** @type {string} */ program) => findProgram(program) !== undefined;
  const absent = Object.entries(SERVICES).filter(([program]) => !isThere(program));
  await installWithApt(packages);
  // Debian's packages ask for a start with the machine's next one, which nobody wanted.
  const services = absent.filter(([program]) => isThere(program)).map(([, service]) => service);
  if (services.length > 0 && isThere('systemctl')) await run('systemctl', ['disable', '--quiet', ...services]);
}

const missingPackages = () => Object.keys(NEEDS).filter((name) => !NEEDS[name]?.());

/**
 * What is missing and the command that installs it, or undefined once WordPress can be tested. Installs only what is
 * missing, where this process may install; no service is started.
 * @returns {Promise<string | undefined>}
 */
export async function installWordPress() {
  const missing = missingPackages();
  if (missing.length > 0 && isRootOnDebian()) await install(missing);
  const lost = missingPackages();
  if (lost.length === 0) return undefined;
  return [
    "The tests of WordPress' plug-in need PHP, MariaDB and WordPress. This command installs what is missing:",
    `    sudo apt-get install --no-install-recommends ${lost.join(' ')}    (Debian)`,
  ].join('\n');
}

/** The path of a program. Throws, with what to do, where there is none. @param {string} name */
export function findWordPressProgram(name) {
  const path = findProgram(name);
  if (path === undefined) throw new Error(`${name} is missing: npm run test:wordpress installs it, or says how.`);
  return path;
}
