/** Rounds in which a page with the snippet and the same page without it take turns, and what they come to. */

/** @typedef {import('./server.mjs').Page} Page */
/** All in ms. @typedef {{ median: number, lowerQuartile: number, upperQuartile: number, max: number }} Summary */
/** @typedef {{ without: Summary, with: Summary }} Comparison */
/** What one round says: of a moment, each measure in ms. @typedef {Record<string, Record<string, number>>} Figures */
/** @typedef {{ page: string, moment: string, measures: Record<string, Comparison> }} Row */
/** @typedef {'without' | 'with'} Kind */

const MEDIAN = 0.5;
const LOWER = 0.25;
const UPPER = 0.75;

/** Between two values it is in proportion. @param {number[]} sorted @param {number} part 0 to 1 */
function quantile(sorted, part) {
  const position = part * (sorted.length - 1);
  const below = sorted[Math.floor(position)] ?? NaN;
  const above = sorted[Math.ceil(position)] ?? NaN;
  return below + (above - below) * (position % 1);
}

/** To a µs, which is finer than the clock. @param {number} ms */
const rounded = (ms) => Number(ms.toFixed(3));

/** @param {number[]} values @returns {Summary} */
export function summaryOf(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (/** @type {number} */ part) => rounded(quantile(sorted, part));
  return { median: at(MEDIAN), lowerQuartile: at(LOWER), upperQuartile: at(UPPER), max: at(1) };
}

/** @param {string} page @param {Record<Kind, Figures[]>} rounds @returns {Row[]} */
export function rowsOf(page, rounds) {
  const summary = (/** @type {Kind} */ kind, /** @type {string} */ moment, /** @type {string} */ measure) =>
    summaryOf(rounds[kind].map((figures) => figures[moment]?.[measure] ?? NaN));
  return Object.entries(rounds.with[0] ?? {}).map(([moment, measures]) => ({
    page,
    moment,
    measures: Object.fromEntries(
      Object.keys(measures).map((measure) => [
        measure,
        { without: summary('without', moment, measure), with: summary('with', moment, measure) },
      ]),
    ),
  }));
}

/** @returns {Record<Kind, Figures[]>} */
export const noFigures = () => ({ without: [], with: [] });

/**
 * Which comes first in a round: neither is always the one that finds the browser warm.
 * @param {number} round
 * @returns {Kind[]}
 */
export const turnsOf = (round) => (round % 2 ? ['with', 'without'] : ['without', 'with']);

/**
 * Measures every page in every round, so that what else the machine does falls on all of them.
 * @template {Page} P
 * @param {P[]} pages
 * @param {number} rounds
 * @param {(page: P, kind: Kind) => Promise<Figures>} measure
 */
export async function measureInTurns(pages, rounds, measure) {
  const taken = pages.map((page) => ({ page, figures: noFigures() }));
  for (let round = 0; round < rounds; round++) {
    for (const { page, figures } of taken) {
      for (const kind of turnsOf(round)) figures[kind].push(await measure(page, kind));
    }
  }
  return taken.flatMap(({ page, figures }) => rowsOf(page.name, figures));
}
