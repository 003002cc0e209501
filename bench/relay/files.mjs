/**
 * What it costs accepting that pages fetch the snippet meanwhile: from the relay that accepts, or from another one, by
 * turns. The machine has the same to do both times. The rates of two short halves differ by more than this costs, so
 * how many files the relay can send by itself is measured as well: each takes that part of a second.
 */
import { createFigures } from '../rounds.mjs';
import { load, loadFiles } from './load.mjs';
import { makeFolder, processorMs, startPages, startRelay } from './processes.mjs';

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

const FROM_ANOTHER = 'from another relay';
const FROM_THIS = 'from this relay';
const PAGE = 'accepting meanwhile';

/**
 * Adds one round to the figures; a ratio is that of the round's two halves.
 * @param {import('../rounds.mjs').Figures} figures
 * @param {{ alone: Part, serving: Part & { fetchesPerSecond: number } }} halves
 */
function addRound(figures, { alone, serving }) {
  for (const [column, { perSecond, processorMicros }] of Object.entries({
    [FROM_ANOTHER]: alone,
    [FROM_THIS]: serving,
  })) {
    figures.add({ page: PAGE, measure: 'events a second', unit: 'per second' }, column, [perSecond]);
    figures.add({ page: PAGE, measure: 'processor time of the relay for an event', unit: 'µs' }, column, [
      processorMicros,
    ]);
  }
  figures.add({ page: PAGE, measure: 'next to the other column, in a round', unit: 'times' }, FROM_THIS, [
    serving.perSecond / alone.perSecond,
  ]);
  figures.add({ page: PAGE, measure: 'files fetched a second', unit: 'per second' }, FROM_THIS, [
    serving.fetchesPerSecond,
  ]);
}

/** @param {string} upstreamUrl @param {number} rounds @returns {Promise<import('../part.mjs').Table>} */
export async function measureServing(upstreamUrl, rounds) {
  const figures = createFigures();
  const folder = makeFolder('files');
  const relay = await startRelay(folder.path, upstreamUrl);
  const other = await startRelay('instant', upstreamUrl);
  await warmUp([relay, other]);
  const alone = () => measureWhileServing(relay, other);
  const serving = () => measureWhileServing(relay, relay);
  for (let round = 0; round < rounds; round += 1) {
    const { perSecond } = await loadFiles(relay.url);
    figures.add(
      { page: PAGE, measure: 'files that it can send when it does nothing else', unit: 'per second' },
      FROM_THIS,
      [perSecond],
    );
    // What grows with the run, such as the store, favours neither.
    if (round % 2 === 0) addRound(figures, { alone: await alone(), serving: await serving() });
    else addRound(figures, { serving: await serving(), alone: await alone() });
  }
  await Promise.all([relay.stop(), other.stop()]);
  folder.remove();
  return {
    title: 'Serving the script meanwhile',
    about:
      `On disk, Driftrock silent. Meanwhile pages ask for \`/driftrock.js\` ${FETCHES_PER_SECOND} times a second, ` +
      'from this relay or from another one of the machine, one after the other. A browser fetches the file once an ' +
      'hour at most.',
    columns: [FROM_ANOTHER, FROM_THIS],
    rows: figures.rows(),
  };
}
