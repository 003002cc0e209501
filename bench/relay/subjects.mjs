/**
 * What takes events: relays with each store, several of one cluster, the Worker, nginx in the relay's place, and
 * collectors that only append to a file.
 */
import { startNginx } from '../../test/deploy/support/nginx.mjs';
import {
  FORWARDING_FROM_DISK,
  NO_STORE,
  ON_DISK,
  ONE_NATS,
  THREE_NATS,
  TWO_RELAYS,
  TWO_RELAYS_FORWARDING,
  WITHOUT_STORE,
  WORKER,
} from './names.mjs';
import { IN_MEMORY, makeFolder, startCollector, startNats, startRelay, startWorker } from './processes.mjs';

/**
 * What takes events at one address or several. `pids` are the processes that take them, `storePids` those of servers
 * that keep them; none where nobody counts their time. `most` is how many events it can hold at all; any number of them
 * by default.
 * @typedef {{ urls: string[], pids?: number[], storePids?: number[], most?: number, stop(): Promise<void> }} Subject
 * @typedef {{ takesUrl: string, silentUrl: string }} Upstreams
 */

/** workerd has no memory left for the database of another object after some nine hundred. */
const MOST_OBJECTS = 600;

/** @param {{ url: string, pid?: number, stop(): Promise<void> }} server @returns {Subject} */
const alone = ({ url, pid, stop }) => ({ urls: [url], stop, ...(pid !== undefined && { pids: [pid] }) });

/**
 * A server with a folder of its own, which goes with it.
 * @param {(folder: string) => Promise<import('./processes.mjs').Running>} start
 * @param {string} [place] the disk, unless it is told
 * @returns {Promise<Subject>}
 */
async function startInFolder(start, place) {
  const folder = makeFolder('store', place);
  const server = await start(folder.path);
  return alone({ ...server, stop: () => server.stop().then(folder.remove) });
}

/** @param {{ servers: number, relays: number, upstreamUrl: string }} cluster @returns {Promise<Subject>} */
async function startOnNats({ servers, relays, upstreamUrl }) {
  const nats = await startNats(servers);
  const running = await Promise.all(Array.from({ length: relays }, () => startRelay(nats.url, upstreamUrl)));
  return {
    urls: running.map(({ url }) => url),
    pids: running.map(({ pid }) => pid),
    storePids: nats.pids,
    async stop() {
      await Promise.all(running.map(({ stop }) => stop()));
      await nats.stop();
    },
  };
}

/** One address sends everything here: the limit would be what is measured. @param {string} configuration */
const withoutLimit = (configuration) => configuration.replace(/ *limit_req zone.*\n/, '');

/** By the names of the tables. @param {Upstreams} upstreams @returns {Record<string, () => Promise<Subject>>} */
export const subjectsOf = ({ takesUrl, silentUrl }) => ({
  [NO_STORE]: () => startRelay('instant', silentUrl).then(alone),
  [ON_DISK]: () => startInFolder((folder) => startRelay(folder, silentUrl)),
  [FORWARDING_FROM_DISK]: () => startInFolder((folder) => startRelay(folder, takesUrl)),
  'a collector that appends, then answers': () =>
    startInFolder((folder) => startCollector({ folder, isSynced: false })),
  'a collector that appends, waits for the disk, then answers': () =>
    startInFolder((folder) => startCollector({ folder, isSynced: true })),
  [WITHOUT_STORE]: () => startRelay('none', takesUrl).then(alone),
  'nginx passing on': () =>
    startNginx({ apiUrl: takesUrl, apiKey: 'key-of-the-bench', origins: ['~.'], change: withoutLimit }).then(alone),
  [ONE_NATS]: () => startOnNats({ servers: 1, relays: 1, upstreamUrl: silentUrl }),
  [THREE_NATS]: () => startOnNats({ servers: 3, relays: 1, upstreamUrl: silentUrl }),
  [TWO_RELAYS]: () => startOnNats({ servers: 3, relays: 2, upstreamUrl: silentUrl }),
  [TWO_RELAYS_FORWARDING]: () => startOnNats({ servers: 3, relays: 2, upstreamUrl: takesUrl }),
  [WORKER]: async () => ({
    ...(await startInFolder((folder) => startWorker(folder, silentUrl), IN_MEMORY)),
    most: MOST_OBJECTS,
  }),
});
