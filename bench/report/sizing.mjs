/** The table of docs/sizing.md: what each way to run a relay takes, from the figures of the bench's last run. */
import {
  EVENTS_A_SECOND,
  FORWARDED_FROM_DISK,
  FORWARDING_FROM_DISK,
  ON_DISK,
  ONE_NATS,
  PROCESSOR_TIME,
  STORE_PROCESSOR_TIME,
  THREE_NATS,
  TWO_RELAYS,
  TWO_RELAYS_FORWARDING,
  WAITING_ON_DISK,
  WITHOUT_STORE,
  WORKER,
} from '../relay/names.mjs';
import { valueIn } from './units.mjs';

/** @typedef {import('../part.mjs').Part} Part */
/**
 * What an operator installs, by what the bench calls it; `of` is what its figure counts.
 * @typedef {{ way: string, subject: string, of: string }} Way
 */

const SILENT = 'accepted while Driftrock is silent';

/** @type {Way[]} */
const WAYS = [
  {
    way: '`RELAY_SPOOL=./data`, the default: on disk before the page is answered, and forwarded meanwhile',
    subject: FORWARDING_FROM_DISK,
    of: 'accepted, 64 clients at once',
  },
  { way: 'the same while Driftrock is silent, so that all of them wait', subject: ON_DISK, of: 'accepted' },
  {
    way: '`RELAY_SPOOL=none`: the page waits for Driftrock',
    subject: WITHOUT_STORE,
    of: 'accepted, with an upstream that answers at once',
  },
  { way: 'one relay with one NATS server', subject: ONE_NATS, of: SILENT },
  { way: 'one relay with three NATS servers on the same two cores', subject: THREE_NATS, of: SILENT },
  { way: 'two relays with three NATS servers on the same two cores', subject: TWO_RELAYS, of: SILENT },
  { way: 'the same, and forwarded meanwhile', subject: TWO_RELAYS_FORWARDING, of: 'accepted' },
  {
    way: 'the Worker in workerd on the same two cores, which is not Cloudflare’s network',
    subject: WORKER,
    of: SILENT,
  },
];

const HEAD = ['way', 'events a second', 'processor time of one, µs', 'of the figure'];

/** Reads the median of a measure for a subject as it is written, or `missing`. @param {Part} part */
function createReader({ tables }) {
  const rows = tables.flatMap((table) => table.rows);
  return (/** @type {string} */ measure, /** @type {string} */ subject, missing = '-') => {
    const row = rows.find((found) => found.measure === measure);
    const figure = row?.figures[subject]?.median ?? null;
    return row && figure !== null ? valueIn(figure, row.unit) : missing;
  };
}

/** The table in Markdown. @param {Part} part the relay's */
export function sizingTable(part) {
  const read = createReader(part);
  const processorTime = (/** @type {string} */ subject) => {
    const stores = read(STORE_PROCESSOR_TIME, subject, '');
    return read(PROCESSOR_TIME, subject) + (stores && `, and ${stores} in NATS`);
  };
  const lines = WAYS.map(({ way, subject, of }) => [
    way,
    read(EVENTS_A_SECOND, subject, 'not measured'),
    processorTime(subject),
    of,
  ]);
  const forwarded = read(FORWARDED_FROM_DISK, WAITING_ON_DISK, 'not measured');
  const waiting = [
    'forwarding what has waited on disk, to an upstream that answers at once',
    forwarded,
    '-',
    'forwarded',
  ];
  return [HEAD, HEAD.map(() => '---'), ...lines, waiting].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/**
 * The document with this table in place of the one that it has.
 * @param {string} document
 * @param {string} table
 */
export const withTable = (document, table) =>
  document.replace(new RegExp(`^\\| ${HEAD[0]} \\|.*\\n(\\|.*\\n)*`, 'm'), () => `${table}\n`);
