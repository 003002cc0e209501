// @vitest-environment happy-dom
/** What the panel says of the installation. */
import { expect, test } from 'vitest';
import { anchorOf } from '../../src/causes/anchor';
import type { InstallationFacts, SnippetFacts } from '../../src/causes/facts';
import type { Finding } from '../../src/causes/find-causes';
import { installationPart } from '../../src/inspector/installation-part';
import { FACTS, knownOf, SNIPPET, without } from './support/installation';
import { createActs, draw, textsIn } from './support/parts';

const finding = (gravity: Finding['gravity']): Finding => ({
  cause: 'consent-pending',
  gravity,
  sentence: `It is a matter of ${gravity}`,
  remedy: 'Do this.',
});
const partOf = (facts: InstallationFacts | undefined, ...findings: Finding[]) =>
  installationPart(knownOf({ facts, findings }), createActs(), '1.2.3');

test('is still being looked at before the relay has answered', () => {
  expect(partOf(undefined)).toEqual({ title: 'Installation', note: 'is being looked at', content: [] });
});

test.each<[string, Finding['gravity'][]]>([
  ['works', []],
  ['works', ['note']],
  ['1 thing is wrong', ['costs leads', 'note']],
  ['2 things are wrong', ['stops leads', 'costs leads']],
])('%s with findings of the gravity %j', (note, gravities) => {
  expect(partOf(FACTS, ...gravities.map(finding)).note).toBe(note);
});

test.each<[string, string, Partial<InstallationFacts>]>([
  [
    'that leads get through once Driftrock has taken some',
    'Nothing is wrong. Leads of this page get through.',
    { relay: { ...FACTS.relay!, installation: { origin: 'allowed', source_id: 'allowed', delivery: 'working' } } },
  ],
  [
    'nothing of Driftrock before',
    'Nothing is wrong. Whether Driftrock takes the leads of this page, a test lead shows.',
    {},
  ],
])('promises %s', (_, said, facts) => {
  expect(textsIn(partOf({ ...FACTS, ...facts }), '.good')).toEqual([said]);
});

test('promises nothing where something is wrong', () => {
  expect(textsIn(partOf(FACTS, finding('costs leads')), '.good')).toEqual([]);
});

test.each<[Finding['gravity'], string]>([
  ['stops leads', 'card bad'],
  ['costs leads', 'card warn'],
  ['note', 'card faint'],
])('a finding that is a matter of %s is drawn as %s, with its remedy and where to read more', (gravity, drawn) => {
  const part = partOf(FACTS, finding(gravity));
  const card = draw(part).querySelector('li')!;
  expect(card.className).toBe(drawn);
  expect([...card.children].map(({ textContent }) => textContent)).toEqual([
    `It is a matter of ${gravity}.`,
    'Do this.',
    'More about this',
  ]);
  const link = card.querySelector('a')!;
  expect([link.href, link.target, link.rel]).toEqual([anchorOf('consent-pending'), '_blank', 'noopener']);
});

test('tells every option once, with who has given it', () => {
  const options: SnippetFacts['options'] = [
    ...SNIPPET.options,
    { name: 'sourceId', value: 's-1', from: 'tag' },
    { name: 'consent', value: 'pending', from: 'address of the tag' },
  ];
  expect(textsIn(partOf({ ...FACTS, snippet: { ...SNIPPET, options, sourceId: 's-1' } }), 'dt, dd')).toEqual([
    ...['Version', '1.2.3'],
    ...['Relay', 'https://relay.example.com/v2/event (from: relay that serves the file)'],
    ...['It answers', 'ready'],
    ...['Capture', 's-1 (from: tag)'],
    ...['Consent', 'pending (from: address of the tag)'],
    ...['Client id', 'none'],
    ...['personId', 'ada-7 (from: init)'],
  ]);
});

test("says that the relay's only capture is meant where nobody names one", () => {
  expect(textsIn(partOf(FACTS), 'dd')[3]).toBe("the relay's only one");
});

test('says that no relay is known, and that none was asked', () => {
  const facts = without({ ...FACTS, snippet: without({ ...SNIPPET, options: [] }, 'relay') }, 'relay');
  expect(textsIn(partOf(facts), 'dd').slice(1, 3)).toEqual(['none', 'not asked']);
});

test('has no table where no snippet runs', () => {
  expect(textsIn(partOf(without(FACTS, 'snippet')), 'dt')).toEqual([]);
});

test('looks again when it is asked', () => {
  const acts = createActs();
  draw(installationPart(knownOf({ facts: FACTS }), acts, ''))
    .querySelector('button')!
    .click();
  expect(acts.lookAgain).toHaveBeenCalledTimes(1);
});
