/** What the operator reads of a relay's facts. */
import { describe, expect, test } from 'vitest';
import { diagnose, verdictOf } from '../../../src/relay/health/diagnosis';
import type { Facts, Problem } from '../../../src/relay/health/problem';
import { AGO, down, facts, never, NOW, refusal } from '../support/facts';

const told = (given: Facts) => diagnose(given).map(({ sentence, hint }) => `${sentence}. ${hint}`);

describe('diagnose', () => {
  test('finds nothing where nothing is wrong', () => {
    expect(diagnose(facts())).toEqual([]);
  });

  test('gives a problem with all that a page and an alert need', () => {
    const journal = { refused: [refusal('origin', 'https://staging.example.com')] };
    expect(diagnose(facts({ journal }))).toEqual<Problem[]>([
      {
        cause: 'origin',
        detail: 'https://staging.example.com',
        since: AGO,
        count: 12,
        lastHour: 1,
        sentence: '12 leads were turned away from https://staging.example.com, an origin that is not allowed',
        hint: expect.stringContaining('add https://staging.example.com to RELAY_ORIGINS'),
        isBlocking: false,
      },
    ]);
  });

  test.each<[string, Parameters<typeof facts>[0], string, string]>([
    ['a full disk', { isReady: false }, 'The relay takes no leads', 'Make room on the disk of RELAY_SPOOL'],
    [
      'a full disk since then',
      { isReady: false, journal: { store: { ...never, failingSince: AGO } } },
      'The relay has taken no leads for 20 minutes',
      'leads wait in the browsers',
    ],
    ['a NATS that is down', { isReady: false, storeKind: 'nats' }, 'The relay takes no leads', 'NATS servers'],
    [
      'a refused key',
      {
        journal: { refusedKeys: [{ name: 'DRIFTROCK_API_KEY', since: AGO }] },
        store: { waiting: 17, dead: 0, oldestAt: AGO, paused: ['DRIFTROCK_API_KEY'] },
      },
      'Driftrock has refused the key DRIFTROCK_API_KEY for 20 minutes; 17 leads wait',
      'into DRIFTROCK_API_KEY, or into the file of DRIFTROCK_API_KEY_FILE',
    ],
    [
      'a key that was refused before the start',
      { store: { waiting: 1, dead: 0, oldestAt: AGO, paused: ['source a'] } },
      'Driftrock refuses the key source a; 1 lead waits',
      'DRIFTROCK_API_KEYS, or into its file, for source a',
    ],
    [
      'a Driftrock that is down',
      { upstream: down, store: { waiting: 2, dead: 0, oldestAt: AGO, paused: [] } },
      'Driftrock has taken no leads for 20 minutes: it does not answer in time (timeout); 2 leads wait',
      'Leads wait in the relay',
    ],
    [
      'a wrong address',
      { upstream: { ...down, reason: 'upstream: 404' } },
      'Driftrock has taken no leads',
      'Correct DRIFTROCK_API_URL',
    ],
    [
      'a name that is not found',
      { upstream: { ...down, reason: 'upstream: ENOTFOUND' } },
      'Driftrock has taken no leads',
      'Correct DRIFTROCK_API_URL',
    ],
    [
      'a Driftrock that is down, where nothing is kept',
      { upstream: down, storeKind: 'none', store: undefined },
      'Driftrock has taken no leads',
      'Leads wait in the browsers',
    ],
    [
      'a foreign capture',
      { journal: { refused: [refusal('capture', 'source-2', 1)] } },
      "1 lead was turned away for the capture source-2, which is not on the relay's list",
      'add source-2 to RELAY_SOURCE_IDS',
    ],
    [
      'a capture without a key',
      { journal: { refused: [refusal('capture', 'source-1')] } },
      'which has no API key',
      'DRIFTROCK_API_KEYS',
    ],
    ['no capture', { journal: { refused: [refusal('capture', '')] } }, 'name no capture', 'data-source-id'],
    ['a wrong path', { journal: { refused: [refusal('path', '/v2/events')] } }, 'from /v2/events', '/v2/event'],
    [
      'too many from one address',
      { journal: { refused: [refusal('rate', 'address')] } },
      'too many in a minute from one address',
      'RELAY_TRUSTED_PROXIES',
    ],
    [
      'too many for one capture',
      { journal: { refused: [refusal('rate', 'source_id')] } },
      'too many in a minute for one capture',
      'RELAY_RATE_PER_SOURCE',
    ],
    ['no event', { journal: { refused: [refusal('event', 'event_type')] } }, 'event_type is wrong', 'track'],
    ['an error of the relay', { journal: { refused: [refusal('relay', '')] } }, 'the relay itself', 'report'],
    [
      'a program',
      { journal: { refused: [refusal('origin', '')] } },
      '12 requests were turned away that came from no page',
      'a program',
    ],
    ['a file', { journal: { refused: [refusal('origin', 'null')] } }, 'a page without an address', 'a file'],
    [
      'what no browser writes',
      { journal: { refused: [refusal('origin', 'https://<b>', 1)] } },
      '1 request was turned away that named https://<b> as its page',
      'Nothing is to be done',
    ],
    ['many origins', { journal: { refused: [refusal('origin', undefined)] } }, 'many other pages', 'The log names'],
    [
      'pages of another version',
      { journal: { otherVersions: [{ name: '0.9.0', count: 7, lastHour: 2, firstAt: AGO, lastAt: NOW }] } },
      '7 requests of pages named version 0.9.0 of the script, which the relay does not have',
      'put the line under Install in its place',
    ],
    [
      'pages of many other versions',
      { journal: { otherVersions: [{ name: undefined, count: 1, lastHour: 1, firstAt: AGO, lastAt: NOW }] } },
      '1 request of pages named other versions of the script',
      'the browser refuses it',
    ],
    [
      'dead letters by their words',
      {
        journal: { rejected: [{ name: 'unknown capture', count: 2, lastHour: 2, firstAt: AGO, lastAt: NOW }] },
        store: { waiting: 0, dead: 2, oldestAt: undefined, paused: [] },
      },
      '2 leads were refused by Driftrock for good, in these words: unknown capture',
      'driftrock-relay dead list',
    ],
    [
      'dead letters from before',
      { store: { waiting: 0, dead: 1, oldestAt: undefined, paused: [] } },
      '1 lead was given up to you, as dead letters',
      'driftrock-relay dead retry --all',
    ],
    [
      'events that wait for long',
      { store: { waiting: 3, dead: 0, oldestAt: AGO, paused: [] } },
      '3 leads wait, the oldest for 20 minutes',
      'RELAY_CONCURRENCY',
    ],
    [
      'silence',
      { journal: { script: never, page: never } },
      'No page has sent a lead since the relay started 20 minutes ago',
      'No page has got the script from here either',
    ],
    [
      'silence of a page that has the script',
      { journal: { page: never } },
      'No page has sent a lead since the relay started 20 minutes ago',
      'Consent may be pending or denied',
    ],
  ])('names %s, and what to do', (_, given, sentence, hint) => {
    const [first] = told(facts(given));
    expect(first).toContain(sentence);
    expect(first).toContain(hint);
    expect(told(facts(given))).toHaveLength(1);
  });

  test.each<[string, Parameters<typeof facts>[0]]>([
    [
      'a refused key, by an upstream that fails',
      {
        journal: { refusedKeys: [{ name: 'DRIFTROCK_API_KEY', since: AGO }] },
        upstream: { ...down, isKeyRefused: true },
      },
    ],
    [
      'an upstream that fails, by what waits',
      { upstream: down, store: { waiting: 2, dead: 0, oldestAt: AGO, paused: [] } },
    ],
    ['a full store, by what it has turned away', { isReady: false, journal: { refused: [refusal('store', '')] } }],
  ])('does not tell %s, a second time', (_, given) => {
    expect(diagnose(facts(given))).toHaveLength(1);
  });

  test('tells no dead letters that were sent again or erased', () => {
    const rejected = [{ name: 'unknown capture', count: 2, lastHour: 2, firstAt: AGO, lastAt: NOW }];
    expect(diagnose(facts({ journal: { rejected } }))).toEqual([]);
  });

  test('puts first what lets no lead through, and then the graver', () => {
    const journal = {
      refused: [refusal('rate', 'address', 99), refusal('path', '/v2/events'), refusal('origin', 'a')],
    };
    expect(diagnose(facts({ upstream: down, journal })).map(({ cause }) => cause)).toEqual([
      'upstream',
      'origin',
      'path',
      'rate',
    ]);
  });

  test('takes pages that are turned away for blocking until a lead has come', () => {
    const refused = [refusal('origin', 'https://a.example'), refusal('origin', ''), refusal('event', 'event_type')];
    const blocking = (given: Facts) =>
      diagnose(given)
        .filter(({ isBlocking }) => isBlocking)
        .map(({ detail }) => detail);
    expect(blocking(facts({ journal: { refused, page: never } }))).toEqual(['https://a.example']);
    expect(blocking(facts({ journal: { refused } }))).toEqual([]);
  });

  test('takes a refused key for blocking unless another one works', () => {
    const journal = { refusedKeys: [{ name: 'source a', since: AGO }] };
    const isBlocking = (answeredAt: number | undefined) =>
      diagnose(facts({ journal, upstream: { answeredAt } })).map((problem) => problem.isBlocking);
    expect([AGO - 1, AGO + 1, undefined].map(isBlocking)).toEqual([[true], [false], [true]]);
  });
});

describe('verdictOf', () => {
  test.each<[string, Parameters<typeof facts>[0]]>([
    ['working', {}],
    ['quiet', { journal: { page: never } }],
    ['attention', { journal: { refused: [refusal('rate', 'address')] } }],
    ['broken', { isReady: false }],
  ])('%s', (verdict, given) => {
    expect(verdictOf(diagnose(facts(given)))).toBe(verdict);
  });
});
