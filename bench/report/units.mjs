/** Figures as they are written in tables and charts. */

/** @typedef {import('../rounds.mjs').Unit} Unit */
/** @typedef {import('../rounds.mjs').Summary} Summary */

// Above it a tenth says nothing.
const COARSE_FROM = 100;
const FINE_BELOW = 10;

/** @param {number} value */
function inDecimals(value) {
  const size = Math.abs(value);
  return value.toFixed(size >= COARSE_FROM ? 0 : size >= FINE_BELOW ? 1 : 2);
}

/** Units that are counted, so that a whole number is written as one. */
const COUNTED = ['bytes', 'count', 'per second'];

const SELF_EVIDENT = ['count', 'share', 'score', 'per second', 'times'];

/** What a unit is called next to a figure; nothing where the figure says it. @param {Unit} unit */
export const nameOfUnit = (unit) => (SELF_EVIDENT.includes(unit) ? '' : unit);

/** A value without its unit; "-" where there is none. @param {number | null} value @param {Unit} unit */
export function valueIn(value, unit) {
  // JSON has no NaN: it becomes null.
  if (value === null || Number.isNaN(value)) return '-';
  if (unit === 'share') return `${Math.round(value * 100)} %`;
  if (unit === 'times') return value.toFixed(2);
  const isWhole = COUNTED.includes(unit) && (Number.isInteger(value) || value >= COARSE_FROM);
  return isWhole ? Math.round(value).toLocaleString('en') : inDecimals(value);
}

/** The median, and the quartiles where they are written differently. @param {Summary} summary @param {Unit} unit */
export function summaryIn({ median, lowerQuartile, upperQuartile }, unit) {
  const [middle, lower, upper] = [median, lowerQuartile, upperQuartile].map((value) => valueIn(value, unit));
  return lower === upper ? `${middle}` : `${middle} (${lower} to ${upper})`;
}
