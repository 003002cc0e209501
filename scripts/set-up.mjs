/**
 * From a fresh clone to something that runs: the right Node, the packages, the build, the browsers, the servers of the
 * tests. Node built-ins only.
 */
import { join } from 'node:path';
import { setUpFormPages } from './form-pages.mjs';
import { installPackages } from './packages.mjs';
import { PROJECT_DIR, run, say } from './run.mjs';
import { isBuilt } from './sources.mjs';
import { installWordPress } from './wordpress.mjs';
import { setUpWorkerTests } from './worker-tests.mjs';

/** The oldest Node the tools run on; package.json says the same under `engines`. */
const OLDEST_NODE = { major: 20, minor: 19 };

/**
 * @typedef {{ build?: boolean, browsers?: boolean, servers?: boolean, formPages?: boolean, worker?: boolean,
 *   wordpress?: boolean, peers?: boolean }} SetUpOptions
 */

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE.major || (major === OLDEST_NODE.major && minor >= OLDEST_NODE.minor)) return undefined;
  return (
    `This needs Node ${OLDEST_NODE.major}.${OLDEST_NODE.minor} or newer, and this is Node ${process.versions.node}. ` +
    'Install a newer one from https://nodejs.org and try again.'
  );
}

async function buildAll() {
  if (isBuilt()) return undefined;
  say('Building dist/ (about ten seconds).');
  // In a process of its own: the compiler's memory is not given back.
  const code = await run(process.execPath, ['scripts/bundle.mjs']);
  return code === 0 ? undefined : 'The build failed, and the earlier dist/ was left as it was.';
}

/** The trackers that the benchmarks compare with. */
const installPeers = () => installPackages(join(PROJECT_DIR, 'bench'));

async function findOrInstallBrowsers() {
  const { installBrowsers } = await import('./browsers.mjs');
  return installBrowsers();
}

async function findOrInstallServers() {
  const { installServers } = await import('./servers.mjs');
  return installServers(['caddy', 'nats-server', 'nginx', 'nginx-brotli', 'systemd-analyze']);
}

/** Each step by its option, in their order. @type {Record<keyof SetUpOptions, () => Promise<string | undefined>>} */
const STEPS = {
  build: buildAll,
  browsers: findOrInstallBrowsers,
  servers: findOrInstallServers,
  formPages: setUpFormPages,
  worker: setUpWorkerTests,
  wordpress: installWordPress,
  peers: installPeers,
};

/**
 * What went wrong in plain words, or undefined once everything asked for is there.
 * @param {SetUpOptions} [options]
 * @returns {Promise<string | undefined>}
 */
export async function trySetUp(options = {}) {
  const isWanted = { build: true, ...options };
  const names = /** @type {(keyof SetUpOptions)[]} */ (Object.keys(STEPS));
  const wanted = names.filter((name) => isWanted[name]).map((name) => STEPS[name]);
  const steps = [checkNode, installPackages, ...wanted];
  for (const step of steps) {
    const problem = await step();
    if (problem) return problem;
  }
  return undefined;
}

/**
 * Nothing, once everything asked for is there. Otherwise says what went wrong and ends the process with code 1, for
 * nothing that follows could work.
 * @param {SetUpOptions} [options] `build` (on by default) makes dist/ where it is not what the sources make; `browsers`
 *   (off) gets the three browsers of the tests, `servers` (off) the system's servers of the relay's tests, `formPages`
 *   (off) the packages and bundles of the form stacks, `worker` (off) the packages of the Worker's tests, `wordpress`
 *   (off) WordPress with PHP and MariaDB, `peers` (off) the packages of the benchmarks.
 */
export async function setUp(options) {
  const problem = await trySetUp(options);
  if (problem === undefined) return;
  console.error(`\n✗ ${problem}`);
  process.exit(1);
}
