/** The results in words: the same Markdown for the terminal and the documentation. */
import { isMissed, targetInWords } from './targets.mjs';

/** @typedef {import('./rounds.mjs').Row} Row */
/** @typedef {import('./rounds.mjs').Summary} Summary */
/** @typedef {import('./server.mjs').Server} Server */
/** @typedef {import('./targets.mjs').Target} Target */
/** @typedef {import('./chromium.mjs').Browser} Browser */
/** What a part needs. @typedef {{ browser: Browser, server: Server, isQuick: boolean }} Bench */
/** @typedef {{ name: string, title: string, rounds: number, target: Target, rows: Row[] }} Part */
/** @typedef {import('./machine.mjs').Run & { isQuick: boolean, parts: Part[] }} Results */

// Above it a tenth of a ms says nothing.
const COARSE_FROM_MS = 100;
const FINE_BELOW_MS = 10;

/** @param {number} ms */
const inMs = (ms) => ms.toFixed(ms >= COARSE_FROM_MS ? 0 : ms >= FINE_BELOW_MS ? 1 : 2);

/** @param {Summary} summary */
const cell = ({ median, lowerQuartile, upperQuartile }) =>
  `${inMs(median)} (${inMs(lowerQuartile)}-${inMs(upperQuartile)})`;

/** @param {string[]} cells */
const line = (cells) => `| ${cells.join(' | ')} |`;

/** @param {Part} part */
function missesOfPart({ target, rows }) {
  return rows.filter(({ measures }) => {
    const comparison = measures[target.measure];
    return comparison !== undefined && isMissed(target, comparison);
  });
}

/** @param {Part} part */
function tableOf(part) {
  const measures = Object.keys(part.rows[0]?.measures ?? {});
  const missed = missesOfPart(part);
  const head = ['', 'moment', ...measures.flatMap((measure) => [`${measure}, without`, 'with']), 'target'];
  const rows = part.rows.map((row) => {
    const comparisons = Object.values(row.measures);
    const figures = comparisons.flatMap((comparison) => [cell(comparison.without), cell(comparison.with)]);
    return line([row.page, row.moment, ...figures, missed.includes(row) ? '**missed**' : 'reached']);
  });
  const words = part.rounds === 1 ? 'one round' : `${part.rounds} rounds`;
  const intro = `${words[0]?.toUpperCase()}${words.slice(1)}. Target: ${targetInWords(part.target)}.`;
  return [`### ${part.title}`, '', intro, '', line(head), line(head.map(() => '---')), ...rows].join('\n');
}

/** Every part's table in Markdown, with the machine and the versions above. @param {Results} results */
export function inMarkdown({ measuredAt, machine, versions, parts }) {
  const { processor, cores, memoryGiB, system, loadAverage } = machine;
  const { driftrock, scriptBytes, chromium, playwright, node } = versions;
  const intro = [
    `Measured on ${measuredAt.slice(0, 10)}: ${cores} cores of ${processor}, ${memoryGiB} GiB, ${system}.`,
    `Load average of the minute before: ${loadAverage}.`,
    `Driftrock ${driftrock}, driftrock.js of ${scriptBytes} bytes; Chromium ${chromium}; Playwright ${playwright};`,
    `Node ${node}. All figures in ms: median (lower quartile-upper quartile).`,
  ];
  return [intro.join('\n'), ...parts.map(tableOf), ''].join('\n\n').trimEnd();
}

/** The figures that miss their target, a line each. @param {Results} results */
export function missesOf({ parts }) {
  return parts.flatMap((part) =>
    missesOfPart(part).map(({ page, moment, measures }) => {
      const { measure } = part.target;
      const { without, with: withSnippet } = measures[measure] ?? {};
      const [from = '', to = ''] = [without, withSnippet].map((summary) => summary && inMs(summary.median));
      return `${page}, ${moment}: ${measure} ${from} without, ${to} with`;
    }),
  );
}
