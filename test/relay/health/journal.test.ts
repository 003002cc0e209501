/** What the journal knows after real requests to a relay, on a clock that the test moves. */
import { describe, expect, test } from 'vitest';
import { createBrowserFiles } from '../../../src/relay/http/browser-files';
import { createJournal } from '../../../src/relay/health/journal';
import { createTestLead } from '../../../src/relay/event/new-test-lead';
import { createNoStore } from '../../../src/relay/store/none';
import type { Store } from '../../../src/relay/store/store';
import { lead, without } from '../support/events';
import { API_KEY, createTestRelay, PAGE } from '../support/relay';

const START = Date.UTC(2026, 10, 23, 10);

/** A relay that tells a journal. */
const journaling = (options: Parameters<typeof createTestRelay>[0] = {}) => {
  const clock = { at: START };
  const now = () => clock.at;
  const journal = createJournal({ now, redact: (text) => text.replaceAll(API_KEY, '[key]') });
  const relay = createTestRelay({
    onAnswer: journal.answered,
    onUpstreamAnswer: journal.upstreamAnswered,
    now,
    ...options,
  });
  const refused = () => journal.summary().refused.map(({ cause, name, count }) => [cause, name, count]);
  return { clock, ...relay, journal, refused };
};

const fullStore: Store = {
  ...createNoStore({ send: async () => ({ silence: 'never' }) }, { now: Date.now }),
  accept: async () => ({
    outcome: { kind: 'retry', retryAfterSeconds: 30, reason: 'store: no room', hint: 'the disk is full' },
    isRepeat: false,
  }),
};

describe('createJournal', () => {
  test('knows nothing at first but when it began', () => {
    const step = { succeededAt: undefined, failedAt: undefined, failingSince: undefined };
    expect(journaling().journal.summary()).toEqual({
      startedAt: START,
      script: step,
      otherVersions: [],
      page: step,
      store: step,
      refused: [],
      rejected: [],
      refusedKeys: [],
    });
  });

  test('notes when a lead was taken', async () => {
    const { post, journal } = journaling();
    await post(lead);
    expect(journal.summary()).toMatchObject({ page: { succeededAt: START }, store: { succeededAt: START } });
  });

  const withFiles = () => {
    const about = { type: 'text/javascript', digest: 'abc', integrity: 'sha384-abc' };
    const files = createBrowserFiles({ version: '1.2.3', files: { 'driftrock.js': about } }, () => ({
      identity: new TextEncoder().encode('1'),
    }));
    const { clock, relay, journal } = journaling({ files });
    const get = (path: string, headers = {}) => relay.fetch(new Request(`https://relay.example${path}`, { headers }));
    return { clock, journal, get };
  };

  test('notes when a page has got the script, or had it still, and nothing of it otherwise', async () => {
    const { clock, journal, get } = withFiles();
    await get('/missing/driftrock.js');
    expect(journal.summary().script).toMatchObject({ succeededAt: undefined });
    await get('/1.2.3/driftrock.js');
    expect(journal.summary()).toMatchObject({ script: { succeededAt: START }, page: { succeededAt: undefined } });
    clock.at += 1000;
    expect((await get('/driftrock.js', { 'If-None-Match': '"abc-identity"' })).status).toBe(304);
    expect(journal.summary().script).toMatchObject({ succeededAt: START + 1000 });
  });

  test('counts the other versions that pages name, whose tags may refuse what they get', async () => {
    const { journal, get } = withFiles();
    for (const path of ['/1.2.2/driftrock.js', '/1.2.2/driftrock.js', '/1.2.4/driftrock.js', '/1.2.2/another.js'])
      await get(path);
    expect(journal.summary()).toMatchObject({
      script: { succeededAt: undefined },
      otherVersions: [
        { name: '1.2.2', count: 2, firstAt: START },
        { name: '1.2.4', count: 1 },
      ],
    });
  });

  test("takes the operator's test for no lead of a page", async () => {
    const { post, journal } = journaling();
    await post(createTestLead({ email: 'ada@example.com', sourceId: lead.source_id, now: START }).event);
    expect(journal.summary()).toMatchObject({ page: { succeededAt: undefined }, store: { succeededAt: START } });
  });

  test('notes since when a step has failed, until it goes well again', async () => {
    const { clock, post, journal } = journaling();
    const fail = () => post(lead, { headers: { Origin: 'https://staging.example.com' } });
    await fail();
    clock.at += 1000;
    await fail();
    expect(journal.summary().page).toMatchObject({ failingSince: START, failedAt: START + 1000 });
    await post(lead);
    expect(journal.summary().page).toEqual({
      succeededAt: START + 1000,
      failedAt: START + 1000,
      failingSince: undefined,
    });
  });

  test.each<[string, Parameters<ReturnType<typeof journaling>['post']>, unknown[]]>([
    ['a foreign origin', [lead, { headers: { Origin: 'https://a.example' } }], ['origin', 'https://a.example', 1]],
    ['an origin that is none', [lead, { headers: { Origin: 'null' } }], ['origin', 'null', 1]],
    ['another capture', [{ ...lead, source_id: 'source-2' }], ['capture', 'source-2', 1]],
    ['another path', [lead, { path: '/v2/events?email=ada@example.com' }], ['path', '/v2/events', 1]],
    ['a wrong event', [{ ...lead, event_type: 'nonsense' }], ['event', 'event_type', 1]],
    ['a wrong answer of a visitor', [{ ...lead, fields: { deep: [[[[[[[[[[1]]]]]]]]]] } }], ['event', 'fields', 1]],
    ['no event', ['ada@example.com'], ['event', 'the body', 1]],
    ['another type', [lead, { headers: { 'Content-Type': 'text/html' } }], ['event', 'content-type', 1]],
  ])('counts %s with the one detail that matters', async (_, args, counted) => {
    const { post, refused } = journaling();
    await post(...args);
    expect(refused()).toEqual([counted]);
  });

  test('counts an event that names no capture, where there are several', async () => {
    const { post, refused } = journaling({ sourceIds: ['source-1', 'source-2'] });
    await post(without('source_id'));
    expect(refused()).toEqual([['capture', '', 1]]);
  });

  test('counts what came too often, and each one of it', async () => {
    const tooMany = { retryAfterSeconds: 1, isFirst: false };
    const limiter = { admitAddress: async () => undefined, admitSource: async () => tooMany };
    const { post, refused } = journaling({ limiter });
    await post(lead);
    await post(lead);
    expect(refused()).toEqual([['rate', 'source_id', 2]]);
  });

  test('counts a store that takes nothing as a failure of the store, not of the page', async () => {
    const { post, refused, journal } = journaling({ spool: fullStore });
    await post(lead);
    expect(refused()).toEqual([['store', '', 1]]);
    expect(journal.summary()).toMatchObject({ store: { failedAt: START }, page: { failedAt: undefined } });
  });

  test.each([
    ['a robot that tries paths', 'POST', '/wp-login.php'],
    ['a person who looks', 'GET', '/v2/event'],
    ['a health check', 'GET', '/healthz'],
  ])('does not count %s', async (_, method, path) => {
    const { send, refused } = journaling();
    await send(path, { method });
    expect(refused()).toEqual([]);
  });

  test('holds what strangers send short, visible and few', async () => {
    const { post, journal } = journaling({ sourceIds: [lead.source_id] });
    for (let index = 0; index < 200; index += 1) await post({ ...lead, source_id: `${index}\u202e${'x'.repeat(250)}` });
    const { refused } = journal.summary();
    expect(refused).toHaveLength(51);
    const names = refused.map(({ name = '' }) => name);
    expect(Math.max(...names.map(({ length }) => length))).toBe(101);
    expect(names.join('')).not.toContain('\u202e');
  });

  test('shows no key that a page has sent by mistake', async () => {
    const { post, refused } = journaling();
    await post({ ...lead, source_id: API_KEY });
    expect(refused()).toEqual([['capture', '[key]', 1]]);
  });

  test("counts what Driftrock refuses for good by its words, without the visitor's", async () => {
    const answer = () => Response.json({ error: 'ada@example.com is no lead' }, { status: 400 });
    const { post, journal, refused } = journaling({ answer });
    await post(lead);
    expect(journal.summary().rejected).toMatchObject([{ name: '[…] is no lead', count: 1 }]);
    expect(refused()).toEqual([]);
  });

  test('notes since when a key is refused, until Driftrock takes an event by it', async () => {
    const answers = [new Response('', { status: 401 }), new Response('', { status: 401 }), Response.error()];
    const { clock, post, journal } = journaling({ answer: () => answers.shift() ?? Response.json({ data: 'ok' }) });
    const keys = () => journal.summary().refusedKeys;
    await post(lead);
    clock.at += 1000;
    await post(lead);
    expect(keys()).toEqual([{ name: 'DRIFTROCK_API_KEY', since: START }]);
    await post(lead);
    expect(keys()).toHaveLength(1);
    await post(lead);
    expect(keys()).toEqual([]);
  });

  test('counts the same whatever allowed page it comes from', async () => {
    const { post, journal } = journaling({ origins: [PAGE, 'https://other.example'] });
    await post(lead, { headers: { Origin: 'https://other.example' } });
    expect(journal.summary().page.succeededAt).toBe(START);
  });
});
