/** Rounds in which the subjects take turns, and what their figures come to. */

/** @typedef {{ median: number, lowerQuartile: number, upperQuartile: number, count: number }} Summary */
/** @typedef {'ms' | 'µs' | 'bytes' | 'KiB' | 'MiB' | 'count' | 'share' | 'score' | 'per second' | 'times'} Unit */
/** One line of a table: the figures of each subject, by its name. */
/** @typedef {{ page: string, measure: string, unit: Unit, figures: Record<string, Summary> }} Row */
/** @typedef {Omit<Row, 'figures'>} RowName */

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

/** To a thousandth: of a ms, that is finer than the clock. @param {number} value */
const rounded = (value) => Number(value.toFixed(3));

/** @param {number[]} values @returns {Summary} */
export function summaryOf(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (/** @type {number} */ part) => rounded(quantile(sorted, part));
  return { median: at(MEDIAN), lowerQuartile: at(LOWER), upperQuartile: at(UPPER), count: values.length };
}

/** Values as they come, and the rows that they make, in the order of their first value. */
export function createFigures() {
  /** @type {Map<string, { name: RowName, values: Map<string, number[]> }>} */
  const rows = new Map();
  return {
    /** @param {RowName} name @param {string} subject @param {number[]} values */
    add(name, subject, values) {
      const key = `${name.page}\n${name.measure}`;
      const row = rows.get(key) ?? { name, values: new Map() };
      rows.set(key, row);
      row.values.set(subject, [...(row.values.get(subject) ?? []), ...values]);
    },
    /** @returns {Row[]} */
    rows: () =>
      [...rows.values()].map(({ name, values }) => ({
        ...name,
        figures: Object.fromEntries([...values].map(([subject, all]) => [subject, summaryOf(all)])),
      })),
  };
}

/** @typedef {ReturnType<typeof createFigures>} Figures */

/**
 * The order of a round: the one that came first in the last round comes last, so that none always finds the browser
 * warm.
 * @template T
 * @param {T[]} subjects
 * @param {number} round
 */
export function turnsOf(subjects, round) {
  const first = round % subjects.length;
  return [...subjects.slice(first), ...subjects.slice(0, first)];
}

/**
 * Measures every page with every subject in every round, so that what else the machine does falls on all of them.
 * @template P
 * @param {{ pages: P[], subjects: string[] | ((page: P) => string[]), rounds: number }} plan
 * @param {(page: P, subject: string) => Promise<void>} measure
 */
export async function takeTurns({ pages, subjects, rounds }, measure) {
  const subjectsOf = typeof subjects === 'function' ? subjects : () => subjects;
  for (let round = 0; round < rounds; round++) {
    for (const page of pages) {
      for (const subject of turnsOf(subjectsOf(page), round)) await measure(page, subject);
    }
  }
}
