/** What the relay's promise to keep an event costs, next to those that promise less, and what waiting events weigh. */
import { execFileSync } from 'node:child_process';
import { findServer } from '../../scripts/servers.mjs';
import { ownVersion, packageVersion } from '../machine.mjs';
import { measureAccepting } from './accepting.mjs';
import { measureServing } from './files.mjs';
import { startUpstream } from './processes.mjs';
import { measureProfile } from './profile.mjs';
import { measureWaiting } from './waiting.mjs';

const PACKAGES = ['lmdb', 'hono', '@hono/node-server', '@nats-io/jetstream', 'autocannon'];

/**
 * The number in what a program says of its version.
 * @param {import('../../scripts/servers.mjs').ServerName} program
 * @param {string} flag
 */
function versionOf(program, flag) {
  const script = 'exec "$0" "$1" 2>&1';
  const said = execFileSync('sh', ['-c', script, findServer(program), flag], { encoding: 'utf8' });
  return /\d+(\.\d+)+/.exec(said)?.[0] ?? 'unknown';
}

/** What runs the Worker has packages of its own. */
const WORKER_PACKAGES = ['miniflare', 'workerd'];
const WORKER_FOLDER = 'deploy/cloudflare';

const versions = () => ({
  Driftrock: ownVersion(),
  Node: process.versions.node,
  ...Object.fromEntries(PACKAGES.map((name) => [name, packageVersion(name)])),
  nginx: versionOf('nginx', '-v'),
  'nats-server': versionOf('nats-server', '-v'),
  ...Object.fromEntries(WORKER_PACKAGES.map((name) => [name, packageVersion(name, WORKER_FOLDER)])),
});

/** @param {{ rounds: number, isQuick: boolean }} options */
export async function measureRelay({ rounds }) {
  const takes = await startUpstream('takes');
  const silent = await startUpstream('silent');
  try {
    const tables = [
      await measureAccepting({ takes, silent }, rounds),
      await measureProfile(silent.url, rounds),
      await measureWaiting({ silentUrl: silent.url, takes }),
      await measureServing(silent.url, rounds),
    ];
    return { versions: versions(), tables };
  } finally {
    await Promise.all([takes.stop(), silent.stop()]);
  }
}
