/**
 * docs/benchmarks.md and its pictures, written from the results of the last runs and from nothing else, and the figures
 * of docs/sizing.md.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_DIR } from '../../scripts/run.mjs';
import { PART_NAMES } from '../options.mjs';
import { judge } from '../targets.mjs';
import { chartOf } from './chart.mjs';
import { tableOf } from './markdown.mjs';
import { sizingTable, withTable } from './sizing.mjs';
import { nameOfUnit, valueIn } from './units.mjs';

/** @typedef {import('../part.mjs').Part} Part */
/** @typedef {import('../part.mjs').Table} Table */

const RESULTS_DIR = join(PROJECT_DIR, 'bench/results');
const DOCUMENT = join(PROJECT_DIR, 'docs/benchmarks.md');
const SIZING = join(PROJECT_DIR, 'docs/sizing.md');
const PICTURES_DIR = join(PROJECT_DIR, 'docs/benchmarks');
const INTRODUCTION = readFileSync(new URL('introduction.md', import.meta.url), 'utf8');

/** @returns {Part[]} */
function readParts() {
  const paths = PART_NAMES.map((name) => join(RESULTS_DIR, `${name}.json`));
  return paths.filter((path) => existsSync(path)).map((path) => JSON.parse(readFileSync(path, 'utf8')));
}

/** @param {import('../targets.mjs').Judged} target */
function targetLine({ words, limit, isLeast, unit, figure, isReached }) {
  const inWords = (/** @type {number} */ value) => `${valueIn(value, unit)} ${nameOfUnit(unit) || unit}`;
  const limitInWords = `${isLeast ? 'at least' : 'at most'} ${inWords(limit)}`;
  return `| ${words} | ${limitInWords} | ${inWords(figure)} | ${isReached ? 'yes' : '**no**'} |`;
}

const BUSY = ': **other programs kept this machine busy**, so compare ratios alone, and small ones not at all';

/** @param {Part[]} parts */
const targetsSection = (parts) => `## Figures to reach

| figure | limit | measured | reached |
| --- | --- | --- | --- |
${judge(parts).map(targetLine).join('\n')}`;

/** @param {Part} part */
function conditionsOf({ measuredAt, minutes, rounds, machine, versions }) {
  const { processor, cores, memoryGiB, system, loadAverage, isBusy } = machine;
  const names = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    `Measured on ${measuredAt.slice(0, 10)} in ${minutes} minutes, ${rounds} ${rounds === 1 ? 'round' : 'rounds'}.`,
    `${cores} cores of ${processor}, ${memoryGiB} GiB, ${system}.`,
    `The load average of the minute before was ${loadAverage}${isBusy ? BUSY : ''}.`,
    `${names.join('; ')}.`,
  ].join('\n');
}

/** @param {Table} table */
function tableSection({ title, about, columns, rows, charts = [] }) {
  const pictures = charts.map(({ file, title: alternative }) => `![${alternative}](benchmarks/${file}.svg)`);
  return [`### ${title}`, about, ...pictures, tableOf({ columns, rows })].join('\n\n');
}

const TITLES = { weight: 'Weight', load: 'Load', work: 'Work', rest: 'At rest', relay: 'The relay' };

/** @param {Part} part */
const partSection = (part) =>
  [
    `## ${TITLES[/** @type {keyof typeof TITLES} */ (part.name)]}`,
    conditionsOf(part),
    ...part.tables.map(tableSection),
  ].join('\n\n');

/** @param {Part[]} parts */
function drawCharts(parts) {
  rmSync(PICTURES_DIR, { recursive: true, force: true });
  mkdirSync(PICTURES_DIR, { recursive: true });
  for (const { columns, rows, charts = [] } of parts.flatMap(({ tables }) => tables)) {
    for (const { file, title, measures, pages, groupBy } of charts) {
      const drawn = rows.filter(({ page, measure }) => measures.includes(measure) && (pages?.includes(page) ?? true));
      writeFileSync(join(PICTURES_DIR, `${file}.svg`), chartOf({ title, columns, rows: drawn, groupBy }));
    }
  }
}

/** The document of these parts in Markdown. @param {Part[]} parts */
export const documentOf = (parts) =>
  `${[INTRODUCTION.trimEnd(), targetsSection(parts), ...parts.map(partSection)].join('\n\n')}\n`;

/** Writes docs/benchmarks.md, docs/benchmarks/ and the table of docs/sizing.md from bench/results. */
export function writeDocument() {
  const parts = readParts();
  drawCharts(parts);
  writeFileSync(DOCUMENT, documentOf(parts));
  const relay = parts.find(({ name }) => name === 'relay');
  if (relay) writeFileSync(SIZING, withTable(readFileSync(SIZING, 'utf8'), sizingTable(relay)));
}
