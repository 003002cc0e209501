/** What the operator reads of what pages send, and of what Driftrock has refused. */
import { describe, expect, test } from 'vitest';
import { findDead, findOtherVersions, findRefused, findSilence } from '../../../src/relay/health/lead-problems';
import { AGO, type Differing, facts, never, NOW, refusal } from '../support/facts';

const counted = (name: string | undefined, count: number) => ({ name, count, lastHour: 1, firstAt: AGO, lastAt: NOW });

describe('findRefused', () => {
  const find = (refused: ReturnType<typeof refusal>[], more: NonNullable<Differing['journal']> = {}) =>
    findRefused(facts({ journal: { refused, ...more } }));

  test('tells each cause and detail, with how often and since when', () => {
    expect(find([refusal('capture', 'source-2', 3), refusal('origin', undefined)])).toEqual([
      {
        cause: 'capture',
        detail: 'source-2',
        since: AGO,
        count: 3,
        lastHour: 1,
        sentence: expect.stringContaining('the capture source-2'),
        hint: expect.stringContaining('RELAY_SOURCE_IDS'),
        isBlocking: false,
      },
      expect.objectContaining({ cause: 'origin', detail: '*', count: 12 }),
    ]);
  });

  test("knows the relay's captures: one of its own lacks a key", () => {
    expect(find([refusal('capture', 'source-1')])[0]?.sentence).toContain('has no API key');
  });

  test.each(['store', 'upstream'] as const)('leaves %s to the problem of that name', (cause) => {
    expect(find([refusal(cause, '')])).toEqual([]);
  });

  test.each([
    [true, 'a page', refusal('origin', 'https://a.example')],
    [true, 'a capture', refusal('capture', 'source-2')],
    [true, 'a path', refusal('path', '/v2/events')],
    [false, 'a program', refusal('origin', '')],
    [false, 'a file', refusal('origin', 'null')],
    [false, 'many pages', refusal('origin', undefined)],
    [false, 'no event', refusal('event', 'event_type')],
    [false, 'too many', refusal('rate', 'address')],
  ])('before the first lead, blocking is %s for %s', (isBlocking, _, refused) => {
    expect(find([refused], { page: never })).toEqual([expect.objectContaining({ isBlocking })]);
    expect(find([refused])).toEqual([expect.objectContaining({ isBlocking: false })]);
  });
});

describe('findOtherVersions', () => {
  test.each([
    ['0.9.0', 7, '0.9.0', '7 requests of pages named version 0.9.0 of the script, which the relay does not have'],
    [undefined, 1, '*', '1 request of pages named other versions of the script, which the relay does not have'],
  ])('tells of the version %s', (name, count, detail, sentence) => {
    expect(findOtherVersions(facts({ journal: { otherVersions: [counted(name, count)] } }))).toEqual([
      {
        cause: 'version',
        detail,
        since: AGO,
        count,
        lastHour: 1,
        sentence,
        hint: expect.stringContaining('put the line under Install in its place'),
        isBlocking: false,
      },
    ]);
  });
});

describe('findDead', () => {
  const rejected = [counted('unknown capture', 2), counted(undefined, 1)];
  const find = (dead: number, more: Differing = {}) =>
    findDead(facts({ store: { waiting: 0, dead, oldestAt: undefined, paused: [] }, journal: { rejected }, ...more }));

  test("tells dead letters by Driftrock's words, and the way on", () => {
    expect(find(3)).toEqual([
      {
        cause: 'dead',
        detail: 'unknown capture',
        since: AGO,
        count: 2,
        lastHour: 1,
        sentence: '2 leads were refused by Driftrock for good, in these words: unknown capture',
        hint: expect.stringContaining('driftrock-relay dead list'),
        isBlocking: false,
      },
      expect.objectContaining({
        detail: '*',
        sentence: '1 lead was refused by Driftrock for good, for several reasons',
      }),
    ]);
  });

  test.each([
    [4, 1, '1 lead was given up to you, as dead letters'],
    [8, 5, '5 leads were given up to you, as dead letters'],
  ])('of %i dead letters, tells %i that were not counted since the start', (dead, count, sentence) => {
    expect(find(dead).at(-1)).toEqual({
      cause: 'dead',
      detail: '',
      since: undefined,
      count,
      lastHour: 0,
      sentence,
      hint: expect.stringContaining('driftrock-relay dead retry --all'),
      isBlocking: false,
    });
  });

  test('tells none that were sent again or erased', () => {
    expect(find(0)).toEqual([]);
  });

  test('tells nothing of dead letters while the store cannot be asked', () => {
    expect(find(0, { store: undefined })).toEqual([]);
  });

  test('where nothing is kept, tells the words alone, without a command', () => {
    const found = find(0, { storeKind: 'none', store: undefined });
    expect(found.map(({ detail, hint }) => [detail, hint])).toEqual([
      ['unknown capture', 'Correct what the words say, on the page or in Driftrock.'],
      ['*', 'Correct what the words say, on the page or in Driftrock.'],
    ]);
  });
});

describe('findSilence', () => {
  test.each<[string, NonNullable<Differing['journal']>, string]>([
    ['no page has got the script', { script: never, page: never }, 'No page has got the script from here either'],
    ['a page has the script', { page: never }, 'Consent may be pending or denied'],
  ])('tells what to look at where %s', (_, journal, hint) => {
    expect(findSilence(facts({ journal }))).toEqual([
      {
        cause: 'silence',
        detail: '',
        since: AGO,
        count: 0,
        lastHour: 0,
        sentence: 'No page has sent a lead since the relay started 20 minutes ago',
        hint: expect.stringContaining(hint),
        isBlocking: false,
      },
    ]);
  });

  test.each<[string, NonNullable<Differing['journal']>]>([
    ['a lead has come', {}],
    ['something was refused, which is told as such', { page: never, refused: [refusal('event', 'event_type')] }],
  ])('finds nothing once %s', (_, journal) => {
    expect(findSilence(facts({ journal }))).toEqual([]);
  });
});
