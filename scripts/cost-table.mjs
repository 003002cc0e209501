/**
 * The table of what mistakes cost, made from Playwright's reports and the notes that the visits have left in them.
 * Pure.
 */
import { noteOf, tableOf, testsOf } from './report-notes.mjs';

/** @typedef {import('./report-notes.mjs').ReportedTest} ReportedTest */
/** @typedef {import('../e2e/cases/support/judgement').Judgement} Judgement */
/**
 * One case in one browser; one that ended early has no judgement.
 * @typedef {{ title: string, group: string, browser: string, judgement?: Judgement }} JudgedCase
 */

/** What a mistake costs its site owner. */
const COSTS = { lost: 5, invented: 1, doubled: 1, secrets: 20 };
const KINDS = /** @type {(keyof typeof COSTS)[]} */ (Object.keys(COSTS));

const COUNTS = ['cases', 'right', 'lost', 'invented', 'doubled', 'secrets', 'wrong values', 'cost'];
const HEADINGS = ['', 'group', 'browser', ...COUNTS];
/** The visits to pages of form libraries, as one group among those of the cases. */
const STACKS = 'form libraries';
const ALL_GROUPS = 'all groups';
/** The project that runs the build without words. */
const WORDLESS = 'wordless';
/** The project that it is compared with, for both run in the same browser. */
const NORMAL = 'chromium';
/** Of so many cases that the normal build gets right, the build without words may get one wrong. */
const CASES_PER_LOSS = 20;

/** @param {import('../e2e/forms/support/outcome').Outcome} outcome @returns {Judgement} */
const judgementOf = ({ expected, accepted, turnedDown, missing, surplus, leaks }) => ({
  lost: Math.max(expected - accepted, 0),
  doubled: Math.max(accepted - expected, 0),
  invented: turnedDown,
  secrets: leaks,
  wrong: [...missing, ...surplus],
});

/** @param {ReportedTest & { title: string }} test @returns {JudgedCase[]} none for what did not run */
function judgedCase({ title, projectName, status, annotations }) {
  const isStack = noteOf(annotations, 'stack') !== undefined;
  const group = isStack ? STACKS : noteOf(annotations, 'group');
  if (group === undefined || status === 'skipped') return [];
  const note = noteOf(annotations, isStack ? 'outcome' : 'judgement');
  const judgement = note && (isStack ? judgementOf(JSON.parse(note)) : JSON.parse(note));
  return [{ title, group, browser: projectName, ...(judgement && { judgement }) }];
}

/** @param {import('./report-notes.mjs').ReportedSuite} report */
const judgedCases = (report) => testsOf(report).flatMap(judgedCase);

/** @param {JudgedCase} one */
const isRight = ({ judgement }) => judgement !== undefined && costOf(judgement) === 0 && judgement.wrong.length === 0;

/** @param {Judgement} judgement */
const countsOf = ({ lost, invented, doubled, secrets }) => ({ lost, invented, doubled, secrets: secrets.length });

/** @param {Judgement} judgement */
function costOf(judgement) {
  const counts = countsOf(judgement);
  return KINDS.reduce((total, kind) => total + counts[kind] * COSTS[kind], 0);
}

/** @param {string} group @param {JudgedCase[]} cases */
function rowOf(group, cases) {
  const judgements = cases.flatMap(({ judgement }) => judgement ?? []);
  /** @param {(judgement: Judgement) => number} count */
  const sum = (count) => String(judgements.reduce((total, judgement) => total + count(judgement), 0));
  const right = cases.filter(isRight).length;
  const kinds = KINDS.map((kind) => sum((judgement) => countsOf(judgement)[kind]));
  const faults = cases.length - judgements.length;
  const mark = right === cases.length ? '✓' : '✗';
  const named = [mark, group, cases[0]?.browser ?? '', String(cases.length), String(right)];
  const cells = [...named, ...kinds, sum(({ wrong }) => wrong.length), sum(costOf)];
  return faults === 0 ? cells : [...cells, `${faults} ended before a judgement`];
}

/** @template Value @param {Value[]} values */
const distinct = (values) => [...new Set(values)];

/**
 * The table as lines of text: a row for each group in each browser, and one for all groups.
 * @param {import('./report-notes.mjs').ReportedSuite} report
 */
export function costTable(report) {
  const cases = judgedCases(report);
  const rows = distinct(cases.map(({ browser }) => browser)).flatMap((browser) => {
    const inBrowser = cases.filter((one) => one.browser === browser);
    const groups = distinct(inBrowser.map(({ group }) => group));
    const rowsOfGroups = groups.map((group) =>
      rowOf(
        group,
        inBrowser.filter((one) => one.group === group),
      ),
    );
    return [...rowsOfGroups, rowOf(ALL_GROUPS, inBrowser)];
  });
  return tableOf([HEADINGS, ...rows]);
}

/** What is counted of a run, for a table of several runs. */
export const RUN_COUNTS = COUNTS;

/**
 * What one run came to: a cell for each of `RUN_COUNTS`. A case that ended before a judgement is in the first alone.
 * @param {import('./report-notes.mjs').ReportedSuite} report
 */
export const countRun = (report) => rowOf(ALL_GROUPS, judgedCases(report)).slice(3, 3 + COUNTS.length);

/**
 * The cases of a run that are not right, with their group, in the order of the run.
 * @param {import('./report-notes.mjs').ReportedSuite} report
 */
export const wrongCases = (report) => judgedCases(report).filter((one) => !isRight(one));

/**
 * What the build without words loses: the cases that only the normal build gets right, and whether they are too many.
 * Undefined where not both have run.
 * @param {import('./report-notes.mjs').ReportedSuite} report
 */
export function lossWithoutWords(report) {
  const right = judgedCases(report).filter(isRight);
  /** @param {string} build */
  const titlesOf = (build) => right.filter(({ browser }) => browser === build).map(({ title }) => title);
  const ran = distinct(judgedCases(report).map(({ browser }) => browser));
  if (![NORMAL, WORDLESS].every((build) => ran.includes(build))) return undefined;
  const wordless = new Set(titlesOf(WORDLESS));
  const normal = titlesOf(NORMAL);
  const titles = normal.filter((title) => !wordless.has(title));
  return { titles, isTooMuch: titles.length * CASES_PER_LOSS > normal.length };
}
