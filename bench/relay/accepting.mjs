/** How many events are accepted in a second, next to the same handler without a store. */
import { createFigures, turnsOf } from '../rounds.mjs';
import { load } from './load.mjs';
import { ACCEPTING, NEXT_TO_NO_STORE, NO_STORE, ON_DISK } from './names.mjs';
import { processorMs } from './processes.mjs';
import { subjectsOf } from './subjects.mjs';

/** @typedef {{ perSecond: number, p99Ms: number, processorMicros: number }} Taken */

const WARM_UP_SECONDS = 2;
const SECONDS = 4;
const MICROS_PER_MS = 1000;

/** @param {() => Promise<import('./subjects.mjs').Subject>} start @returns {Promise<Taken>} */
async function takeTurn(start) {
  const { url, pid, stop } = await start();
  const spentMs = () => (pid === undefined ? NaN : processorMs(pid));
  try {
    await load(url, { seconds: WARM_UP_SECONDS });
    const before = spentMs();
    const { perSecond, p99Ms, count } = await load(url, { seconds: SECONDS });
    return { perSecond, p99Ms, processorMicros: ((spentMs() - before) * MICROS_PER_MS) / count };
  } finally {
    await stop();
  }
}

/**
 * @param {import('./subjects.mjs').Upstreams} upstreams @param {number} rounds
 * @returns {Promise<import('../part.mjs').Table>}
 */
export async function measureAccepting(upstreams, rounds) {
  const subjects = subjectsOf(upstreams);
  const figures = createFigures();
  for (let round = 0; round < rounds; round += 1) {
    /** @type {Map<string, Taken>} */
    const taken = new Map();
    for (const [name, start] of turnsOf(Object.entries(subjects), round)) taken.set(name, await takeTurn(start));
    const base = taken.get(NO_STORE)?.perSecond ?? NaN;
    for (const [name, { perSecond, p99Ms, processorMicros }] of taken) {
      const add = (/** @type {string} */ measure, /** @type {import('../rounds.mjs').Unit} */ unit, value = NaN) =>
        figures.add({ page: ACCEPTING, measure, unit }, name, [value]);
      add(NEXT_TO_NO_STORE, 'times', perSecond / base);
      add('events a second', 'per second', perSecond);
      add('slowest of a hundred', 'ms', p99Ms);
      add('processor time of its process for an event', 'µs', processorMicros);
    }
  }
  return {
    title: 'Accepting',
    about:
      `64 clients, each with its next event as soon as the last one is answered; ${SECONDS} s after a warm-up of ` +
      `${WARM_UP_SECONDS} s, each subject a fresh process each time. *${NO_STORE}* acknowledges at once: the same ` +
      `handler and server. *${ON_DISK}*: upstream takes connections and never answers, so only accepting is ` +
      'measured. *Forwarding meanwhile* shares the process between both. The collectors check nothing, limit ' +
      'nothing, know no event twice and forward nothing. JetStream’s servers run on this machine, too, and write to ' +
      'its disk when they see fit (`sync_interval`), not before the answer: that is another promise. Load, relay ' +
      'and servers share the machine, so compare the ratios, not the rates.',
    columns: Object.keys(subjects),
    rows: figures.rows(),
    charts: [{ file: 'relay', title: 'Events accepted a second', measures: ['events a second'], groupBy: 'measure' }],
  };
}
