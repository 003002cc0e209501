/** A report -> the text that a person reads. */
import { describe, expect, test } from 'vitest';
import { anchorOf } from '../../src/causes/anchor';
import type { FrameFacts, InstallationFacts, SnippetFacts } from '../../src/causes/facts';
import { reportOf, reportOfUnseen } from '../../src/doctor/report';
import { textOf } from '../../src/doctor/report-text';
import type { Step } from '../../src/doctor/sent-lead';
import { CAUSES } from '../../src/causes/causes';
import { DENIED, PAGE, RELAY, seen, SNIPPET } from './support/seen';

describe('textOf', () => {
  test('is findings, installation, forms and the result', () => {
    expect(textOf(reportOf(seen(DENIED)))).toBe(
      `https://www.example.com/landing, seen in Chrome 156

problem Consent is denied, by a call of driftrock('consent') or init: no form is captured.
        ${CAUSES['consent-denied'].remedy}
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

  test('says of a page that did not open why, and no more', () => {
    expect(textOf(reportOfUnseen(PAGE, 'Chrome 156', 'HTTP 404')).split('\n')).toEqual([
      `${PAGE}, seen in Chrome 156`,
      '',
      'problem The page does not open: HTTP 404.',
      expect.stringMatching(/^ {8}\S/),
      `        ${anchorOf('page-unreachable')}`,
      '',
      'The page could not be looked at.',
    ]);
  });

  test('has no installation where no snippet runs', () => {
    const { facts } = seen();
    delete facts.snippet;
    expect(textOf(reportOf(seen({}, { facts })))).not.toContain('Installation');
  });

  test('marks what costs leads as a warning, and what costs none as a note', () => {
    const late = { snippet: { ...SNIPPET, lateMs: 6_500 }, clientId: 'none' } as const;
    const marks = textOf(reportOf(seen(late))).match(/^(problem|warning|note)/gm);
    expect(marks).toEqual(['warning', 'note']);
  });

  test.each<[string, Partial<InstallationFacts>]>([
    ['script     in a bundle, version 0.1.0', { tags: [{ src: '' }] }],
    ['script     in a bundle, version 0.1.0', { tags: [] }],
    ['script     https://relay.example.com/driftrock.js\n', { visit: {} }],
    [
      'script     https://relay.example.com/driftrock.js, version 0.1.0, 6.5 s after the page\n',
      { snippet: { ...SNIPPET, lateMs: 6_500 } },
    ],
    ['(from: tag); it takes leads\n', {}],
    ['(from: tag); it takes no leads now\n', { relay: { url: RELAY, state: 'not ready' } }],
    ['(from: tag); it is no relay\n', { relay: { url: RELAY, state: 'foreign' } }],
    ['(from: tag); it does not answer\n', { relay: { url: RELAY, state: 'silent' } }],
    ['(from: tag); it does not answer this page\n', { relay: { url: RELAY, state: 'kept away' } }],
  ])('says of the installation: %s', (line, facts) => {
    expect(textOf(reportOf(seen(facts)))).toContain(line);
  });

  test('tells every option once, with who has given it', () => {
    const options: SnippetFacts['options'] = [
      { name: 'sourceId', value: '42', from: 'tag' },
      { name: 'consent', value: 'granted', from: 'address of the tag' },
      { name: 'eventName', value: 'Asked us', from: 'init' },
    ];
    expect(textOf(reportOf(seen({ snippet: { ...SNIPPET, options } })))).toContain(`
  capture    42 (from: tag)
  consent    granted (from: address of the tag)
  client id  found
  eventName  Asked us (from: init)

`);
  });

  test('says that no relay is known', () => {
    const { facts } = seen({ snippet: { ...SNIPPET, options: [] } });
    delete facts.relay;
    delete facts.snippet!.relay;
    expect(textOf(reportOf(seen({}, { facts })))).toContain('  relay      none\n');
  });

  test.each<[string, FrameFacts]>([
    ['with a lead form that the tag in it hears', { origin: 'https://a.example', isLarge: false, leadForm: 'heard' }],
    ['with a lead form that nothing hears', { origin: 'https://a.example', isLarge: false, leadForm: 'unheard' }],
    ['without a lead form', { origin: 'https://a.example', isLarge: true, leadForm: 'none' }],
    ['into which the page cannot look', { origin: 'https://a.example', isLarge: true }],
  ])('tells of a frame %s', (words, frame) => {
    expect(textOf(reportOf(seen({ frames: [frame] })))).toContain(`\n  A frame of https://a.example, ${words}\n`);
  });

  test.each<[string, FrameFacts]>([
    ['without a lead form', { origin: 'https://a.example', isLarge: false, leadForm: 'none' }],
    ['into which nobody looked', { origin: 'https://a.example', isLarge: false }],
  ])('has no word for a small frame %s', (_, frame) => {
    expect(textOf(reportOf(seen({ frames: [frame] })))).not.toContain('A frame of');
  });

  test('says that there is no form, and of a control without a field why or nothing', () => {
    expect(textOf(reportOf(seen({ forms: [], frames: [] })))).toContain('\nForms\n  none\n');
    const form = { name: '#a', isLead: false, rule: 'a rule without words', isShown: true };
    const forms = [{ ...form, controls: [{ name: 'x' }, { name: 'PIN', leftOut: 'private' }] }];
    expect(textOf(reportOf(seen({ forms })))).toContain(
      '\n  #a, no lead form: a rule without words\n    x: left out\n    PIN: left out, private\n',
    );
  });
});
