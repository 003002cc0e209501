/** What the operator reads of the store, the keys and Driftrock itself. */
import { describe, expect, test } from 'vitest';
import { findBacklog, findKeys, findStore, findUpstream } from '../../../src/relay/health/delivery-problems';
import { AGO, type Differing, down, facts, MINUTE_MS, never, NOW } from '../support/facts';

const KEY = 'DRIFTROCK_API_KEY';
const status = (more: object = {}) => ({ waiting: 0, dead: 0, oldestAt: undefined, paused: [], ...more });

describe('findStore', () => {
  test('finds nothing while events are taken', () => {
    expect(findStore(facts())).toEqual([]);
  });

  test('tells since when no lead has been taken', () => {
    const given = facts({ isReady: false, journal: { store: { ...never, failingSince: AGO } } });
    expect(findStore(given)).toEqual([
      {
        cause: 'store',
        detail: '',
        since: AGO,
        count: 0,
        lastHour: 0,
        sentence: 'The relay has taken no leads for 20 minutes',
        hint: expect.stringContaining('leads wait in the browsers for up to 7 days'),
        isBlocking: true,
      },
    ]);
  });

  test.each([
    ['folder', 'Make room on the disk of RELAY_SPOOL'],
    ['nats', 'See that the NATS servers of RELAY_SPOOL run'],
    ['none', 'start it again'],
  ] as const)('says what to do about a store of the kind %s before anything was refused', (storeKind, hint) => {
    expect(findStore(facts({ isReady: false, storeKind }))).toEqual([
      expect.objectContaining({
        since: undefined,
        sentence: 'The relay takes no leads',
        hint: expect.stringContaining(hint),
      }),
    ]);
  });
});

describe('findKeys', () => {
  const find = (given: Differing) => findKeys(facts(given));
  const refused = (name: string) => ({ refusedKeys: [{ name, since: AGO }] });

  test('finds nothing while no key is refused', () => {
    expect(find({})).toEqual([]);
  });

  test.each<[string, Differing, string, string]>([
    [
      'the only key',
      { journal: refused(KEY), store: status({ waiting: 17, oldestAt: AGO, paused: [KEY] }) },
      `Driftrock has refused the key ${KEY} for 20 minutes; 17 leads wait`,
      `into ${KEY}, or into the file of DRIFTROCK_API_KEY_FILE, and start`,
    ],
    [
      'the key of a capture, from before the start',
      { store: status({ waiting: 1, oldestAt: AGO, paused: ['source a'] }) },
      'Driftrock refuses the key source a; 1 lead waits',
      'into DRIFTROCK_API_KEYS, or into its file, for source a and start',
    ],
    [
      'a key that nothing waits for',
      { journal: refused('source a') },
      'Driftrock has refused the key source a for 20 minutes',
      'for source a',
    ],
    [
      'a key where nothing is kept',
      { journal: refused('source a'), storeKind: 'none', store: undefined },
      'Driftrock has refused the key source a for 20 minutes',
      'for source a',
    ],
  ])('names %s once, and where to put another one', (_, given, sentence, hint) => {
    expect(find(given)).toEqual([expect.objectContaining({ sentence, hint: expect.stringContaining(hint) })]);
  });

  test('names each refused key', () => {
    const given = { journal: refused('source a'), store: status({ paused: ['source a', 'source b'] }) };
    expect(find(given).map(({ detail, since }) => [detail, since])).toEqual([
      ['source a', AGO],
      ['source b', undefined],
    ]);
  });

  test.each([
    ['nothing has ever been answered', true, undefined],
    ['the last answer is from before', true, AGO - 1],
    ['Driftrock has taken an event at that moment', false, AGO],
    ['Driftrock has taken events since', false, AGO + 1],
  ])('where %s, is it blocking? %s', (_, isBlocking, answeredAt) => {
    expect(find({ journal: refused('source a'), upstream: { answeredAt } })).toEqual([
      expect.objectContaining({ isBlocking }),
    ]);
  });

  test('from before the start, it blocks no more once Driftrock has answered', () => {
    const store = status({ paused: ['source a'] });
    expect(find({ store })).toEqual([expect.objectContaining({ isBlocking: false })]);
    expect(find({ store, upstream: { answeredAt: undefined } })).toEqual([
      expect.objectContaining({ isBlocking: true }),
    ]);
  });
});

describe('findUpstream', () => {
  test.each<[string, Differing]>([
    ['Driftrock answers', {}],
    ['the key alone is refused, which is told as such', { upstream: { ...down, isKeyRefused: true } }],
  ])('finds nothing while %s', (_, given) => {
    expect(findUpstream(facts(given))).toEqual([]);
  });

  test('tells since when, why, and what waits', () => {
    expect(findUpstream(facts({ upstream: down, store: status({ waiting: 2, oldestAt: AGO }) }))).toEqual([
      {
        cause: 'upstream',
        detail: '',
        since: AGO,
        count: 2,
        lastHour: 0,
        sentence: 'Driftrock has taken no leads for 20 minutes: it does not answer in time (timeout); 2 leads wait',
        hint: expect.stringContaining('Leads wait in the relay, and go out by themselves.'),
        isBlocking: true,
      },
    ]);
  });

  test.each<[string, Differing, string]>([
    ['a wrong address', { upstream: { ...down, reason: 'upstream: 404' } }, 'Correct DRIFTROCK_API_URL'],
    ['a name that is not found', { upstream: { ...down, reason: 'upstream: ENOTFOUND' } }, 'Correct DRIFTROCK_API_URL'],
    [
      'a relay that keeps nothing',
      { upstream: down, storeKind: 'none', store: undefined },
      'Leads wait in the browsers',
    ],
  ])('says what to do about %s', (_, given, hint) => {
    expect(findUpstream(facts(given))).toEqual([expect.objectContaining({ hint: expect.stringContaining(hint) })]);
  });

  test('says no time and no reason that it does not know', () => {
    const upstream = { ...down, failingSince: undefined, reason: undefined };
    expect(findUpstream(facts({ upstream }))[0]?.sentence).toBe('Driftrock has taken no leads: it cannot be reached');
  });
});

describe('findBacklog', () => {
  const waitingFor = (minutes: number) => status({ waiting: 3, oldestAt: NOW - minutes * MINUTE_MS });

  test('tells how many wait, and for how long', () => {
    expect(findBacklog(facts({ store: waitingFor(15) }))).toEqual([
      {
        cause: 'backlog',
        detail: '',
        since: NOW - 15 * MINUTE_MS,
        count: 3,
        lastHour: 0,
        sentence: '3 leads wait, the oldest for 15 minutes',
        hint: expect.stringContaining('RELAY_CONCURRENCY'),
        isBlocking: false,
      },
    ]);
  });

  test.each<[string, Differing]>([
    ['nothing waits', {}],
    ['nothing is kept', { store: undefined }],
    ['the oldest has come a moment less than a quarter of an hour ago', { store: waitingFor(15 - 1 / MINUTE_MS) }],
    ['Driftrock is down, which is told as such', { store: waitingFor(20), upstream: down }],
    ['a key is refused, which is told as such', { store: { ...waitingFor(20), paused: [KEY] } }],
  ])('finds nothing while %s', (_, given) => {
    expect(findBacklog(facts(given))).toEqual([]);
  });
});
