/** How far a test lead comes, through a real relay, whose upstream the test answers for. */
import { describe, expect, test } from 'vitest';
import { createHealthWatch } from '../../../src/relay/health/watch';
import type { RelayOptions } from '../../../src/relay/index';
import { createTestRuns } from '../../../src/relay/ops/test-runs';
import type { UpstreamAnswer } from '../../../src/relay/upstream/upstream';
import { answerOf, forwarded, OK } from '../store/support/bench';
import { lead } from '../support/events';
import { API_KEY, createTestRelay } from '../support/relay';

const EMAIL = 'operator@example.com';
const REQUEST = { email: EMAIL, sourceId: lead.source_id };
const LONG_MS = 60_000;

const refusal = (error: string) => Response.json({ error }, { status: 400 });

/** Test leads of a relay that keeps nothing. */
function setUp({ answer, ...options }: Parameters<typeof createTestRelay>[0] = {}) {
  const clock = { now: Date.parse('2026-11-23T12:00:00.000Z') };
  const now = () => clock.now;
  const health = createHealthWatch({ apiKey: API_KEY, sourceIds: [lead.source_id], now });
  const { onUpstreamAnswer } = health;
  const { relay, attempts } = createTestRelay({ onUpstreamAnswer, ...(answer && { answer }), ...options });
  const { origins = ['https://www.example.com'] } = options;
  const redact = (text: string) => text.replaceAll(API_KEY, '[key]');
  const sent: Request[] = [];
  const fetch = (request: Request) => (sent.push(request.clone()), relay.fetch(request));
  return { clock, attempts, sent, runs: createTestRuns({ relay: { fetch }, health, origins, now, redact }) };
}

/** Test leads of a relay that keeps what it takes, and for which Driftrock answers when the test says so. */
function setUpWithStore() {
  const health = createHealthWatch({ apiKey: API_KEY, sourceIds: [lead.source_id] });
  const taken: string[] = [];
  const fetch = async (request: Request) => {
    taken.push((await request.json()).event_id);
    return Response.json({ data: 'ok' });
  };
  const runs = createTestRuns({ relay: { fetch }, health, origins: '*', now: Date.now, redact: (text) => text });
  const answer = (given: UpstreamAnswer, index = 0) =>
    health.onUpstreamAnswer(given, { ...forwarded({ event_id: taken[index]! }), keyName: 'KEY' });
  return { runs, answer };
}

describe('start', () => {
  test('sends the lead, and gives its run with what the relay and Driftrock have said', async () => {
    const { runs, attempts, clock } = setUp();
    const run = await runs.start(REQUEST);
    expect(run).toEqual({
      id: expect.stringMatching(/^[\da-f-]{36}$/),
      sourceId: lead.source_id,
      startedAt: clock.now,
      relay: { isTaken: true, error: '' },
      driftrock: { kind: 'acknowledged', said: '200 {"data":"ok"}' },
    });
    expect(attempts.map(({ event }) => event['fields'])).toEqual([{ email: EMAIL }]);
    expect(JSON.stringify(run)).not.toContain(EMAIL);
  });

  test.each<[string, RelayOptions['origins'], string]>([
    [
      'the first page without a pattern',
      ['https://*.example.com', 'https://shop.example.net'],
      'https://shop.example.net',
    ],
    ['a page of the pattern', ['https://*.example.com'], 'https://test-lead.example.com'],
    ['some page where all may send', '*', 'https://test-lead.example'],
  ])('comes from %s, and is taken', async (_, origins, origin) => {
    const { runs, sent } = setUp({ origins });
    const { relay } = await runs.start(REQUEST);
    expect([relay.isTaken, sent.map(({ headers }) => headers.get('Origin'))]).toEqual([true, [origin]]);
  });

  test('goes to the address for Affiliate captures', async () => {
    const { runs, sent } = setUp();
    await runs.start({ ...REQUEST, affiliateId: 'a-17' });
    expect(sent.map(({ url }) => new URL(url).pathname)).toEqual(['/v2/affiliate_event']);
  });

  test('tells why the relay has not taken it', async () => {
    const { runs, attempts } = setUp();
    const run = await runs.start({ ...REQUEST, sourceId: 'source-2' });
    expect(run.relay).toEqual({ isTaken: false, error: expect.stringContaining('source_id is not allowed') });
    expect([run.driftrock, attempts]).toEqual([undefined, []]);
  });

  test.each<[string, () => Response, string, string]>([
    ['a refusal', () => refusal('no such capture'), 'rejected', '400 {"error":"no such capture"}'],
    ['an error', () => new Response('', { status: 503 }), 'retry', '503'],
    [
      'an answer that quotes the address and the key',
      () => refusal(`${EMAIL} by ${API_KEY}`),
      'rejected',
      '400 {"error":"[…] by [key]"}',
    ],
  ])('tells of %s of Driftrock', async (_, answer, kind, said) => {
    const run = await setUp({ answer }).runs.start(REQUEST);
    expect(run.driftrock).toEqual({ kind, said });
    expect(JSON.stringify(run)).not.toContain(EMAIL);
  });

  test('tells that Driftrock is silent', async () => {
    const answer = () => {
      throw new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } });
    };
    const run = await setUp({ answer }).runs.start(REQUEST);
    expect(run.driftrock).toEqual({ kind: 'retry', said: 'no answer (ECONNREFUSED)' });
  });
});

describe('get', () => {
  test('is undefined for an id that nobody knows', async () => {
    expect(await setUp().runs.get('unknown', LONG_MS)).toBeUndefined();
  });

  test('gives at once what is known, where the relay has not taken it', async () => {
    const { runs } = setUp();
    const { id } = await runs.start({ ...REQUEST, sourceId: 'source-2' });
    expect(await runs.get(id, LONG_MS)).toMatchObject({ relay: { isTaken: false } });
  });

  test('waits for the first answer of Driftrock', async () => {
    const { runs, answer } = setUpWithStore();
    const { id, driftrock } = await runs.start(REQUEST);
    const got = runs.get(id, LONG_MS);
    answer(OK);
    expect(driftrock).toBeUndefined();
    expect(await got).toMatchObject({ driftrock: { kind: 'acknowledged' } });
  });

  test('waits no longer than it is told', async () => {
    const { runs } = setUpWithStore();
    const { id } = await runs.start(REQUEST);
    expect(await runs.get(id, 1)).toMatchObject({ relay: { isTaken: true }, driftrock: undefined });
  });

  test('tells the last answer, until Driftrock has said its last word', async () => {
    const { runs, answer } = setUpWithStore();
    const { id } = await runs.start(REQUEST);
    const kinds: unknown[] = [];
    for (const given of [answerOf(503), answerOf(401), OK, answerOf(503)]) {
      answer(given);
      kinds.push((await runs.get(id, LONG_MS))?.driftrock?.said);
    }
    expect(kinds).toEqual(['503', '401', '200 {"data":"ok"}', '200 {"data":"ok"}']);
  });

  test('tells that there is no key', async () => {
    const { runs, answer } = setUpWithStore();
    const { id } = await runs.start(REQUEST);
    answer({ missingKey: 'source source-1' });
    expect(await runs.get(id, LONG_MS)).toMatchObject({
      driftrock: { kind: 'retry', said: 'nothing was sent: there is no key for source source-1' },
    });
  });

  test('knows the last twenty, and hears nothing more of those before', async () => {
    const { runs, answer } = setUpWithStore();
    const started = [];
    for (let count = 0; count < 21; count += 1) started.push(await runs.start(REQUEST));
    answer(OK, 0);
    expect(started[0]?.driftrock).toBeUndefined();
    const known = await Promise.all(started.map(({ id }) => runs.get(id, 0)));
    expect(known).toEqual([undefined, ...started.slice(1)]);
  });
});
