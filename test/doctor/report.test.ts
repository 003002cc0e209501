/** What was seen -> the report. */
import { describe, expect, test } from 'vitest';
import { exitCodeOf, reportOf, reportOfUnseen } from '../../src/doctor/report';
import type { Step } from '../../src/doctor/sent-lead';
import { DENIED, PAGE, RELAY, seen, SNIPPET } from './support/seen';

const LATE = { snippet: { ...SNIPPET, lateMs: 6_500 } };
const sent = (...steps: Step[]) => ({ testLead: { address: 'driftrock-test@example.com', steps } });

describe('reportOf', () => {
  test.each([
    ['works', 0, {}, {}, 'Nothing is wrong: leads of this page get through.'],
    ['works', 0, { clientId: 'none' }, {}, 'Nothing is wrong: leads of this page get through.'],
    ['loses leads', 1, LATE, {}, 'Leads of this page get through, and not all of them.'],
    ['brings no leads', 1, DENIED, {}, 'No lead of this page gets through until that is put right.'],
    [
      'works',
      0,
      {},
      sent({ mark: 'ok', sentence: 'There' }),
      'Nothing is wrong: the test lead has got through to Driftrock.',
    ],
    [
      'works',
      0,
      {},
      sent({ mark: 'unknown', sentence: 'Who knows' }),
      'Nothing is wrong: leads of this page get through.',
    ],
    [
      'test lead lost',
      1,
      {},
      sent({ mark: 'problem', sentence: 'Refused' }),
      'Nothing is wrong with the installation, and yet the test lead has not got through.',
    ],
  ] as const)('%s, exit code %i: %j', (result, code, facts, more, sentence) => {
    const report = reportOf(seen(facts, more));
    expect(report).toMatchObject({ result, sentence });
    expect(exitCodeOf(report)).toBe(code);
  });

  test('promises nothing of Driftrock where the relay has tried nothing yet', () => {
    const relay = { url: RELAY, state: 'ready', installation: { origin: 'allowed', source_id: 'allowed' } } as const;
    expect(reportOf(seen({ relay })).sentence).toContain('Whether Driftrock takes its leads, --send shows.');
    const more = sent({ mark: 'unknown', sentence: 'Who knows' });
    expect(reportOf(seen({ relay }, more)).sentence).toContain('has taken the test lead is not known.');
  });

  test('says where the address led, that the page was restless, and who adds the tag', () => {
    const visit = {};
    expect(reportOf(seen({ visit }, { url: 'http://example.com', isResting: false })).remarks).toEqual([
      `The address leads on to ${PAGE}, which was looked at.`,
      'The page did not come to rest, and was looked at as it was then.',
      'The tag is not in the HTML of the page: a script adds it, such as a tag manager.',
      expect.stringContaining('ad blocker'),
    ]);
  });

  test('says what it cannot see only where nothing else is wrong', () => {
    const remarksOf = (facts: Parameters<typeof seen>[0]) => reportOf(seen(facts)).remarks.join();
    expect(remarksOf({})).toContain('ad blocker');
    expect(remarksOf({ forms: [] })).not.toContain('ad blocker');
  });

  test("keeps the product's own lines of the console, and no id of a person", () => {
    const lines = ['Driftrock: relay is missing; set it', 'Uncaught ada@example.com'];
    const report = reportOf(seen({}, { lines }));
    expect(report.console).toEqual(['Driftrock: relay is missing; set it']);
    expect(JSON.stringify(report)).not.toMatch(/p-1234|ada@/);
  });

  test('of a page that did not open has the reason, and exit code 2', () => {
    const report = reportOfUnseen(PAGE, 'Chrome 156', 'HTTP 404');
    expect(report).toMatchObject({ result: 'not seen', findings: [{ sentence: 'The page does not open: HTTP 404' }] });
    expect(exitCodeOf(report)).toBe(2);
  });
});
