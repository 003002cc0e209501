/** The relay of the demo, as customers get it: with its store on disk, and its page for the operator. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort, startOnFreePort } from './ports.mjs';

/**
 * @typedef {(options: object) => Promise<{ url: string, opsUrl?: string, stop: () => Promise<boolean> }>} StartRelay
 *   The built relay's own start.
 *
 * @typedef {object} DemoRelayOptions
 * @property {number} port
 * @property {number} opsPort
 * @property {boolean} isPlay Whether its leads are nobody's, so that those that wait at the end may go.
 * @property {object} relay The relay's own options.
 * @property {(line: string) => void} say
 *
 * @typedef {object} DemoRelay
 * @property {string} url
 * @property {string} opsUrl
 * @property {() => Promise<void>} close Finishes what it has begun. What may still wait of somebody's leads is kept.
 */

// As long as the relay's own default: one whole attempt at the real API, and a little more.
const SHUTDOWN_MS = 15_000;

/**
 * How many leads wait in the relay; none when it does not say.
 *
 * @param {string} opsUrl
 * @returns {Promise<number>}
 */
async function countWaiting(opsUrl) {
  const response = await fetch(`${opsUrl}/readyz`).catch(() => undefined);
  const { waiting } = /** @type {{ waiting?: number }} */ ((await response?.json()) ?? {});
  return waiting ?? 0;
}

/**
 * The relay, on the ports that were asked for or the next free ones.
 *
 * @param {StartRelay} startRelay
 * @param {DemoRelayOptions} options
 * @returns {Promise<DemoRelay>}
 */
export async function startDemoRelay(startRelay, { port, opsPort, isPlay, relay, say }) {
  const folder = mkdtempSync(join(tmpdir(), 'driftrock-demo-'));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  const options = {
    ...relay,
    host: '127.0.0.1',
    storePlace: folder,
    opsPort: await findFreePort({ name: "relay's own page", port: opsPort, say }),
    shutdownMs: SHUTDOWN_MS,
  };
  const started = await startOnFreePort({ name: 'relay', port, say }, (free) =>
    startRelay({ ...options, port: free }),
  ).catch((error) => {
    removeFolder();
    throw error;
  });
  const { url, opsUrl = '' } = started;
  return {
    url,
    opsUrl,
    async close() {
      const waiting = isPlay ? 0 : await countWaiting(opsUrl);
      await started.stop();
      if (waiting === 0) return removeFolder();
      say(`Leads of yours were waiting: ${waiting}. A relay with RELAY_SPOOL=${folder} delivers those that still are.`);
    },
  };
}
