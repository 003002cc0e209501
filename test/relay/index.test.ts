/** The relay from request to answer: every route, every step, and what the log says of it. */
import { describe, expect, test, vi } from 'vitest';
import { createRelay } from '../../src/relay/index';
import type { Limiter } from '../../src/relay/limits/limiter';
import { defer } from './support/deferred';
import { bodyOf, lead, without } from './support/events';
import { API_KEY, brokenRequest, createTestRelay, ok, PAGE } from './support/relay';

const answerOf = async (response: Response) => ({ status: response.status, body: await response.json() });

const affiliateEvent = { ...lead, affiliate_id: 'a-1' };

describe('POST /v2/event and /v2/affiliate_event', () => {
  test.each([
    ['/v2/event', lead],
    ['/v2/affiliate_event', affiliateEvent],
  ])('%s passes the event on and says ok', async (path, event) => {
    const { post, attempts } = createTestRelay();
    expect(await answerOf(await post(event, { path }))).toEqual({ status: 200, body: { data: 'ok' } });
    expect(attempts).toMatchObject([
      { url: `https://upstream.example${path}`, event, init: { method: 'POST', redirect: 'manual' } },
    ]);
    expect(attempts[0]?.init.headers).toEqual({
      'Content-Type': 'application/json',
      Accept: 'application/json',
      Authorization: `Bearer ${API_KEY}`,
    });
  });

  test('takes application/json as well', async () => {
    const { post } = createTestRelay();
    expect((await post(lead, { headers: { 'Content-Type': 'application/json' } })).status).toBe(200);
  });

  test('takes a body of exactly 128 KiB', async () => {
    const { post } = createTestRelay();
    expect((await post(bodyOf(128 * 1024))).status).toBe(200);
  });

  test.each([
    ['a body of 128 KiB and one byte', bodyOf(128 * 1024 + 1), {}, 413],
    ['an unknown media type', lead, { 'Content-Type': 'text/html' }, 415],
    ['an origin that is not allowed', lead, { Origin: 'https://evil.example' }, 403],
    ['an opaque origin', lead, { Origin: 'null' }, 403],
    ['a source that is not allowed', { ...lead, source_id: 'other' }, {}, 403],
    ['a body that is not JSON', '{"event_type":', {}, 400],
    ['an event without fields', without('fields'), {}, 400],
    ['an affiliate event without affiliate_id', lead, {}, 400, '/v2/affiliate_event'],
  ])('turns down %s', async (_, body, headers, status, path = '/v2/event') => {
    const { post, attempts } = createTestRelay();
    expect(await answerOf(await post(body, { path, headers }))).toEqual({
      status,
      body: { error: expect.any(String) },
    });
    expect(attempts).toEqual([]);
  });

  test('turns down a request without Origin', async () => {
    const { send } = createTestRelay();
    expect(
      (await send('/v2/event', { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(lead) })).status,
    ).toBe(403);
  });

  test('takes any origin, and none, when told so', async () => {
    const { post, send } = createTestRelay({ origins: '*' });
    expect((await post(lead, { headers: { Origin: 'null' } })).status).toBe(200);
    expect(
      (await send('/v2/event', { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(lead) })).status,
    ).toBe(200);
  });

  test('takes any source when told so', async () => {
    const { post } = createTestRelay({ sourceIds: '*' });
    expect((await post({ ...lead, source_id: 'other' })).status).toBe(200);
  });

  test("passes on a rejection with upstream's words", async () => {
    const { post } = createTestRelay({ answer: () => Response.json({ error: 'email is invalid' }, { status: 400 }) });
    expect(await answerOf(await post(lead))).toEqual({ status: 400, body: { error: 'email is invalid' } });
  });

  test.each([401, 403, 404, 408, 422, 429, 500, 502, 503, 504])('answers 503 when upstream says %i', async (status) => {
    const { post } = createTestRelay({
      answer: () => Response.json({ error: 'private' }, { status, headers: { 'Retry-After': '12' } }),
    });
    const response = await post(lead);
    expect(response.headers.get('Retry-After')).toBe('12');
    expect(await answerOf(response)).toEqual({ status: 503, body: { error: expect.not.stringContaining('private') } });
  });

  test('answers 503 when upstream cannot be reached', async () => {
    const { post } = createTestRelay({ answer: () => Promise.reject(new TypeError('fetch failed')) });
    const response = await post(lead);
    expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '30']);
  });

  test('answers a repeat without a second attempt', async () => {
    const { post, attempts } = createTestRelay();
    await post(lead);
    expect(await answerOf(await post(lead))).toEqual({ status: 200, body: { data: 'ok' } });
    expect(attempts).toHaveLength(1);
  });

  test('answers two at once with one attempt', async () => {
    const { promise, resolve } = defer<Response>();
    const { post, attempts } = createTestRelay({ answer: () => promise });
    const both = [post(lead), post(lead)];
    await vi.waitFor(() => expect(attempts).toHaveLength(1));
    resolve(ok());
    expect((await Promise.all(both)).map(({ status }) => status)).toEqual([200, 200]);
    expect(attempts).toHaveLength(1);
  });

  test('tries again what upstream could not take before', async () => {
    const answer = vi.fn(ok).mockReturnValueOnce(new Response('', { status: 503 }));
    const { post, attempts } = createTestRelay({ answer });
    expect((await post(lead)).status).toBe(503);
    expect((await post(lead)).status).toBe(200);
    expect(attempts).toHaveLength(2);
  });

  test('a closed relay sends events away with 503', async () => {
    const { relay, post, attempts } = createTestRelay();
    await relay.close();
    expect((await post(lead)).status).toBe(503);
    expect(attempts).toEqual([]);
  });
});

describe('limits', () => {
  const tooMany = { retryAfterSeconds: 17, isFirst: true };
  const limiter: Limiter = {
    admitAddress: async (address) => (address === '192.0.2.1' ? tooMany : undefined),
    admitSource: async () => undefined,
  };
  const requestOf = (event: unknown) =>
    new Request('https://relay.example/v2/event', {
      method: 'POST',
      headers: { Origin: PAGE, 'Content-Type': 'text/plain' },
      body: JSON.stringify(event),
    });

  test('an address that sends too much is answered 429, readable, with the time to wait', async () => {
    const { relay, attempts, lines } = createTestRelay({ limiter });
    const response = await relay.fetch(requestOf(lead), { address: '192.0.2.1' });
    const { headers } = response;
    expect([
      response.status,
      headers.get('Retry-After'),
      headers.get('Access-Control-Allow-Origin'),
      headers.get('Access-Control-Expose-Headers'),
    ]).toEqual([429, '17', PAGE, 'Retry-After']);
    expect(attempts).toEqual([]);
    expect(lines).toMatchObject([{ level: 'warn', status: 429, reason: 'rate', field: 'address' }]);
    expect(JSON.stringify(lines)).not.toContain('192.0.2.1');
  });

  test.each([{ address: '192.0.2.2' }, {}, undefined])('%j is let through', async (client) => {
    expect((await createTestRelay({ limiter }).relay.fetch(requestOf(lead), client)).status).toBe(200);
  });

  test('a source that gets too much is answered 429', async () => {
    const { post, attempts, lines } = createTestRelay({
      limiter: { ...limiter, admitSource: async (id) => (id === lead.source_id ? tooMany : undefined) },
    });
    expect((await post(lead)).status).toBe(429);
    expect(attempts).toEqual([]);
    expect(lines).toMatchObject([{ reason: 'rate', field: 'source_id', source_id: lead.source_id }]);
  });

  test('a source that is not on the list is not counted', async () => {
    const counted: string[] = [];
    const { post } = createTestRelay({ limiter: { ...limiter, admitSource: async (id) => void counted.push(id) } });
    await post({ ...lead, source_id: 'made-up' });
    expect(counted).toEqual([]);
  });

  test('of many refusals in a row only the first has a line in the log', async () => {
    const { relay, lines } = createTestRelay({
      limiter: { ...limiter, admitAddress: async () => ({ ...tooMany, isFirst: false }) },
    });
    expect((await relay.fetch(requestOf(lead), { address: '192.0.2.1' })).status).toBe(429);
    expect(lines).toEqual([]);
  });
});

describe('keys', () => {
  test('each source travels with its own key', async () => {
    const { post, attempts } = createTestRelay({ sourceIds: '*', apiKeys: { sources: { 'source-2': 'another-key' } } });
    await post(lead);
    await post({ ...lead, source_id: 'source-2' });
    expect(attempts.map(({ init }) => new Headers(init.headers).get('Authorization'))).toEqual([
      `Bearer ${API_KEY}`,
      'Bearer another-key',
    ]);
  });

  test.each(['other', 'constructor', '__proto__'])(
    'a source without a key (%s) is turned down before anything is kept',
    async (source_id) => {
      const { post, attempts } = createTestRelay({
        sourceIds: '*',
        apiKey: undefined as never,
        apiKeys: { sources: { 'source-1': API_KEY } },
      });
      const response = await post({ ...lead, source_id });
      expect(await answerOf(response)).toEqual({ status: 403, body: { error: expect.stringContaining('no API key') } });
      expect(attempts).toEqual([]);
    },
  );

  test('a key that a page sends by mistake stays out of the log', async () => {
    const { send, post, lines } = createTestRelay({ sourceIds: '*', apiKeys: { sources: { x: 'another-key' } } });
    await post({ ...lead, source_id: API_KEY, event_id: 'another-key' });
    await send(`/v2/event/${API_KEY}`, { headers: { Origin: `https://${API_KEY}.example` } });
    expect(lines).toMatchObject([
      { message: 'Driftrock has taken the event', source_id: '[key]', event_id: '[key]' },
      { path: '/v2/event', source_id: '[key]', event_id: '[key]' },
      { path: '/v2/event/[key]', origin: 'https://[key].example' },
    ]);
  });

  test.each([401, 403])('the log names the key that upstream refuses with %i', async (status) => {
    const { post, lines } = createTestRelay({
      apiKeys: { sources: { 'source-1': 'another-key' } },
      answer: () => new Response('', { status }),
    });
    await post(lead);
    expect(lines).toMatchObject([{ level: 'error', hint: expect.stringContaining('the key of source source-1') }]);
  });
});

describe('the log', () => {
  test('has a line for each half of an event that Driftrock has taken', async () => {
    const { post, lines } = createTestRelay({ now: () => Date.parse(lead.created_at) });
    await post(lead);
    expect(lines).toEqual([
      {
        time: lead.created_at,
        level: 'info',
        message: 'Driftrock has taken the event',
        source_id: lead.source_id,
        event_id: lead.event_id,
        attempts: 1,
        ms_since_accepted: 0,
      },
      {
        time: lead.created_at,
        level: 'info',
        method: 'POST',
        path: '/v2/event',
        status: 200,
        ms: 0,
        origin: PAGE,
        bytes: JSON.stringify(lead).length,
        source_id: lead.source_id,
        event_id: lead.event_id,
      },
    ]);
  });

  test('marks a repeat', async () => {
    const { post, lines } = createTestRelay();
    await post(lead);
    await post(lead);
    const requests = lines.filter(({ path }) => path !== undefined);
    expect(requests).toMatchObject([{ status: 200 }, { status: 200, repeated: true }]);
    expect(lines).toHaveLength(3); // Driftrock has taken it once.
  });

  const otherOrigin = (origin: string) => ({ Origin: origin });
  test.each([
    [
      'a page that is not on the list',
      403,
      {},
      otherOrigin('https://staging.example.com'),
      'add https://staging.example.com to RELAY_ORIGINS',
    ],
    ['an origin that would open more than a page', 403, {}, otherOrigin('https://*.co.uk'), 'passes under * alone'],
    [
      'an origin in capitals, which no browser sends',
      403,
      {},
      otherOrigin('HTTPS://A.example'),
      'passes under * alone',
    ],
    ['a page without an address', 403, {}, otherOrigin('null'), 'sandboxed frame'],
    ['a capture that is not on the list', 403, { source_id: 'x' }, {}, 'add its id to RELAY_SOURCE_IDS'],
    ['an event that names no capture', 403, { source_id: undefined }, {}, 'data-source-id'],
    ['a wrong event', 400, { fields: 7 }, {}, 'track'],
    ['a wrong type', 415, {}, { 'Content-Type': 'text/html' }, 'text/plain'],
    ['a body that is too large', 413, { fields: { text: 'x'.repeat(140_000) } }, {}, 'data-driftrock-ignore'],
  ])('tells of %s what the operator is to do, as a warning', async (_, status, change, headers, hint) => {
    const { post, lines } = createTestRelay({ sourceIds: ['source-1', 'source-2'] });
    expect((await post({ ...lead, ...change }, { headers })).status).toBe(status);
    expect(lines).toMatchObject([{ level: 'warn', status, hint: expect.stringContaining(hint) }]);
  });

  test.each([
    ['a wrong path', '/v2/events', 'POST', 404, '/v2/event or /v2/affiliate_event'],
    ['a wrong method', '/v2/event', 'GET', 405, 'POST'],
  ])('tells of %s what the operator is to do, as a warning', async (_, path, method, status, hint) => {
    const { send, lines } = createTestRelay();
    await send(path, { method });
    expect(lines).toMatchObject([{ level: 'warn', status, hint: expect.stringContaining(hint) }]);
  });

  test('tells of an event that Driftrock refuses where its words are, not the words', async () => {
    const { post, lines } = createTestRelay({
      answer: () => Response.json({ error: 'no ada@example.com' }, { status: 400 }),
    });
    await post(lead);
    expect(lines).toMatchObject([{ level: 'warn', status: 400, hint: expect.stringContaining('Driftrock refuses') }]);
    expect(JSON.stringify(lines)).not.toContain('ada@');
  });

  test('names the wrong field, not its value', async () => {
    const { post, lines } = createTestRelay();
    await post(JSON.stringify({ ...lead, fields: { secret: 'x' } }).replace('"x"', '1e999'));
    expect(lines).toMatchObject([{ level: 'warn', status: 400, field: 'fields.secret' }]);
    expect(JSON.stringify(lines)).not.toContain('1e999');
  });

  test.each([401, 403, 404])('calls for the operator when upstream says %i', async (status) => {
    const { post, lines } = createTestRelay({ answer: () => new Response('', { status }) });
    await post(lead);
    expect(lines).toMatchObject([
      { level: 'error', status: 503, reason: `upstream: ${status}`, hint: expect.stringContaining('DRIFTROCK_API_') },
    ]);
  });

  test('holds neither the key nor what the visitor typed, whatever happens', async () => {
    const echo = createTestRelay({
      answer: ({ init }) => Response.json({ error: JSON.stringify(init) }, { status: 400 }),
    });
    const answered = await (await echo.post(lead)).text();
    await echo.post('{"fields":{"email":"ada@example.com"');
    await echo.send('/v2/event?email=ada@example.com', { method: 'GET' });
    expect(answered).not.toContain(API_KEY);
    expect(JSON.stringify(echo.lines)).not.toContain(API_KEY);
    expect(JSON.stringify(echo.lines)).not.toContain('ada@example.com');
  });

  test('cuts what a stranger can make long', async () => {
    const { send, lines } = createTestRelay();
    await send(`/${'x'.repeat(5000)}`, { headers: { Origin: `https://${'y'.repeat(5000)}` } });
    expect(JSON.stringify(lines).length).toBeLessThan(800);
  });

  test('stays one line when a path tries to begin another', async () => {
    const written: string[] = [];
    const { send } = createTestRelay({ writeLog: (line) => written.push(line) });
    await send('/a%0a{"level":"error"}');
    expect(written).toHaveLength(1);
    expect(written[0]).not.toContain('\n');
  });

  test('an event stays acknowledged when the log cannot be written', async () => {
    const { post } = createTestRelay({
      writeLog: () => {
        throw new Error('disk full');
      },
    });
    expect((await post(lead)).status).toBe(200);
  });

  test('tells an unexpected error by kind and place, not by its message', async () => {
    const { relay, lines } = createTestRelay();
    expect((await relay.fetch(brokenRequest())).status).toBe(503);
    expect(lines).toMatchObject([{ level: 'error', status: 503, reason: expect.stringMatching(/^RangeError at /) }]);
    expect(JSON.stringify(lines)).not.toContain('ada@example.com');
  });
});

describe('createRelay', () => {
  test.each([
    [{ apiKey: 'a b', origins: '*', sourceIds: '*' }, /^apiKey /],
    [{ apiKey: 'k', origins: ['example.com'], sourceIds: '*' }, /^origins /],
    [{ apiKey: 'k', origins: '*', sourceIds: '*', upstreamUrl: 'http://example.com' }, /^upstreamUrl /],
    [{ origins: '*', sourceIds: '*' }, /^apiKey is missing/],
    [{ apiKeys: { sources: { a: 'k' } }, origins: '*', sourceIds: ['a', 'b'] }, /^apiKeys has no key for source b/],
  ] as const)('throws for %j, naming the option', (options, message) => {
    expect(() => createRelay(options)).toThrow(message);
  });
});
