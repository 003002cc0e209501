/** The bench's figures as a table on the screen, and as docs/relay-bench.md. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { PROJECT_DIR } from '../../scripts/run.mjs';
import { findServer } from '../../scripts/servers.mjs';

/**
 * `processorMicros` is what the relay's own process spent on one event; NaN for what is not one process.
 * @typedef {{ name: string, perSecond: number, p99Ms: number, processorMicros: number }} Row
 */

/** @param {number[]} values */
export const median = (values) => quantile(values, 0.5);

/** The value below which this part of them is; the lower of two. @param {number[]} values @param {number} part */
export const quantile = (values, part) =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * part)] ?? NaN;

const whole = (/** @type {number} */ value) => Math.round(value).toLocaleString('en');

/** Each row next to the first, which keeps nothing. @param {Row[]} rows @returns {string[][]} */
const cellsOf = (rows) =>
  rows.map(({ name, perSecond, p99Ms, processorMicros }) => {
    const spent = Number.isNaN(processorMicros) ? '-' : `${whole(processorMicros)}`;
    return [name, (perSecond / (rows[0]?.perSecond ?? NaN)).toFixed(2), whole(perSecond), String(p99Ms), spent];
  });

/** @param {Row[]} rows */
export function printTurns(rows) {
  for (const [name = '', ratio = '', perSecond = '', p99 = '', spent = ''] of cellsOf(rows)) {
    console.log(`${name.padEnd(50)} ${ratio.padStart(5)} ${perSecond.padStart(7)}/s  p99 ${p99} ms  ${spent} µs`);
  }
}

/** The first line that a program says of its version. @param {string} program @param {string} flag */
function versionOf(program, flag) {
  const script = 'exec "$0" "$1" 2>&1';
  return execFileSync('sh', ['-c', script, program, flag], { encoding: 'utf8' }).split('\n')[0]?.trim() ?? '';
}

/** @param {string} name */
const packageVersion = (name) =>
  JSON.parse(readFileSync(join(PROJECT_DIR, 'node_modules', name, 'package.json'), 'utf8')).version;

const machine = () =>
  `${cpus().length} cores of ${cpus()[0]?.model.trim()}, ${whole(totalmem() / 2 ** 30)} GiB, Linux ${release()}`;

const versions = () =>
  [
    `Node ${process.versions.node}`,
    ...['lmdb', 'hono', '@hono/node-server', '@nats-io/jetstream', 'autocannon'].map(
      (name) => `${name} ${packageVersion(name)}`,
    ),
    versionOf(findServer('nginx'), '-v'),
    versionOf(findServer('nats-server'), '-v'),
  ].join('; ');

/** @param {import('./waiting.mjs').Waiting} waiting */
const waitingCells = ({ freshMiB, acceptedMiB, startedMiB, startsMs, forwardedPerSecond }) => [
  ['memory of a fresh relay', `${whole(freshMiB)} MiB`],
  [
    'memory of a process that has just accepted 100,000 events into the store, without HTTP',
    `${whole(acceptedMiB)} MiB`,
  ],
  ['memory of a relay started on 100,000 waiting events', `${whole(startedMiB)} MiB`],
  [
    `start after kill -9 with 100,000 waiting, from the process to its first answer; median of ${startsMs.length}`,
    `${median(startsMs)} ms (longest ${Math.max(...startsMs)} ms)`,
  ],
  [
    'forwarding of the first 10,000 of them to an upstream that answers at once',
    `${whole(forwardedPerSecond)} events a second`,
  ],
];

/** @param {(string | number)[][]} rows */
const linesOf = (rows) => rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const DOCUMENT = join(PROJECT_DIR, 'docs/relay-bench.md');
const SERVING = '## Serving the snippet meanwhile';

const quartilesOf = (/** @type {Pick<import('./files.mjs').Serving, 'quartiles'>} */ { quartiles }) =>
  `quartiles ${quartiles.map((ratio) => ratio.toFixed(2)).join(' and ')}`;

/** @param {import('./files.mjs').Serving} serving */
const servingSection = ({ fetchesPerSecond, rounds, alone, serving, ...figures }) => `${SERVING}

On disk, Driftrock silent, measured on ${new Date().toISOString().slice(0, 10)}. Meanwhile pages fetch \`/driftrock.js\`
${fetchesPerSecond} times a second, from this relay or from another one of the machine, one after the other; medians of
${rounds} rounds. A browser fetches the file once an hour at most. The figure to reach: no less than 0.95.

| | events a second | processor time of the relay for an event, in µs |
|---|---|---|
| from another relay | ${whole(alone.perSecond)} | ${whole(alone.processorMicros)} |
| from this relay | ${whole(serving.perSecond)} | ${whole(serving.processorMicros)} |
| ratio within a round | ${figures.ratio.toFixed(2)} (${quartilesOf(figures)}) | ${figures.processorRatio.toFixed(2)} |

When it does nothing else, the relay sends ${whole(figures.filesPerSecond)} files a second. So these fetches take
${(figures.share * 100).toFixed(1)} % of its time, and accepting has the rest.
`;

/** Puts the section in place of the last one. @param {import('./files.mjs').Serving} serving */
export function writeServing(serving) {
  const [before = ''] = readFileSync(DOCUMENT, 'utf8').split(`\n${SERVING}\n`);
  writeFileSync(DOCUMENT, `${before}\n${servingSection(serving)}`);
  console.log('Written to docs/relay-bench.md.');
}

/** @param {{ rows: Row[], waiting: import('./waiting.mjs').Waiting, rounds: number, seconds: number }} figures */
export function writeDocument({ rows, waiting, rounds, seconds }) {
  writeFileSync(
    DOCUMENT,
    `# The relay, measured

Written by \`npm run bench:relay\` on ${new Date().toISOString().slice(0, 10)}. ${machine()}. ${versions()}.

The load, the relay, the servers and whatever else runs share one machine. Compare the ratios, not the rates.

## Accepting

64 clients, each with its next event as soon as the last one is answered. Rounds of ${seconds} seconds (${rounds})
after a warm-up; the subjects take turns, each a fresh process; medians. The ratio is to the first line: the same
handler and server with a store that acknowledges at once. The figure to reach: on disk no less than 0.50.

| subject | ratio | events a second | p99 in ms | processor time of the relay for an event, in µs |
|---|---|---|---|---|
${linesOf(cellsOf(rows))}

"Driftrock silent" takes connections and never answers: only accepting is measured. "Forwarding meanwhile" shares the
process between accepting and forwarding. JetStream is measured with Driftrock silent, too; its servers run on this same
machine, and write to its disk when they see fit (\`sync_interval\`), not before the answer: what is next to lmdb
there is another promise.

## Waiting

| | |
|---|---|
${linesOf(waitingCells(waiting))}
`,
  );
}
