/** What a part of the benchmarks is given, and what it gives back. */

/**
 * What a part needs; `rounds` is how often everything is measured.
 * @typedef {object} Bench
 * @property {import('./page/chromium.mjs').Browser} browser
 * @property {import('./page/server.mjs').Server} server
 * @property {import('./subjects.mjs').Subject[]} subjects
 * @property {number} rounds
 * @property {boolean} isQuick Few of everything, to see whether it works.
 */
/** A picture of some of a table's measures, in a file of this name; `groupBy` is what names its groups. */
/** @typedef {{ file: string, title: string, measures: string[], groupBy: 'page' | 'measure' }} ChartOf */
/**
 * A table: `columns` are its subjects, `about` is what a reader must know of it, in Markdown.
 * @typedef {{ title: string, about: string, columns: string[], rows: import('./rounds.mjs').Row[],
 *   charts?: ChartOf[] }} Table
 */
/**
 * What one part of one run has measured. `versions` are those of what was measured and measured with, by name.
 * @typedef {{ name: string, measuredAt: string, minutes: number, rounds: number,
 *   machine: import('./machine.mjs').Machine, versions: Record<string, string>, tables: Table[] }} Part
 */
/** Measures the tables of a part. @typedef {(bench: Bench) => Promise<Table[]>} Measure */

export {};
