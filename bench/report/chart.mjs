/** A bar chart as SVG: a group for each row, a bar for each subject, and a line from quartile to quartile. */
import { nameOfUnit, valueIn } from './units.mjs';

/** @typedef {import('../rounds.mjs').Row} Row */
/** `groupBy` is what names a group: the page or the measure. */
/** @typedef {{ title: string, columns: string[], rows: Row[], groupBy: 'page' | 'measure' }} Chart */

const WIDTH = 760;
const LEFT = 120;
const RIGHT = 90;
const BAR = 16;
const GAP = 5;
const GROUP_HEAD = 26;
const GROUP_GAP = 12;
const TOP = 44;
const BASELINE = 12;
const LABEL_GAP = 6;

// Each colour is readable on white and on GitHub's dark grey; the rest follows the reader's choice.
const OURS = '#2f81f7';
const THEIRS = '#8b949e';
const STYLE = `
  text { font: 12px system-ui, sans-serif; fill: #1f2328; }
  .title { font-weight: 600; font-size: 14px; }
  .group { font-weight: 600; }
  .spread { stroke: #1f2328; stroke-width: 1.5; }
  @media (prefers-color-scheme: dark) { text { fill: #e6edf3; } .spread { stroke: #e6edf3; } }`;

/** @param {string} text */
const escapeXml = (text) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** @param {number} value */
const rounded = (value) => Number(value.toFixed(1));

/** @param {Row} row @param {string} name @param {{ y: number, scale: (value: number) => number }} place */
function barOf({ unit, figures }, name, { y, scale }) {
  const summary = figures[name];
  if (!summary) return '';
  const { median, lowerQuartile, upperQuartile } = summary;
  const middle = y + BAR / 2;
  const [from, to] = [lowerQuartile, upperQuartile].map((value) => rounded(LEFT + scale(value)));
  const end = rounded(LEFT + Math.max(scale(median), scale(upperQuartile)) + LABEL_GAP);
  return [
    `<text x="${LEFT - 8}" y="${y + BASELINE}" text-anchor="end">${escapeXml(name)}</text>`,
    `<rect x="${LEFT}" y="${y}" width="${rounded(Math.max(1, scale(median)))}" height="${BAR}" rx="2" ` +
      `fill="${/^(Driftrock|on disk)/.test(name) ? OURS : THEIRS}"/>`,
    `<path class="spread" d="M${from} ${middle}H${to}"/>`,
    `<text x="${end}" y="${y + BASELINE}">${valueIn(median, unit)} ${nameOfUnit(unit)}</text>`,
  ].join('');
}

/** Bars of a group share a scale: groups may be of different sizes. @param {Chart} chart */
export function chartOf({ title, columns, rows, groupBy }) {
  let y = TOP;
  const groups = rows.map((row) => {
    const names = columns.filter((name) => row.figures[name]);
    const largest = Math.max(...names.map((name) => row.figures[name]?.upperQuartile ?? 0), Number.MIN_VALUE);
    const scale = (/** @type {number} */ value) => (value / largest) * (WIDTH - LEFT - RIGHT);
    const head = `<text class="group" x="${LEFT}" y="${y + BASELINE}">${escapeXml(row[groupBy])}</text>`;
    y += GROUP_HEAD;
    const bars = names.map((name, index) => barOf(row, name, { y: y + index * (BAR + GAP), scale }));
    y += names.length * (BAR + GAP) + GROUP_GAP;
    return head + bars.join('\n');
  });
  const label = escapeXml(title);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" role="img" aria-label="${label}">
<style>${STYLE}
</style>
<text class="title" x="8" y="22">${label}</text>
${groups.join('\n')}
</svg>
`;
}
