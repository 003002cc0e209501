/** What was seen -> the report as an object and as a text. */
import { describe, expect, test } from 'vitest';
import { anchorOf } from '../../src/causes/anchor';
import type { InstallationFacts, SnippetFacts } from '../../src/causes/facts';
import { exitCodeOf, reportOf, reportOfUnseen, type Seen } from '../../src/doctor/report';
import { textOf } from '../../src/doctor/report-text';
import type { Step } from '../../src/doctor/sent-lead';

const PAGE = 'https://www.example.com/landing';
const RELAY = 'https://relay.example.com/v2/event';
const SNIPPET: SnippetFacts = {
  isServed: true,
  unusable: [],
  options: [
    { name: 'relay', value: RELAY, from: 'tag' },
    { name: 'personId', value: 'p-1234', from: 'init' },
  ],
  relay: RELAY,
  sourceId: '42',
  consent: 'granted',
  waiting: 0,
  isPersistent: true,
};
const WORKING: InstallationFacts = {
  page: PAGE,
  origin: 'https://www.example.com',
  tags: [{ src: 'https://relay.example.com/driftrock.js' }],
  snippet: SNIPPET,
  failures: [],
  relay: { url: RELAY, state: 'ready', installation: { origin: 'allowed', source_id: 'allowed', delivery: 'working' } },
  clientId: 'found',
  frames: [{ origin: 'https://ads.example.net', isLarge: false }],
  forms: [
    {
      name: '#contact',
      isLead: true,
      rule: 'asks for an e-mail address',
      isShown: true,
      controls: [
        { name: 'E-mail', field: 'email' },
        { name: 'Password', leftOut: 'private' },
      ],
    },
    { name: '#search', isLead: false, rule: 'search', isShown: false, controls: [] },
  ],
  rejected: [],
  visit: { placeInHtml: 'tag', version: '0.1.0' },
};

const seen = (facts: Partial<InstallationFacts> = {}, more: Partial<Seen> = {}): Seen => ({
  url: PAGE,
  browser: 'Chrome 156',
  facts: { ...WORKING, ...facts },
  lines: [],
  isResting: true,
  ...more,
});

const LATE = { snippet: { ...SNIPPET, lateMs: 6_500 } };
const DENIED = { snippet: { ...SNIPPET, consent: 'denied' } } as const;
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
  });

  test('says where the address led, that the page was restless, and who adds the tag', () => {
    const visit = {};
    expect(reportOf(seen({ visit }, { url: 'http://example.com', isResting: false })).remarks).toEqual([
      `The address leads on to ${PAGE}, which was looked at.`,
      'The page did not come to rest, and was looked at as it was then.',
      'The tag is not in the HTML of the page: a script adds it, such as a tag manager.',
    ]);
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

describe('textOf', () => {
  test('is findings, installation, forms and the result', () => {
    expect(textOf(reportOf(seen(DENIED)))).toBe(
      `https://www.example.com/landing, seen in Chrome 156

problem Consent is denied, by a call of driftrock('consent') or init: no form is captured.
        Agree in the page's consent banner. If it shows that you have, let it call driftrock('consent', 'granted').
        ${anchorOf('consent-denied')}

Installation
  script     https://relay.example.com/driftrock.js, version 0.1.0
  relay      https://relay.example.com/v2/event (from: tag); it takes leads
  capture    42
  consent    denied
  client id  found

Forms
  #contact, lead form: asks for an e-mail address
    E-mail -> email
    Password: left out, private
  #search, no lead form: this is a search (not shown now)

No lead of this page gets through until that is put right.`,
    );
  });

  test('tells of a test lead step by step, of frames, and of what there is to know besides', () => {
    const frames = [{ origin: 'https://forms.example.net', isLarge: true, leadForm: 'unheard' }] as const;
    const testLead = {
      address: 'driftrock-test@example.com',
      eventId: 'event-1',
      steps: [
        { mark: 'ok', sentence: 'The form was sent' },
        { mark: 'problem', sentence: 'The relay answers HTTP 403', remedy: 'Look at its log.' },
      ] as Step[],
    };
    const text = textOf(
      reportOf(
        seen({ frames: [...frames] }, { testLead, isResting: false, screenshot: 'a.png', lines: ['Driftrock: x'] }),
      ),
    );
    expect(text).toContain('A frame of https://forms.example.net, with a lead form that nothing hears');
    expect(text).toContain(
      [
        ...['Test lead', 'ok      The form was sent.', 'problem The relay answers HTTP 403.'],
        ...['        Look at its log.', '        event_id event-1', ''],
        ...['The page did not come to rest, and was looked at as it was then.', 'The picture is in a.png.'],
        ...['The console says: Driftrock: x', '', 'Leads of this page get through, and not all of them.'],
      ].join('\n'),
    );
  });
});
