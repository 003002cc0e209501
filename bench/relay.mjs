/**
 * `npm run bench:relay`: what the relay's promise to keep an event costs, compared with a relay that promises nothing,
 * with nginx and with JetStream; then what 100,000 waiting events weigh, and what it costs to serve the snippet
 * meanwhile. About seven minutes. `-- --only files` for the last of these. Writes docs/relay-bench.md, unless the
 * machine has other things to do.
 *
 * Every subject is a fresh process each time. The subjects take turns, so that what else the machine does falls on all
 * alike, and medians are compared. Bench, relay and servers share the machine: the ratios say something, the rates
 * little.
 */
import { cpus, loadavg } from 'node:os';
import { startNginx } from '../test/deploy/support/nginx.mjs';
import { setUp } from '../scripts/set-up.mjs';
import { say } from '../scripts/run.mjs';
import { measureServing } from './relay/files.mjs';
import { load } from './relay/load.mjs';
import { makeFolder, processorMs, startNats, startRelay, startUpstream } from './relay/processes.mjs';
import { median, printTurns, writeDocument, writeServing } from './relay/report.mjs';
import { measureWaiting } from './relay/waiting.mjs';

const isPart = process.argv.includes('--only');
const rounds = process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? '5';
const ROUNDS = Number(rounds);
const WARM_UP_SECONDS = 2;
const SECONDS = 4;

await setUp({ build: true, servers: true });
const busyWith = loadavg()[0] ?? 0;
const isBusy = busyWith > cpus().length;
if (isBusy)
  say(
    `Other programs keep this machine busy (load average ${busyWith.toFixed(1)}): ` +
      'the figures will say little, and the document stays as it is.',
  );
const takes = await startUpstream('takes');
const silent = await startUpstream('silent');

/**
 * `pid` is that of the one process that takes the events, where there is one.
 * @typedef {{ url: string, pid?: number, stop(): Promise<void> }} Subject
 */

/** @param {string} upstreamUrl @returns {Promise<Subject>} */
async function startOnDisk(upstreamUrl) {
  const folder = makeFolder('store');
  const { url, pid, stop } = await startRelay(folder.path, upstreamUrl);
  return { url, pid, stop: () => stop().then(folder.remove) };
}

/** @param {number} count @returns {Promise<Subject>} */
async function startOnNats(count) {
  const nats = await startNats(count);
  const { url, pid, stop } = await startRelay(nats.url, silent.url);
  return { url, pid, stop: () => stop().then(nats.stop) };
}

/** One address sends everything here: the limit would be what is measured. @param {string} configuration */
const withoutLimit = (configuration) => configuration.replace(/ *limit_req zone.*\n/, '');

/** @type {Record<string, () => Promise<Subject>>} */
const SUBJECTS = {
  'no store: acknowledged at once': () => startRelay('instant', silent.url),
  'on disk (lmdb), Driftrock silent': () => startOnDisk(silent.url),
  'on disk (lmdb), forwarding meanwhile': () => startOnDisk(takes.url),
  'RELAY_SPOOL=none: the page waits for Driftrock': () => startRelay('none', takes.url),
  'nginx passing on': () =>
    startNginx({ apiUrl: takes.url, apiKey: 'key-of-the-bench', origins: ['~.'], change: withoutLimit }),
  'JetStream, one server': () => startOnNats(1),
  'JetStream, three servers': () => startOnNats(3),
};

/** @param {() => Promise<Subject>} start */
async function takeTurn(start) {
  const { url, pid, stop } = await start();
  const spentMs = () => (pid === undefined ? NaN : processorMs(pid));
  try {
    await load(url, { seconds: WARM_UP_SECONDS });
    const before = spentMs();
    const { perSecond, p99Ms, count } = await load(url, { seconds: SECONDS });
    return { perSecond, p99Ms, processorMicros: ((spentMs() - before) * 1000) / count };
  } finally {
    await stop();
  }
}

async function compareSubjects() {
  /** @type {Map<string, Omit<import('./relay/report.mjs').Row, 'name'>[]>} */
  const turns = new Map(Object.keys(SUBJECTS).map((name) => [name, []]));
  for (let round = 1; round <= ROUNDS; round += 1) {
    say(`Round ${round} of ${ROUNDS}.`);
    for (const [name, start] of Object.entries(SUBJECTS)) turns.get(name)?.push(await takeTurn(start));
  }
  const rows = [...turns].map(([name, figures]) => ({
    name,
    perSecond: median(figures.map(({ perSecond }) => perSecond)),
    p99Ms: median(figures.map(({ p99Ms }) => p99Ms)),
    processorMicros: median(figures.map(({ processorMicros }) => processorMicros)),
  }));
  printTurns(rows);

  say('100,000 events wait on disk.');
  const waiting = await measureWaiting({ silentUrl: silent.url, takes });
  console.log(waiting);
  if (!isBusy) writeDocument({ rows, waiting, rounds: ROUNDS, seconds: SECONDS });
}

if (!isPart) await compareSubjects();
say('Pages fetch the snippet meanwhile.');
const serving = await measureServing(silent.url, ROUNDS);
console.log(serving);
if (!isBusy) writeServing(serving);
await Promise.all([takes.stop(), silent.stop()]);
