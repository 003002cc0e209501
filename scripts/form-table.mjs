/** The table of the form stacks, made from Playwright's report and the notes that the tests have left in it. Pure. */
import { noteOf, tableOf, testsOf } from './report-notes.mjs';

/** @typedef {import('./report-notes.mjs').ReportedTest} ReportedTest */
/** @typedef {import('./report-notes.mjs').ReportedSuite} ReportedSuite */
/**
 * @typedef {{ expected: number, accepted: number, turnedDown: number, missing: string[], surplus: string[], leaks:
 *   string[] }} Outcome
 */
/** One stack in one browser. @typedef {{ stack: string, browser: string, tests: ReportedTest[] }} Group */

const HEADINGS = [
  '',
  'stack',
  'browser',
  'accepted captured',
  'turned down captured',
  'missing values',
  'leaks',
  'also sent',
];

/** @param {ReportedTest[]} tests @returns {Group[]} */
function groupsOf(tests) {
  /** @type {Map<string, Group>} */
  const groups = new Map();
  for (const test of tests) {
    const stack = noteOf(test.annotations, 'stack');
    if (stack === undefined || test.status === 'skipped') continue;
    const key = `${stack}\n${test.projectName}`;
    const group = groups.get(key) ?? { stack, browser: test.projectName, tests: [] };
    group.tests.push(test);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** @param {ReportedTest} test @returns {Outcome[]} none where the test ended before its visit */
function outcomesOf({ annotations }) {
  const outcome = noteOf(annotations, 'outcome');
  return outcome === undefined ? [] : [JSON.parse(outcome)];
}

/** @param {string[]} lines */
const listed = (lines) => [...new Set(lines)].join('; ') || '-';

/** @param {Group} group */
function rowOf({ stack, browser, tests }) {
  const outcomes = tests.flatMap(outcomesOf);
  const expected = outcomes.reduce((total, outcome) => total + outcome.expected, 0);
  const accepted = outcomes.reduce((total, outcome) => total + outcome.accepted, 0);
  const turnedDown = outcomes.reduce((total, outcome) => total + outcome.turnedDown, 0);
  const faults = tests.flatMap(({ annotations }) => noteOf(annotations, 'page fault') ?? []);
  const mark = tests.every(({ status }) => status === 'expected') ? '✓' : '✗';
  if (faults.length > 0) return [mark, stack, browser, `the page failed: ${listed(faults)}`];
  if (outcomes.length < tests.length) return [mark, stack, browser, 'the test failed, see above'];
  const lists = [
    outcomes.flatMap(({ missing }) => missing),
    outcomes.flatMap(({ leaks }) => leaks),
    outcomes.flatMap(({ surplus }) => surplus),
  ];
  return [mark, stack, browser, `${accepted} of ${expected}`, String(turnedDown), ...lists.map(listed)];
}

/**
 * The table as lines of text: a row for each stack in each browser, whose mark says whether all of its tests passed.
 * @param {ReportedSuite} report
 * @returns {string[]}
 */
export function formTable(report) {
  return tableOf([HEADINGS, ...groupsOf(testsOf(report)).map(rowOf)]);
}
