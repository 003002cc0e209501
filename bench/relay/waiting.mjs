/** What 100,000 waiting events weigh: memory, a start after kill -9, and how fast they go once upstream is there. */
import { setTimeout as wait } from 'node:timers/promises';
import { createFigures } from '../rounds.mjs';
import { FORWARDED_FROM_DISK, WAITING_ON_DISK } from './names.mjs';
import { makeFolder, residentMiB, startFilled, startRelay } from './processes.mjs';

const EVENTS = 100_000;
/** So many of them make a rate. */
const FORWARDED = 10_000;
/** As many starts as make a median. */
const STARTS = 5;
const LOOK_AGAIN_MS = 20;

/**
 * @typedef {{ acceptedMiB: number, startsMs: number[], startedMiB: number, forwardedPerSecond: number, freshMiB: number
 *   }} Waiting
 */

/**
 * Milliseconds from the start of the process to its first answer.
 * @param {string} folder
 * @param {string} upstreamUrl
 */
async function timeStart(folder, upstreamUrl) {
  const startedAt = performance.now();
  const relay = await startRelay(folder, upstreamUrl);
  const { status } = await fetch(`${relay.url}/healthz`);
  if (status !== 200) throw new Error(`the relay started, but says ${status}`);
  return { relay, ms: performance.now() - startedAt };
}

/**
 * Events a second, from the first that upstream has on.
 * @param {import('./processes.mjs').Running} takes
 * @param {number} before
 */
async function timeForwarding(takes, before) {
  const takenNow = async () => (await takes.ask()).taken - before;
  while ((await takenNow()) === 0) await wait(LOOK_AGAIN_MS);
  const [first, startedAt] = [await takenNow(), performance.now()];
  while ((await takenNow()) < FORWARDED) await wait(LOOK_AGAIN_MS);
  return (((await takenNow()) - first) * 1000) / (performance.now() - startedAt);
}

/** @param {{ silentUrl: string, takes: import('./processes.mjs').Running }} upstreams @returns {Promise<Waiting>} */
async function weighWaiting({ silentUrl, takes }) {
  const folder = makeFolder('waiting');
  const fresh = await startRelay(folder.path, silentUrl);
  const freshMiB = residentMiB(fresh.pid);
  await fresh.stop();
  const filled = await startFilled(folder.path, EVENTS);
  const acceptedMiB = residentMiB(filled.pid);
  await filled.stop();

  const startsMs = [];
  let startedMiB = NaN;
  for (let start = 0; start < STARTS; start += 1) {
    const { relay, ms } = await timeStart(folder.path, silentUrl);
    startsMs.push(Math.round(ms));
    startedMiB = residentMiB(relay.pid);
    await relay.stop();
  }

  const before = (await takes.ask()).taken;
  const relay = await startRelay(folder.path, takes.url);
  const forwardedPerSecond = await timeForwarding(takes, before);
  await relay.stop();
  folder.remove();
  return { freshMiB, acceptedMiB, startsMs, startedMiB, forwardedPerSecond };
}

/** @param {Parameters<typeof weighWaiting>[0]} upstreams @returns {Promise<import('../part.mjs').Table>} */
export async function measureWaiting(upstreams) {
  const { freshMiB, acceptedMiB, startedMiB, startsMs, forwardedPerSecond } = await weighWaiting(upstreams);
  const figures = createFigures();
  const add = (/** @type {import('../rounds.mjs').RowName} */ row, /** @type {number[]} */ values) =>
    figures.add(row, WAITING_ON_DISK, values);
  add({ page: 'memory', measure: 'a fresh relay', unit: 'MiB' }, [freshMiB]);
  add({ page: 'memory', measure: 'a process that has just accepted them, without HTTP', unit: 'MiB' }, [acceptedMiB]);
  add({ page: 'memory', measure: 'a relay started on them', unit: 'MiB' }, [startedMiB]);
  add({ page: 'start after kill -9', measure: 'from the process to its first answer', unit: 'ms' }, startsMs);
  add({ page: 'forwarding', measure: FORWARDED_FROM_DISK, unit: 'per second' }, [forwardedPerSecond]);
  return {
    title: 'Waiting',
    about:
      `${EVENTS.toLocaleString('en')} events wait on disk. Forwarding is measured over the first ` +
      `${FORWARDED.toLocaleString('en')} of them.`,
    columns: [WAITING_ON_DISK],
    rows: figures.rows(),
  };
}
