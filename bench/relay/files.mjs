/**
 * What it costs accepting that pages fetch the snippet meanwhile: from the relay that accepts, or from another one, by
 * turns. The machine has the same to do both times. The rates of two short halves differ by more than this costs, so
 * how many files the relay can send by itself is measured as well: each takes that part of a second.
 */
import { load, loadFiles } from './load.mjs';
import { makeFolder, processorMs, startPages, startRelay } from './processes.mjs';
import { median, quantile } from './report.mjs';

/** 8.6 million a day. A browser fetches the file once an hour at most, so this is more than any site has. */
const FETCHES_PER_SECOND = 100;
// A process that has just started compiles what it runs, and that is not what is asked here: both relays get warm with
// what they do later, the files included.
const WARM_UP_SECONDS = 4;
const WARM_UP_FETCHES_PER_SECOND = 500;
const SECONDS = 2;

/**
 * `processorMicros` is what the relay's process spent on one event, the files that it sent meanwhile included: other
 * programs of the machine change it less than the rate.
 * @typedef {{ perSecond: number, processorMicros: number }} Part
 */

/** @param {{ url: string, pid: number }} relay @returns {Promise<Part>} */
async function measure({ url, pid }) {
  const before = processorMs(pid);
  const { perSecond, count } = await load(url, { seconds: SECONDS });
  return { perSecond, processorMicros: ((processorMs(pid) - before) * 1000) / count };
}

/**
 * The same while pages fetch the file from this server, with how many a second have got it.
 * @param {{ url: string, pid: number }} relay @param {{ url: string }} server
 */
async function measureWhileServing(relay, server) {
  const pages = await startPages(server.url, FETCHES_PER_SECOND);
  const part = await measure(relay);
  const { sent } = await pages.ask();
  await pages.stop();
  return { ...part, fetchesPerSecond: sent / SECONDS };
}

/** Both programs have run for a while, with all that is measured later. @param {{ url: string }[]} relays */
async function warmUp(relays) {
  for (const relay of relays) {
    const pages = await startPages(relay.url, WARM_UP_FETCHES_PER_SECOND);
    await load(relay.url, { seconds: WARM_UP_SECONDS });
    await pages.stop();
  }
}

/**
 * @typedef {object} Serving
 * @property {number} fetchesPerSecond What pages have got; less than was asked for on a busy machine.
 * @property {number} rounds
 * @property {Part} alone While the other relay serves.
 * @property {Part} serving
 * @property {number} filesPerSecond What the relay sends when it does nothing else.
 * @property {number} share Of the relay's time, what these fetches take.
 * @property {[number, number]} quartiles Of the ratio.
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
  const folder = makeFolder('files');
  const relay = await startRelay(folder.path, upstreamUrl);
  const other = await startRelay('instant', upstreamUrl);
  await warmUp([relay, other]);
  const alone = () => measureWhileServing(relay, other);
  const serving = () => measureWhileServing(relay, relay);
  const filesPerSecond = [];
  /** @type {{ alone: Part, serving: Part & { fetchesPerSecond: number } }[]} */
  const found = [];
  for (let round = 0; round < rounds; round += 1) {
    filesPerSecond.push((await loadFiles(relay.url)).perSecond);
    // What grows with the run, such as the store, favours neither.
    if (round % 2 === 0) found.push({ alone: await alone(), serving: await serving() });
    else found.push({ serving: await serving(), alone: await alone() });
  }
  await Promise.all([relay.stop(), other.stop()]);
  folder.remove();
  const fetchesPerSecond = median(found.map(({ serving }) => serving.fetchesPerSecond));
  const parts = {
    alone: medianOf(found.map(({ alone }) => alone)),
    serving: medianOf(found.map(({ serving }) => serving)),
  };
  const ratios = found.map(({ alone, serving }) => serving.perSecond / alone.perSecond);
  return {
    rounds,
    fetchesPerSecond: Math.round(fetchesPerSecond),
    ...parts,
    filesPerSecond: median(filesPerSecond),
    share: fetchesPerSecond / median(filesPerSecond),
    ratio: median(ratios),
    quartiles: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
    processorRatio: median(found.map(({ alone, serving }) => serving.processorMicros / alone.processorMicros)),
  };
}
