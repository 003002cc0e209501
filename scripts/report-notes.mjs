/** What Playwright's report says of each test, with the notes that the test has left in it. Pure. */

/** @typedef {{ type: string, description?: string }} Note */
/** @typedef {{ projectName: string, status: string, annotations: Note[] }} ReportedTest */
/** @typedef {{ title: string, tests: ReportedTest[] }} ReportedSpec */
/** @typedef {{ specs?: ReportedSpec[], suites?: ReportedSuite[] }} ReportedSuite */

/** The first note of a type. @param {Note[]} notes @param {string} type */
export const noteOf = (notes, type) => notes.find((note) => note.type === type)?.description;

/** All tests of a report. @param {ReportedSuite} suite @returns {(ReportedTest & { title: string })[]} */
export const testsOf = ({ specs = [], suites = [] }) => [
  ...specs.flatMap(({ title, tests }) => tests.map((test) => ({ ...test, title }))),
  ...suites.flatMap(testsOf),
];

/** How many cells of a row that is shorter than the table are under their headings. */
const COMMON_CELLS = 3;

/**
 * Rows of cells as lines, in columns as wide as they need be.
 * @param {string[][]} rows the headings first
 */
export function tableOf(rows) {
  const [headings = []] = rows;
  // A row that only says what failed is as wide as it is.
  /** @param {string[]} row @param {number} column */
  const counts = (row, column) => row.length >= headings.length || column < COMMON_CELLS;
  /** @param {number} column */
  const lengths = (column) => rows.filter((row) => counts(row, column)).map((row) => (row[column] ?? '').length);
  const widths = headings.map((_, column) => Math.max(...lengths(column)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
