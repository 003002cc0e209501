/** The figures that are to be reached, and whether a run has reached them. */
import { LONG_TASK_MS } from './page/trace.mjs';
import { ACCEPTING, NEXT_TO_NO_STORE, ON_DISK } from './relay/names.mjs';
import { DRIFTROCK, EMPTY_LISTENER, NOTHING } from './subjects.mjs';

/** @typedef {import('./part.mjs').Part} Part */
/** @typedef {import('./rounds.mjs').Row} Row */
/**
 * `figureOf` reads the figure from its row; it is to be at most `limit`, or at least that where `isLeast` says so.
 * @typedef {{ words: string, row: { page: string, measure: string }, limit: number, isLeast?: boolean,
 *   unit: import('./rounds.mjs').Unit, figureOf: (row: Row) => number }} Target
 */
/** @typedef {Target & { figure: number, isReached: boolean }} Judged */

/** @param {Row} row @param {string} subject */
const medianOf = ({ figures }, subject) => figures[subject]?.median ?? NaN;

const ours = (/** @type {Row} */ row) => medianOf(row, DRIFTROCK);
/** What ours adds to what is there without it. @param {string} floor */
const added = (floor) => (/** @type {Row} */ row) => ours(row) - medianOf(row, floor);
/** @param {string} peer */
const timesThatOf = (peer) => (/** @type {Row} */ row) => ours(row) / medianOf(row, peer);

/** @param {string} page @param {string} measure @param {string} words @returns {Target} */
const noLongTask = (page, measure, words) => ({
  words: `${words}: less than a long task more than without the script`,
  row: { page, measure },
  limit: LONG_TASK_MS,
  unit: 'ms',
  figureOf: added(NOTHING),
});

/** @type {Target[]} */
export const TARGETS = [
  {
    words: 'The file in brotli',
    row: { page: 'the script', measure: 'brotli -q 11' },
    limit: 13_312,
    unit: 'bytes',
    figureOf: ours,
  },
  ...[4, 20].map((slowdown) => ({
    words: `Script time at load next to Plausible’s, CPU ${slowdown} times slower`,
    row: { page: `CPU ${slowdown} times slower`, measure: 'compile and run' },
    limit: 1.2,
    unit: /** @type {const} */ ('times'),
    figureOf: timesThatOf('Plausible'),
  })),
  {
    words: 'The submit event on a form of 10 controls: more than with an empty listener',
    row: { page: 'a form of 10 controls', measure: 'submit' },
    limit: 0.2,
    unit: 'ms',
    figureOf: added(EMPTY_LISTENER),
  },
  ...['submit', 'submit by requestSubmit() without a press'].map((measure) => ({
    words: `The event “${measure}” on a form of 200 controls: more than with an empty listener`,
    row: { page: 'a form of 200 controls', measure },
    limit: 1,
    unit: /** @type {const} */ ('ms'),
    figureOf: added(EMPTY_LISTENER),
  })),
  ...['first focus', 'press', 'open, 3 s'].map((moment) =>
    noLongTask('100,000 paragraphs', `${moment}: longest task`, `100,000 elements, ${moment}`),
  ),
  noLongTask('Uint8Array of 64 MiB by fetch', 'upload: longest task', 'An upload of 64 MiB'),
  {
    words: 'The relay on disk: events a second next to the same handler without a store',
    row: { page: ACCEPTING, measure: NEXT_TO_NO_STORE },
    limit: 0.7,
    isLeast: true,
    unit: 'times',
    figureOf: (row) => medianOf(row, ON_DISK),
  },
];

/**
 * The targets that these parts have measured, each with its figure.
 * @param {Part[]} parts
 * @returns {Judged[]}
 */
export function judge(parts) {
  const rows = parts.flatMap(({ tables }) => tables.flatMap((table) => table.rows));
  return TARGETS.flatMap((target) => {
    const row = rows.find(({ page, measure }) => page === target.row.page && measure === target.row.measure);
    if (!row) return [];
    const figure = target.figureOf(row);
    return [{ ...target, figure, isReached: target.isLeast ? figure >= target.limit : figure <= target.limit }];
  });
}
