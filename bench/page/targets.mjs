/** What the figures are to reach. */

/** @typedef {import('./rounds.mjs').Comparison} Comparison */
/**
 * Of one measure: the median with the snippet is below `belowMs`, and the snippet adds less than `addsBelowMs`.
 * @typedef {{ measure: string, belowMs?: number, addsBelowMs?: number }} Target
 */

/** One frame at 60 Hz: what the visitor could see of it. @type {Target} */
export const TASK_TARGET = { measure: 'longest task', addsBelowMs: 16 };

/**
 * Whether the target is missed. What the snippet adds counts only where the quartiles do not overlap: less is noise.
 * @param {Target} target
 * @param {Comparison} comparison
 */
export function isMissed({ belowMs = Infinity, addsBelowMs = Infinity }, { with: withSnippet, without }) {
  const isApart = withSnippet.lowerQuartile > without.upperQuartile;
  return withSnippet.median >= belowMs || (isApart && withSnippet.median - without.median >= addsBelowMs);
}

/** @param {Target} target */
export function targetInWords({ measure, belowMs, addsBelowMs }) {
  if (belowMs === undefined) return `the ${measure} becomes less than ${addsBelowMs} ms longer`;
  return `the ${measure} takes less than ${belowMs} ms`;
}
