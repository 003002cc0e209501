/** How many events are accepted in a second, next to the same handler without a store. */
import { createFigures, turnsOf } from '../rounds.mjs';
import { aboutAccepting } from './accepting-about.mjs';
import { loadAll } from './load.mjs';
import {
  ACCEPTING,
  EVENTS_A_SECOND,
  FORWARDED_A_SECOND,
  NEXT_TO_NO_STORE,
  NO_STORE,
  PROCESSOR_TIME,
  STORE_PROCESSOR_TIME,
} from './names.mjs';
import { processorMs } from './processes.mjs';
import { subjectsOf } from './subjects.mjs';

/** Times are for one event; a figure is NaN where there is none. */
/** @typedef {{ perSecond: number, p99Ms: number, micros: number, storeMicros: number, forwarded: number }} Taken */
/** What answers to events in Driftrock's place. */
/** @typedef {{ takes: import('./processes.mjs').Running, silent: import('./processes.mjs').Running }} Upstreams */

const WARM_UP_SECONDS = 2;
const SECONDS = 4;
/** Of what a subject can hold at all. */
const WARM_UP_SHARE = 1 / 3;
const MICROS_PER_MS = 1000;

/** Processor time of all of them, in milliseconds. @param {number[]} [pids] */
const spentMs = (pids) => (pids ? pids.reduce((sum, pid) => sum + processorMs(pid), 0) : NaN);

/**
 * @param {() => Promise<import('./subjects.mjs').Subject>} start @param {Upstreams} upstreams @returns {Promise<Taken>}
 */
async function takeTurn(start, { takes }) {
  const { urls, pids, storePids, most, stop } = await start();
  const sizeOf = (/** @type {number} */ seconds, /** @type {number} */ share) =>
    most === undefined ? { seconds } : { amount: Math.floor(most * share) };
  const soFar = async () => ({ ms: spentMs(pids), storeMs: spentMs(storePids), forwarded: (await takes.ask()).taken });
  try {
    await loadAll(urls, sizeOf(WARM_UP_SECONDS, WARM_UP_SHARE));
    const before = await soFar();
    const { perSecond, p99Ms, count } = await loadAll(urls, sizeOf(SECONDS, 1 - WARM_UP_SHARE));
    const after = await soFar();
    const forwarded = ((after.forwarded - before.forwarded) * perSecond) / count;
    return {
      perSecond,
      p99Ms,
      micros: ((after.ms - before.ms) * MICROS_PER_MS) / count,
      storeMicros: ((after.storeMs - before.storeMs) * MICROS_PER_MS) / count,
      forwarded: forwarded || NaN,
    };
  } finally {
    await stop();
  }
}

/** @param {Upstreams} upstreams @param {number} rounds @returns {Promise<import('../part.mjs').Table>} */
export async function measureAccepting(upstreams, rounds) {
  const subjects = subjectsOf({ takesUrl: upstreams.takes.url, silentUrl: upstreams.silent.url });
  const figures = createFigures();
  for (let round = 0; round < rounds; round += 1) {
    /** @type {Map<string, Taken>} */
    const taken = new Map();
    for (const [name, start] of turnsOf(Object.entries(subjects), round))
      taken.set(name, await takeTurn(start, upstreams));
    const base = taken.get(NO_STORE)?.perSecond ?? NaN;
    for (const [name, { perSecond, p99Ms, micros, storeMicros, forwarded }] of taken) {
      const add = (/** @type {string} */ measure, /** @type {import('../rounds.mjs').Unit} */ unit, value = NaN) =>
        figures.add({ page: ACCEPTING, measure, unit }, name, [value]);
      add(NEXT_TO_NO_STORE, 'times', perSecond / base);
      add(EVENTS_A_SECOND, 'per second', perSecond);
      add('slowest of a hundred', 'ms', p99Ms);
      add(PROCESSOR_TIME, 'µs', micros);
      add(STORE_PROCESSOR_TIME, 'µs', storeMicros);
      add(FORWARDED_A_SECOND, 'per second', forwarded);
    }
  }
  return {
    title: 'Accepting',
    about: aboutAccepting({ warmUpSeconds: WARM_UP_SECONDS, seconds: SECONDS }),
    columns: Object.keys(subjects),
    rows: figures.rows(),
    charts: [{ file: 'relay', title: 'Events accepted a second', measures: [EVENTS_A_SECOND], groupBy: 'measure' }],
  };
}
