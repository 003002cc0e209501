/** Where the time of a request goes in the relay, by its CPU profile. */
import { createFigures, turnsOf } from '../rounds.mjs';
import { load } from './load.mjs';
import { NO_STORE, ON_DISK } from './names.mjs';
import { makeFolder, startRelay } from './processes.mjs';

const WARM_UP_SECONDS = 2;
const SECONDS = 4;
const PAGE = 'a request';

/** µs of each module for one event. @param {string} store @param {string} upstreamUrl */
async function profileOnce(store, upstreamUrl) {
  const relay = await startRelay(store, upstreamUrl);
  try {
    await load(relay.url, { seconds: WARM_UP_SECONDS });
    await relay.ask('start');
    const { count } = await load(relay.url, { seconds: SECONDS });
    const times = Object.entries(/** @type {Record<string, number>} */ (await relay.ask('stop')));
    return times.map(([name, micros]) => ({ name, micros: micros / count }));
  } finally {
    await relay.stop();
  }
}

/** @param {string} upstreamUrl @param {number} rounds @returns {Promise<import('../part.mjs').Table>} */
export async function measureProfile(upstreamUrl, rounds) {
  const figures = createFigures();
  for (let round = 0; round < rounds; round += 1) {
    for (const subject of turnsOf([NO_STORE, ON_DISK], round)) {
      const folder = makeFolder('profile');
      const store = subject === ON_DISK ? folder.path : 'instant';
      for (const { name, micros } of await profileOnce(store, upstreamUrl))
        figures.add({ page: PAGE, measure: name, unit: 'µs' }, subject, [micros]);
      folder.remove();
    }
  }
  const weightOf = (/** @type {import('../rounds.mjs').Row} */ { figures: found }) => found[ON_DISK]?.median ?? 0;
  return {
    title: 'Where the time of a request goes',
    about:
      'The main thread of the relay under the same load, by a CPU profile with a sample each 200 µs: the time of ' +
      'each module’s own functions for one event, without the time in which there was nothing to do. The profile ' +
      'makes all of it slower. *relay* is our own code by its folder in src/relay. What lmdb writes in threads of ' +
      'its own is not in it.',
    columns: [NO_STORE, ON_DISK],
    rows: figures.rows().sort((a, b) => weightOf(b) - weightOf(a)),
  };
}
