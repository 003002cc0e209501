/** Of which problems the operator is told, when, and how often. */
import { describe, expect, test } from 'vitest';
import { type AlertRules, nextAlerts, type Told } from '../../../src/relay/health/alerts';
import type { RefusedCount } from '../../../src/relay/health/journal';
import type { Facts } from '../../../src/relay/health/problem';
import { AGO, type Differing, down, facts, MINUTE_MS, never, NOW, refusal, step } from '../support/facts';

const HOUR_MS = 60 * MINUTE_MS;
const NOTHING: Told = new Map();
const often = (cause: RefusedCount['cause'], name: string | undefined, lastHour = 11) => ({
  journal: { startedAt: NOW - 2 * HOUR_MS, refused: [{ ...refusal(cause, name), lastHour }] },
});
const waiting = { waiting: 3, dead: 0, oldestAt: AGO, paused: ['DRIFTROCK_API_KEY'] };
const dead = (count: number) => ({ store: { waiting: 0, dead: count, oldestAt: undefined, paused: [] } });

/** The texts of one look after the other, each on what the one before has told. */
function look(...looks: Facts[]): string[][] {
  const texts: string[][] = [];
  looks.reduce((told, seen) => {
    const next = nextAlerts(told, seen, {});
    texts.push(next.texts);
    return next.told;
  }, NOTHING);
  return texts;
}

describe('nextAlerts', () => {
  test.each<[string, Differing, string]>([
    ['a store that takes nothing', { isReady: false }, 'The relay takes no leads. Make room on the disk'],
    ['a key that Driftrock refuses', { store: waiting }, 'Driftrock refuses the key DRIFTROCK_API_KEY'],
    [
      'an outage of 15 minutes',
      { upstream: { ...down, failedAt: down.failingSince + 15 * MINUTE_MS } },
      'Driftrock has taken no leads for 20 minutes',
    ],
    ['the first dead letter', dead(1), '1 lead was given up'],
    [
      'a forgotten origin',
      often('origin', 'https://staging.example.com'),
      'https://staging.example.com, an origin that is not allowed',
    ],
    ['a forgotten capture', often('capture', 'source-2'), "the capture source-2, which is not on the relay's list"],
    ['pages that name no capture', often('capture', ''), 'that name no capture'],
  ])('tells of %s once, and once that it is over', (_, problem, words) => {
    const [begun, again, over, after] = look(
      facts(problem),
      facts(problem),
      facts({ journal: { startedAt: AGO - 2 * HOUR_MS } }),
      facts(),
    );
    expect(begun).toEqual([expect.stringContaining(words)]);
    expect(again).toEqual([]);
    expect(over).toEqual([expect.stringMatching(/^Over: .*[^.]\.$/)]);
    expect(over![0]).toContain(begun![0]!.split('. ')[0]);
    expect(after).toEqual([]);
  });

  test.each<[string, Differing]>([
    ['nothing at all', {}],
    ['an outage of less than 15 minutes', { upstream: { ...down, failedAt: down.failingSince + 15 * MINUTE_MS - 1 } }],
    ['one failed attempt long ago, and none since', { upstream: { ...down, failedAt: down.failingSince } }],
    ['an origin that is refused ten times an hour', often('origin', 'https://a.example', 10)],
    ['an origin that no browser sends', often('origin', '<!channel>')],
    ['a page without an address', often('origin', 'null')],
    ['many other origins', often('origin', undefined)],
    ['a wrong path', often('path', '/v2/events')],
    ['too many requests', often('rate', 'address')],
  ])('does not tell of %s', (_, given) => {
    expect(look(facts(given))).toEqual([[]]);
  });

  test('tells of two refused keys apart', () => {
    const keys = (...paused: string[]) => facts({ store: { ...waiting, paused } });
    const [both, first, second] = look(keys('source a', 'source b'), keys('source b'), facts());
    expect(both).toHaveLength(2);
    expect(first).toEqual([expect.stringMatching(/^Over: .*source a/)]);
    expect(second).toEqual([expect.stringMatching(/^Over: .*source b/)]);
  });

  test('tells of dead letters once, however many follow and for whatever reasons', () => {
    expect(look(facts(dead(1)), facts(dead(5)), facts())).toEqual([
      [expect.stringContaining('1 lead was given up')],
      [],
      [expect.stringContaining('Over: ')],
    ]);
  });

  test("keeps Driftrock's words to itself", () => {
    const rejected = [{ ...refusal('event', 'Ada is no name'), name: 'Ada is no name' }];
    const [texts] = look(facts({ ...dead(1), journal: { rejected } }));
    expect(texts).toHaveLength(1);
    expect(texts![0]).not.toContain('Ada');
  });

  test('takes a refusal for over when nobody has met it for an hour', () => {
    const origin = 'https://a.example';
    expect(
      look(facts(often('origin', origin)), facts(often('origin', origin, 1)), facts(often('origin', origin, 0))),
    ).toEqual([[expect.any(String)], [], [expect.stringContaining('Over: ')]]);
  });

  const restarted = { startedAt: NOW, page: never, store: never };
  const unheard = { answeredAt: undefined };
  test.each<[string, Differing, Differing]>([
    ['a key', { store: waiting }, { upstream: unheard }],
    ['an outage', { upstream: down }, { upstream: unheard }],
    ['a refused origin', often('origin', 'https://a.example'), {}],
    ['a dead letter of a store that cannot be asked', dead(1), { store: undefined as never }],
  ])('does not take %s for over because a relay has just started', (_, problem, seen) => {
    const [begun, after] = look(facts(problem), facts({ journal: restarted, ...seen }));
    expect(begun).toHaveLength(1);
    expect(after).toEqual([]);
  });

  test('tells of no more than a hundred things at once, and goes on with those', () => {
    const refused = Array.from({ length: 130 }, (_, n) => ({ ...refusal('capture', `capture-${n}`), lastHour: 11 }));
    const many = facts({ journal: { refused } });
    const [first, second] = look(many, many);
    expect([first!.length, second!.length]).toEqual([100, 0]);
  });
});

describe('silence', () => {
  const rules: AlertRules = { silenceMs: 2 * HOUR_MS };
  const since = (at: number | undefined, startedAt = AGO - 24 * HOUR_MS) =>
    facts({ journal: { startedAt, page: { ...step, succeededAt: at } } });
  const textsOf = (seen: Facts, told = NOTHING) => nextAlerts(told, seen, rules).texts;

  test('is told after the time that was set, by the last lead or the start', () => {
    expect(textsOf(since(NOW - 2 * HOUR_MS + 1))).toEqual([]);
    expect(textsOf(since(NOW - 2 * HOUR_MS))).toEqual([expect.stringContaining('No page has sent a lead for 2 hours')]);
    expect(textsOf(since(undefined, NOW - 2 * HOUR_MS + 1))).toEqual([]);
    expect(textsOf(since(undefined, NOW - 2 * HOUR_MS))).toEqual([expect.stringContaining('for 2 hours')]);
  });

  test('is over with the next lead, and not with a restart', () => {
    const { told } = nextAlerts(NOTHING, since(NOW - 2 * HOUR_MS), rules);
    expect(textsOf(since(undefined, NOW), told)).toEqual([]);
    expect(textsOf(since(NOW), told)).toEqual([expect.stringContaining('Over: No page has sent a lead')]);
  });

  test('is not told where no time was set', () => {
    expect(nextAlerts(NOTHING, since(undefined), {}).texts).toEqual([]);
  });
});
