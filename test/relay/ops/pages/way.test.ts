/** The way of a lead, step by step, as the operator sees it. */
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../../src/relay/health/diagnosis';
import { wayView } from '../../../../src/relay/ops/pages/way';
import { AGO, type Differing, down, facts, MINUTE_MS, never, NOW, refusal, step } from '../../support/facts';
import { readPart } from '../support/page';

/** The way of a relay with these facts. */
const wayOf = (given: Differing = {}) => {
  const all = facts(given);
  return readPart(wayView(all, diagnose(all)));
};

describe('wayView', () => {
  test('tells when each step last went well', async () => {
    const { words, document } = await wayOf();
    expect(words('.step h3')).toEqual([
      'A page gets the script from the relay works',
      'A page sends the lead to the relay works',
      'The relay keeps it works',
      'Driftrock takes it from the relay works',
    ]);
    expect(words('.step dd')).toEqual(Array(4).fill(['20 minutes ago', 'not since the relay started']).flat());
    expect(document.querySelectorAll('.step.working')).toHaveLength(4);
    expect(document.querySelectorAll('.problems')).toHaveLength(0);
  });

  test.each([
    ['folder', 4, 'It is on the disk of the relay before the page is answered.'],
    ['nats', 4, 'It is in NATS before the page is answered.'],
    ['none', 3, 'It keeps nothing: the page waits until Driftrock has answered.'],
  ] as const)('of a store of the kind %s has %i steps', async (storeKind, count, about) => {
    const { words } = await wayOf({ storeKind });
    expect(words('.step')).toHaveLength(count);
    expect(words('.about')[2]).toBe(about);
  });

  test.each<[string, Differing]>([
    ['quiet nothing yet', { journal: { script: never } }],
    ['attention failed last', { journal: { script: { ...step, failingSince: AGO + 1, failedAt: NOW } } }],
    ['attention needs attention', { journal: { otherVersions: [refusal('path', '0.9.0')] } }],
  ])('says of its first step: %s', async (state, given) => {
    const { document, words } = await wayOf(given);
    const [first] = [...document.querySelectorAll('.step')];
    expect(`${first!.className} ${words('.state')[0]}`).toBe(`step ${state}`);
  });

  test('tells when a step last failed', async () => {
    const page = { ...step, failedAt: NOW - 5 * MINUTE_MS };
    expect((await wayOf({ journal: { page } })).words('.step dd').slice(2, 4)).toEqual([
      '20 minutes ago',
      '5 minutes ago',
    ]);
  });

  test.each<[string, number, Differing]>([
    ['version', 0, { journal: { otherVersions: [refusal('path', '0.9.0')] } }],
    ['silence', 0, { journal: { page: never } }],
    ['origin', 1, { journal: { refused: [refusal('origin', 'https://a.example')] } }],
    ['capture', 1, { journal: { refused: [refusal('capture', 'source-2')] } }],
    ['path', 1, { journal: { refused: [refusal('path', '/v2/events')] } }],
    ['event', 1, { journal: { refused: [refusal('event', 'event_type')] } }],
    ['rate', 1, { journal: { refused: [refusal('rate', 'address')] } }],
    ['relay', 1, { journal: { refused: [refusal('relay', '')] } }],
    ['store', 2, { isReady: false }],
    ['key', 3, { journal: { refusedKeys: [{ name: 'source a', since: AGO }] } }],
    ['upstream', 3, { upstream: down }],
    ['dead', 3, { store: { waiting: 0, dead: 1, oldestAt: undefined, paused: [] } }],
    ['backlog', 3, { store: { waiting: 3, dead: 0, oldestAt: AGO, paused: [] } }],
    ['store, where nothing is kept,', 2, { isReady: false, storeKind: 'none' }],
  ])('tells a problem of the cause %s at its step, and nowhere else', async (_, index, given) => {
    const { document } = await wayOf(given);
    const counts = [...document.querySelectorAll('.step')].map(
      (shown) => shown.querySelectorAll('.problems li').length,
    );
    expect(counts).toEqual(counts.map((__, at) => (at === index ? 1 : 0)));
  });

  test('says what is wrong, since when, what to do, and where it is explained', async () => {
    const given = { journal: { page: never, refused: [refusal('origin', 'https://a.example')] } };
    const { document, words } = await wayOf(given);
    expect(words('.step .state')[1]).toBe('does not work');
    expect(words('.problems p')).toEqual([
      '12 leads were turned away from https://a.example, an origin that is not allowed. First seen 20 minutes ago.',
      expect.stringMatching(
        /^For the relay's operator: .* add https:\/\/a\.example to RELAY_ORIGINS.*More about this$/,
      ),
    ]);
    const link = document.querySelector('.problems a')!;
    expect(link.getAttribute('href')).toMatch(/docs\/troubleshooting\.md#origin-refused$/);
    expect(link.getAttribute('rel')).toBe('noreferrer');
  });

  test('says no time that it does not know', async () => {
    const { words } = await wayOf({ isReady: false });
    expect(words('.problems p')[0]).toBe('The relay takes no leads.');
  });

  test.each([
    [10, []],
    [11, ['And 1 more, which the log has.']],
  ])('of %i problems of one step, shows ten', async (count, more) => {
    const refused = Array.from({ length: count }, (_, index) => refusal('origin', `https://${index}.example`));
    const { words } = await wayOf({ journal: { refused } });
    expect(words('.problems li')).toHaveLength(10);
    expect(words('.step > p:not(.about)')).toEqual(more);
  });

  test("makes nothing of a stranger's HTML", async () => {
    const { document, text } = await wayOf({ journal: { refused: [refusal('path', '/<img src=x>')] } });
    expect(document.querySelectorAll('img')).toHaveLength(0);
    expect(text).toContain('&lt;img src=x&gt;');
  });
});
