/** What takes events: relays with each store, nginx in the relay's place, and collectors that only append to a file. */
import { startNginx } from '../../test/deploy/support/nginx.mjs';
import { NO_STORE, ON_DISK } from './names.mjs';
import { makeFolder, startCollector, startNats, startRelay } from './processes.mjs';

/**
 * `pid` is that of the one process that takes the events, where there is one.
 * @typedef {{ url: string, pid?: number, stop(): Promise<void> }} Subject
 * @typedef {{ takesUrl: string, silentUrl: string }} Upstreams
 */

/** @param {string} upstreamUrl @returns {Promise<Subject>} */
async function startOnDisk(upstreamUrl) {
  const folder = makeFolder('store');
  const { url, pid, stop } = await startRelay(folder.path, upstreamUrl);
  return { url, pid, stop: () => stop().then(folder.remove) };
}

/** @param {number} count @param {string} upstreamUrl @returns {Promise<Subject>} */
async function startOnNats(count, upstreamUrl) {
  const nats = await startNats(count);
  const { url, pid, stop } = await startRelay(nats.url, upstreamUrl);
  return { url, pid, stop: () => stop().then(nats.stop) };
}

/** @param {boolean} isSynced @returns {Promise<Subject>} */
async function startAppending(isSynced) {
  const folder = makeFolder('collector');
  const { url, pid, stop } = await startCollector({ folder: folder.path, isSynced });
  return { url, pid, stop: () => stop().then(folder.remove) };
}

/** One address sends everything here: the limit would be what is measured. @param {string} configuration */
const withoutLimit = (configuration) => configuration.replace(/ *limit_req zone.*\n/, '');

/** By the names of the tables. @param {Upstreams} upstreams @returns {Record<string, () => Promise<Subject>>} */
export const subjectsOf = ({ takesUrl, silentUrl }) => ({
  [NO_STORE]: () => startRelay('instant', silentUrl),
  [ON_DISK]: () => startOnDisk(silentUrl),
  'on disk (lmdb), forwarding meanwhile': () => startOnDisk(takesUrl),
  'a collector that appends, then answers': () => startAppending(false),
  'a collector that appends, waits for the disk, then answers': () => startAppending(true),
  'RELAY_SPOOL=none: the page waits for Driftrock': () => startRelay('none', takesUrl),
  'nginx passing on': () =>
    startNginx({ apiUrl: takesUrl, apiKey: 'key-of-the-bench', origins: ['~.'], change: withoutLimit }),
  'JetStream, one server': () => startOnNats(1, silentUrl),
  'JetStream, three servers': () => startOnNats(3, silentUrl),
});
