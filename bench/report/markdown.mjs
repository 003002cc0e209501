/** The tables of a run in Markdown. */
import { nameOfUnit, summaryIn } from './units.mjs';

/** @typedef {import('../part.mjs').Table} Table */

/** @param {string[]} cells */
const line = (cells) => `| ${cells.join(' | ')} |`;

/** @param {import('../rounds.mjs').Row} row */
const nameOf = ({ measure, unit }) => [measure, nameOfUnit(unit)].filter(Boolean).join(', ');

/** @param {import('../rounds.mjs').Row} row @param {string} subject */
const cellOf = ({ figures, unit }, subject) => (figures[subject] ? summaryIn(figures[subject], unit) : '-');

/** A line for each subject: for tables of one page. @param {Pick<Table, 'columns' | 'rows'>} table */
function turnedTableOf({ columns, rows }) {
  const head = [rows[0]?.page ?? '', ...rows.map(nameOf)];
  const lines = columns.map((name) => line([name, ...rows.map((row) => cellOf(row, name))]));
  return [line(head), line(head.map(() => '---')), ...lines].join('\n');
}

/**
 * A line for each row, a column for each subject, or the other way round where one page has more subjects than rows;
 * "-" where a subject was not measured.
 * @param {Pick<Table, 'columns' | 'rows'>} table
 */
export function tableOf({ columns, rows }) {
  const pages = new Set(rows.map(({ page }) => page));
  if (pages.size === 1 && columns.length > rows.length) return turnedTableOf({ columns, rows });
  const head = ['', 'measure', ...columns];
  const lines = rows.map((row) => line([row.page, nameOf(row), ...columns.map((name) => cellOf(row, name))]));
  return [line(head), line(head.map(() => '---')), ...lines].join('\n');
}
