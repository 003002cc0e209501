/** What the operator reads of a relay's facts. */
import { describe, expect, test } from 'vitest';
import { diagnose, verdictOf } from '../../../src/relay/health/diagnosis';
import type { Problem } from '../../../src/relay/health/problem';
import { AGO, type Differing, down, facts, never, NOW, refusal } from '../support/facts';

const causesOf = (given: Differing) => diagnose(facts(given)).map(({ cause }) => cause);

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

  test.each<[string, Differing]>([
    ['store', { isReady: false }],
    ['key', { journal: { refusedKeys: [{ name: 'DRIFTROCK_API_KEY', since: AGO }] } }],
    ['upstream', { upstream: down }],
    ['origin', { journal: { refused: [refusal('origin', 'https://staging.example.com')] } }],
    ['version', { journal: { otherVersions: [{ name: '0.9.0', count: 7, lastHour: 2, firstAt: AGO, lastAt: NOW }] } }],
    ['dead', { store: { waiting: 0, dead: 1, oldestAt: undefined, paused: [] } }],
    ['backlog', { store: { waiting: 3, dead: 0, oldestAt: AGO, paused: [] } }],
    ['silence', { journal: { page: never } }],
  ])('looks for the cause %s', (cause, given) => {
    expect(causesOf(given)).toEqual([cause]);
  });

  test.each<[string, Differing]>([
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

  test('puts first what lets no lead through, and then the graver', () => {
    const journal = {
      refused: [refusal('rate', 'address', 99), refusal('path', '/v2/events'), refusal('origin', 'a')],
    };
    expect(causesOf({ upstream: down, journal })).toEqual(['upstream', 'origin', 'path', 'rate']);
  });
});

describe('verdictOf', () => {
  test.each<[string, Differing]>([
    ['working', {}],
    ['quiet', { journal: { page: never } }],
    ['attention', { journal: { refused: [refusal('rate', 'address')] } }],
    ['broken', { isReady: false }],
  ])('%s', (verdict, given) => {
    expect(verdictOf(diagnose(facts(given)))).toBe(verdict);
  });
});
