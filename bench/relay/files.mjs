/**
 * What it costs accepting that pages fetch the snippet meanwhile: with such pages and without, one after the other on
 * one relay, either of them first in turns.
 */
import autocannon from 'autocannon';
import { load } from './load.mjs';
import { makeFolder, processorMs, startRelay } from './processes.mjs';
import { median } from './report.mjs';

/** 8.6 million a day. A browser fetches the file once an hour at most, so this is more than any site has. */
const FETCHES_PER_SECOND = 100;
const CONNECTIONS = 10;
const WARM_UP_SECONDS = 2;
const SECONDS = 4;

/**
 * `processorMicros` is what the relay's process spent on one event, the files that it sent meanwhile included: other
 * programs of the machine change it less than the rate.
 * @typedef {{ perSecond: number, processorMicros: number }} Part
 */

/** @param {string} url */
async function fetchFiles(url) {
  const {
    non2xx,
    errors,
    '2xx': count,
  } = await autocannon({
    url: `${url}/driftrock.js`,
    headers: { 'accept-encoding': 'gzip, deflate, br' },
    connections: CONNECTIONS,
    overallRate: FETCHES_PER_SECOND,
    duration: SECONDS,
  });
  const missed = non2xx + errors;
  if (missed > 0 || count === 0) throw new Error(`the file was sent ${count} times, and ${missed} times it was not`);
}

/**
 * @param {{ url: string, pid: number }} relay @param {boolean} isServing
 * @returns {Promise<Part>}
 */
async function measure({ url, pid }, isServing) {
  const before = processorMs(pid);
  const [{ perSecond, count }] = await Promise.all([load(url, { seconds: SECONDS }), isServing && fetchFiles(url)]);
  return { perSecond, processorMicros: ((processorMs(pid) - before) * 1000) / count };
}

/**
 * @typedef {object} Serving
 * @property {number} fetchesPerSecond
 * @property {number} rounds
 * @property {Part} alone
 * @property {Part} serving
 * @property {number} ratio Of the rates, `serving` to `alone`.
 * @property {number} processorRatio Of the processor times.
 */

/** @param {Part[]} parts @returns {Part} */
const medianOf = (parts) => ({
  perSecond: median(parts.map(({ perSecond }) => perSecond)),
  processorMicros: median(parts.map(({ processorMicros }) => processorMicros)),
});

/**
 * The medians of so many rounds; a ratio is that of one round's two halves.
 * @param {string} upstreamUrl @param {number} rounds
 * @returns {Promise<Serving>}
 */
export async function measureServing(upstreamUrl, rounds) {
  /** @type {{ alone: Part, serving: Part }[]} */
  const found = [];
  for (let round = 0; round < rounds; round += 1) {
    const folder = makeFolder('files');
    const relay = await startRelay(folder.path, upstreamUrl);
    await load(relay.url, { seconds: WARM_UP_SECONDS });
    const isServingFirst = round % 2 === 1;
    const first = await measure(relay, isServingFirst);
    const second = await measure(relay, !isServingFirst);
    found.push(isServingFirst ? { serving: first, alone: second } : { alone: first, serving: second });
    await relay.stop();
    folder.remove();
  }
  return {
    rounds,
    fetchesPerSecond: FETCHES_PER_SECOND,
    alone: medianOf(found.map(({ alone }) => alone)),
    serving: medianOf(found.map(({ serving }) => serving)),
    ratio: median(found.map(({ alone, serving }) => serving.perSecond / alone.perSecond)),
    processorRatio: median(found.map(({ alone, serving }) => serving.processorMicros / alone.processorMicros)),
  };
}
