/** What a page may read of an answer, and that nobody keeps an answer or takes it for something else. */
import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { keepAnswersPlain } from '../../../src/relay/http/cors';
import { bodyOf, lead } from '../support/events';
import { brokenRequest, createTestRelay, PAGE } from '../support/relay';

const corsOf = ({ headers }: Response) => ({
  origin: headers.get('Access-Control-Allow-Origin'),
  exposed: headers.get('Access-Control-Expose-Headers'),
  vary: headers.get('Vary'),
  credentials: headers.get('Access-Control-Allow-Credentials'),
  cache: headers.get('Cache-Control'),
  sniff: headers.get('X-Content-Type-Options'),
});

describe('what pages may read', () => {
  const readableBy = (origin: string) => ({
    origin,
    exposed: 'Retry-After',
    vary: 'Origin',
    credentials: null,
    cache: 'no-store',
    sniff: 'nosniff',
  });

  test.each([
    [200, {}, lead],
    [400, {}, '{'],
    [413, {}, bodyOf(129 * 1024)],
    [415, { 'Content-Type': 'image/png' }, lead],
    [403, {}, { ...lead, source_id: 'other' }],
  ])('%i is readable', async (status, headers, body) => {
    const { post } = createTestRelay();
    const response = await post(body, { headers });
    expect(response.status).toBe(status);
    expect(corsOf(response)).toEqual(readableBy(PAGE));
  });

  test.each(['https://evil.example', 'https://www.example.com.evil.example', 'null'])(
    'nothing is readable by %s, so that its outbox keeps the lead',
    async (origin) => {
      const { post, send } = createTestRelay();
      const refused = await post(lead, { headers: { Origin: origin } });
      expect(refused.status).toBe(403);
      const others = await Promise.all([
        send('/nowhere', { headers: { Origin: origin } }),
        send('/v2/event', { method: 'GET', headers: { Origin: origin } }),
      ]);
      const preflight = await send('/v2/event', {
        method: 'OPTIONS',
        headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' },
      });
      expect([refused, ...others, preflight].map((response) => corsOf(response).origin)).toEqual([
        null,
        null,
        null,
        null,
      ]);
    },
  );

  test('everything is readable by every page when told so', async () => {
    const { post } = createTestRelay({ origins: '*' });
    expect(corsOf(await post(lead, { headers: { Origin: 'https://any.example' } }))).toEqual(
      readableBy('https://any.example'),
    );
  });

  test.each([
    ['404', 'POST', '/nowhere'],
    ['405', 'GET', '/v2/event'],
  ])('%s is readable', async (_, method, path) => {
    const { send } = createTestRelay();
    expect(corsOf(await send(path, { method, headers: { Origin: PAGE } }))).toEqual(readableBy(PAGE));
  });

  test.each(['https://evil.example', 'null', PAGE])('the relay tells %s of its health', async (origin) => {
    const { send } = createTestRelay();
    expect(corsOf(await send('/healthz', { method: 'GET', headers: { Origin: origin } })).origin).toBe('*');
  });

  test('503 is readable after an outage of upstream', async () => {
    const { post } = createTestRelay({ answer: () => new Response('', { status: 500 }) });
    const response = await post(lead);
    expect(response.status).toBe(503);
    expect(corsOf(response)).toEqual(readableBy(PAGE));
  });

  test('503 is readable after an error of the relay itself', async () => {
    const response = await createTestRelay().relay.fetch(brokenRequest());
    expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '30']);
    expect(corsOf(response)).toEqual(readableBy(PAGE));
  });

  test.each(['/v2/event', '/v2/affiliate_event'])('a preflight of %s lets JSON through', async (path) => {
    const { send } = createTestRelay();
    const response = await send(path, {
      method: 'OPTIONS',
      headers: {
        Origin: PAGE,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type',
      },
    });
    expect(response.status).toBe(204);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': PAGE,
      'access-control-allow-methods': expect.stringContaining('POST'),
      'access-control-allow-headers': 'Content-Type',
      'access-control-max-age': '7200',
    });
  });
});

test.each([
  ['an event', '/v2/event', lead],
  ['a refusal', '/v2/event', '{'],
  ['a path that is not there', '/<script>', lead],
])(
  'the answer to %s is never stored, sniffed, framed or run, and says nothing of the server',
  async (_, path, body) => {
    const { headers } = await createTestRelay().post(body, { path });
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': expect.stringMatching(/^application\/json/),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
    });
    expect(
      ['set-cookie', 'location', 'server', 'x-powered-by', 'access-control-allow-credentials'].filter((name) =>
        headers.has(name),
      ),
    ).toEqual([]);
  },
);

describe('letPagesRead', () => {
  test.each([
    ['an answer to no Origin is for any page', {}, '*'],
    ['an opaque origin is named as it names itself', { Origin: 'null' }, 'null'],
    ['an origin is named as it was written', { Origin: 'https://WWW.example.com' }, 'https://WWW.example.com'],
  ])('where all are allowed, %s', async (_, headers, allowed) => {
    const { send } = createTestRelay({ origins: '*' });
    expect(corsOf(await send('/nowhere', { method: 'GET', headers })).origin).toBe(allowed);
  });

  test('an answer to a request without Origin names no page where some are allowed', async () => {
    const { send } = createTestRelay();
    expect(corsOf(await send('/nowhere', { method: 'GET' })).origin).toBeNull();
  });
});

describe('keepAnswersPlain', () => {
  const answer = async (headers: Record<string, string> = {}) => {
    const app = new Hono().use(...keepAnswersPlain()).get('/', (c) => c.text('x', 200, headers));
    return (await app.request('/')).headers;
  };

  test('leaves an answer that says how long it may be kept as it is', async () => {
    expect((await answer({ 'Cache-Control': 'public, max-age=60' })).get('Cache-Control')).toBe('public, max-age=60');
    expect((await answer()).get('Cache-Control')).toBe('no-store');
  });

  test('lets a beacon of another site through', async () => {
    expect((await answer()).get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
  });

  test('binds nothing but the answer: neither the whole domain nor other pages', async () => {
    const bindings = ['Strict-Transport-Security', 'Cross-Origin-Opener-Policy', 'Origin-Agent-Cluster'];
    const headers = await answer();
    expect(bindings.filter((name) => headers.has(name))).toEqual([]);
  });
});
