/** What is wrong with an installation, the gravest first. */
import { describe, expect, test } from 'vitest';
import { type Cause, CAUSES } from '../../src/causes/causes';
import type {
  FormFacts,
  InstallationFacts,
  LoadFailure,
  SnippetFacts,
  TagFacts,
  VisitFacts,
} from '../../src/causes/facts';
import { findCauses, inNumbers, inWords } from '../../src/causes/find-causes';

const ORIGIN = 'https://www.example.com';
const RELAY = 'https://relay.example.com/v2/event';
const SCRIPT = 'https://relay.example.com/driftrock.js';

const TAG: TagFacts = { src: SCRIPT };
const SNIPPET: SnippetFacts = {
  isServed: true,
  unusable: [],
  misspelt: [],
  options: [{ name: 'relay', value: RELAY, from: 'relay that serves the file' }],
  relay: RELAY,
  consent: 'granted',
  waiting: 0,
  isPersistent: true,
};
const FORM: FormFacts = {
  name: '#contact',
  isLead: true,
  rule: 'asks for an e-mail address',
  isShown: true,
  controls: [],
};
const SEARCH: FormFacts = { ...FORM, name: '#search', isLead: false, rule: 'search' };
const ASKS_NOTHING: FormFacts = { ...FORM, isLead: false, rule: 'no contact' };
const NOT_CHOSEN: FormFacts = { ...FORM, isLead: false, rule: 'not chosen' };
const BRACES = { name: 'relay', problem: 'relay is {{Relay}}', expected: 'the https URL of your relay' };
const RELAY_URL = { name: 'relay', given: 'data-relay-url', meant: 'data-relay' };
const VISIT: VisitFacts = {};
const FRAME = { origin: 'https://forms.example.net', isLarge: true };

/** The facts of an installation that works, but for these. */
const factsWith = (more: Partial<InstallationFacts>): InstallationFacts => ({
  page: `${ORIGIN}/landing`,
  origin: ORIGIN,
  tags: [TAG],
  snippet: SNIPPET,
  failures: [],
  relay: { url: RELAY, state: 'ready', installation: { origin: 'allowed', source_id: 'allowed', delivery: 'working' } },
  clientId: 'found',
  frames: [],
  forms: [FORM],
  rejected: [],
  ...more,
});

/** The facts of a page on which no snippet runs. */
const factsWithout = (more: Partial<InstallationFacts>): InstallationFacts => {
  const facts = factsWith(more);
  delete facts.snippet;
  delete facts.relay;
  return facts;
};

const namesOf = (facts: InstallationFacts) => findCauses(facts).map(({ cause }) => cause);

const failed = (by: LoadFailure['by'], file: LoadFailure['file'] = 'snippet'): LoadFailure => ({
  file,
  url: file === 'relay' ? RELAY : SCRIPT,
  by,
  ...(by === 'status' && { status: 404 }),
});

const behind = (more: object): Partial<InstallationFacts> => ({
  relay: { url: RELAY, state: 'ready', installation: { origin: 'allowed', source_id: 'allowed', ...more } },
});
const snippetWith = (more: Partial<SnippetFacts>): Partial<InstallationFacts> => ({ snippet: { ...SNIPPET, ...more } });

test('finds nothing in an installation that works', () => {
  expect(findCauses(factsWith({}))).toEqual([]);
});

describe('where no snippet runs', () => {
  test.each<[string, Partial<InstallationFacts>]>([
    ['tag-missing', { tags: [] }],
    ['tag-missing', { tags: [], visit: VISIT }],
    ['tag-removed', { tags: [], visit: { placeInHtml: 'tag' } }],
    ['tag-not-added', { tags: [], visit: { placeInHtml: 'script' } }],
    ['tag-inert', { tags: [], visit: { placeInHtml: 'comment' } }],
    ['tag-inert', { tags: [], visit: { placeInHtml: 'text' } }],
    ['tag-inert', { visit: { script: 'not asked for' } }],
    ['tag-in-frame', { tags: [], visit: { frameWithTag: { url: `${ORIGIN}/footer`, hasAllLeadForms: false } } }],
    ['form-in-frame', { tags: [], visit: { frameWithTag: { url: `${ORIGIN}/form`, hasAllLeadForms: true } } }],
    ['script-not-run', { visit: { script: 'came' } }],
    ['script-unreachable', { visit: { script: 'did not come' } }],
    ['tag-held-back', { tags: [{ src: SCRIPT, heldBackBy: 'its type is text/plain' }] }],
    ['script-policy', { failures: [failed('policy')] }],
    ['script-blocked', { failures: [failed('browser')] }],
    ['script-refused', { failures: [failed('status')] }],
    ['script-refused', { failures: [failed('type')] }],
    ['script-changed', { failures: [failed('integrity')] }],
    ['script-unreachable', { failures: [failed('network')] }],
    ['script-unreachable', {}],
  ])('finds %s in %j', (cause, more) => {
    expect(namesOf(factsWithout(more))[0]).toBe(cause);
  });
});

describe('where it runs', () => {
  test.each<[string, Partial<InstallationFacts>]>([
    ['relay-policy', { failures: [failed('policy', 'relay')], relay: { url: RELAY, state: 'silent' } }],
    ['relay-blocked', { failures: [failed('browser', 'relay')], relay: { url: RELAY, state: 'silent' } }],
    ['relay-unreachable', { relay: { url: RELAY, state: 'silent' } }],
    ['relay-kept-away', { relay: { url: RELAY, state: 'kept away' } }],
    ['relay-foreign', { relay: { url: RELAY, state: 'foreign' } }],
    ['relay-not-ready', { relay: { url: RELAY, state: 'not ready' } }],
    ['origin-refused', behind({ origin: 'refused' })],
    ['source-missing', behind({ source_id: 'missing' })],
    ['source-refused', behind({ source_id: 'refused' })],
    ['key-refused', behind({ delivery: 'key refused' })],
    ['upstream-failing', behind({ delivery: 'failing' })],
    ['consent-denied', snippetWith({ consent: 'denied' })],
    ['consent-pending', snippetWith({ consent: 'pending' })],
    ['form-missing', { forms: [] }],
    ['form-without-contact', { forms: [ASKS_NOTHING] }],
    ['form-excluded', { forms: [SEARCH] }],
    ['forms-unchosen', { forms: [NOT_CHOSEN] }],
    ['form-foreign', { forms: [], frames: [FRAME] }],
    ['form-foreign', { forms: [SEARCH], frames: [FRAME] }],
    ['tag-late', snippetWith({ lateMs: 6_500 })],
    ['builders-blocked', { failures: [failed('network', 'form builders')] }],
    ['lead-rejected', { rejected: ['fields.email is invalid'] }],
    ['script-old', { visit: { ...VISIT, version: '0.1.0', currentVersion: '0.2.0' } }],
    ['storage-blocked', snippetWith({ isPersistent: false })],
    ['client-id-missing', { clientId: 'none' }],
    ['client-id-withheld', { clientId: 'denied by Consent Mode' }],
    ['client-id-withheld', { clientId: 'denied by Global Privacy Control' }],
    ['forms-none', { forms: [NOT_CHOSEN], ...snippetWith({ forms: 'none' }) }],
    ['form-ignored', { forms: [{ ...FORM, isLead: false, rule: 'ignored' }] }],
    ['form-foreign', { frames: [{ ...FRAME, leadForm: 'unheard' }] }],
    ['form-without-contact', { forms: [ASKS_NOTHING], frames: [FRAME] }],
    ['source-unnamed', snippetWith({ isServed: false })],
    ['option-unusable', snippetWith({ unusable: [BRACES] })],
    ['option-misspelt', snippetWith({ misspelt: [RELAY_URL] })],
  ])('finds %s in %j', (cause, more) => {
    expect(namesOf(factsWith(more))).toEqual(expect.arrayContaining([cause]));
    expect(namesOf(factsWith(more))[0]).toBe(cause);
  });

  test('a script of the version that its relay serves is not old', () => {
    const versions = { version: '0.2.0', currentVersion: '0.2.0' };
    expect(namesOf(factsWith({ visit: { ...VISIT, ...versions } }))).toEqual([]);
  });

  test('takes attributes that are gone for the cause of a missing relay', () => {
    const facts = factsWith({ snippet: { ...SNIPPET }, tags: [{ src: '/driftrock.js' }] });
    delete facts.snippet!.relay;
    delete facts.relay;
    expect(namesOf(facts)).toEqual(['relay-missing']);
  });

  test.each<[string, TagFacts[], string]>([
    [
      'captures',
      [
        { src: SCRIPT, sourceId: '42' },
        { src: SCRIPT, sourceId: '43' },
      ],
      'capture 42 counts, capture 43 does',
    ],
    [
      'relays',
      [TAG, { src: SCRIPT, relay: 'https://old.example/v2/event' }],
      `relay ${RELAY} counts, relay https://old`,
    ],
    ['relays by their files', [TAG, { src: 'https://old.example/driftrock.js' }], 'relay https://old.example/v2/event'],
  ])('two tags that name different %s come first', (_, tags, words) => {
    const [first] = findCauses(
      factsWith({ tags, snippet: { ...SNIPPET, sourceId: '42' }, relay: { url: RELAY, state: 'silent' } }),
    );
    expect(first).toMatchObject({ cause: 'tags-disagree', sentence: expect.stringContaining(words) });
  });

  test('two tags that agree, and a single one that init overrules, are no mistake', () => {
    expect(namesOf(factsWith({ tags: [TAG, TAG] }))).toEqual([]);
    expect(namesOf(factsWith({ tags: [{ ...TAG, relay: 'https://old.example/v2/event' }] }))).toEqual([]);
  });

  test('a form that nobody can see is told of only where there is nothing else', () => {
    const hidden = { ...SEARCH, isShown: false };
    expect(namesOf(factsWith({ forms: [hidden, ASKS_NOTHING] }))).toEqual(['form-without-contact']);
    expect(namesOf(factsWith({ forms: [hidden] }))).toEqual(['form-excluded']);
  });

  test('a lead form among others is enough', () => {
    expect(namesOf(factsWith({ forms: [SEARCH, ASKS_NOTHING, FORM], frames: [FRAME] }))).toEqual([]);
  });

  test('the gravest come first, whatever was met first', () => {
    const found = namesOf(factsWith({ ...snippetWith({ lateMs: 9_000, consent: 'denied' }), clientId: 'none' }));
    expect(found).toEqual(['consent-denied', 'tag-late', 'client-id-missing']);
  });
});

test('each cause is whole: no placeholder is left in its words', () => {
  for (const [name, { example }] of Object.entries(CAUSES) as [keyof typeof CAUSES, Cause][]) {
    const { sentence, remedy } = inWords(name, example);
    expect(inNumbers(name, 1, example)).toMatch(/^(1 (lead|request) was [^{}]*[^.])?$/);
    expect(sentence).toMatch(/^[A-Z{h][^{}]*[^.]$/);
    expect(remedy).toMatch(/^(driftrock-relay|[A-Z])[^{}]*\.$/);
  }
});
