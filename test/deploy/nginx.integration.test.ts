/** nginx as relay: what a page is told for each thing that Driftrock can say, and what reaches Driftrock. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { type DriftrockApi, startDriftrockApi } from '../../demo/driftrock-api.mjs';
import { bodyOf, lead } from '../relay/support/events';
import { API_KEY, PAGE } from '../relay/support/relay';
import { startUpstream } from '../relay/support/upstream';
import { freePort } from '../support/free-port.mjs';
import { type RunningNginx, startNginx } from './support/nginx.mjs';
import { startNameServer } from './support/name-server';
import { startTlsUpstream } from './support/tls-upstream';

/** What Driftrock says: taken, refused, too slow, too many. */
const DOCUMENTED = [200, 400, 408, 429];
const NOT_DOCUMENTED = Array.from({ length: 400 }, (_, index) => 200 + index).filter(
  (status) => !DOCUMENTED.includes(status),
);

const post = (
  url: string,
  {
    body = JSON.stringify(lead),
    path = '/v2/event',
    headers = {},
  }: { body?: string; path?: string; headers?: Record<string, string> } = {},
) =>
  fetch(url + path, {
    method: 'POST',
    body,
    headers: { Origin: PAGE, 'Content-Type': 'text/plain;charset=UTF-8', ...headers },
    redirect: 'manual',
  });

const seen = async (response: Response) => ({
  status: response.status,
  body: await response.json(),
  origin: response.headers.get('access-control-allow-origin'),
  exposed: response.headers.get('access-control-expose-headers'),
  retryAfter: response.headers.get('retry-after'),
});

const readable = { origin: PAGE, exposed: 'Retry-After', retryAfter: null };
const error = { error: expect.any(String) };

/** For tests that are one address. What the limit does has a test with an nginx of its own. */
const withoutLimit = (configuration: string) => configuration.replace(/ *limit_req zone.*\n/, '');

/** nginx that ends with the test. */
const start = async (options: Partial<Parameters<typeof startNginx>[0]> & { apiUrl: string }) => {
  const nginx = await startNginx({ apiKey: API_KEY, origins: [PAGE], ...options });
  onTestFinished(nginx.stop);
  return nginx;
};

describe('nginx as relay', () => {
  let api: DriftrockApi;
  let nginx: RunningNginx;
  beforeAll(async () => {
    api = await startDriftrockApi({ apiKey: API_KEY });
    const origins = [PAGE, '~^https://([a-z0-9_-]+\\.)+example\\.org$'];
    nginx = await startNginx({ apiKey: API_KEY, origins, apiUrl: api.url, change: withoutLimit });
  });
  beforeEach(() => api.answerWith());
  afterAll(async () => {
    await nginx.stop();
    await api.close();
  });

  test.each(['/v2/event', '/v2/affiliate_event'])('passes an event on to %s with the key', async (path) => {
    const before = api.events.length;
    const body = JSON.stringify({ ...lead, affiliate_id: 'affiliate-1' });
    expect(await seen(await post(nginx.url, { path, body }))).toEqual({
      ...readable,
      status: 200,
      body: { data: 'ok' },
    });
    expect(api.events.slice(before)).toEqual([{ arrivedAt: expect.any(String), path, event: JSON.parse(body) }]);
  });

  test("passes Driftrock's own refusal on", async () => {
    api.answerWith(400, { error: 'no such capture' });
    expect(await seen(await post(nginx.url))).toEqual({ ...readable, status: 400, body: { error: 'no such capture' } });
  });

  /** What the page is told for each status of upstream, whose answer holds what no page may see. */
  const toldFor = async (statuses: readonly number[]) => {
    const told: unknown[] = [];
    for (const status of statuses) {
      const headers = { Location: 'https://elsewhere.example/', 'Retry-After': '7', 'Set-Cookie': 'a=b' };
      api.answerWith(status, { error: API_KEY }, { ...headers, 'X-Accel-Redirect': '/healthz' });
      const response = await post(nginx.url);
      const { location, 'set-cookie': cookie } = Object.fromEntries(response.headers);
      told.push({ of: status, location, cookie, ...(await seen(response)) });
    }
    return told;
  };

  test('turns every other status into 503, so that the page keeps its lead', async () => {
    const body = { error: 'the event cannot be taken now: keep it and try again later' };
    expect(await toldFor([...NOT_DOCUMENTED, 600, 999])).toEqual(
      [...NOT_DOCUMENTED, 600, 999].map((of) => ({ of, ...readable, status: 503, body, retryAfter: '30' })),
    );
  });

  test('passes 408 on, which asks the page to come back', async () => {
    api.answerWith(408, 'too slow');
    const response = await post(nginx.url);
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([408, PAGE]);
  });

  test('lets Driftrock send pages away for a while', async () => {
    api.answerWith(429, 'slow down');
    expect(await seen(await post(nginx.url))).toEqual({ ...readable, status: 429, body: error, retryAfter: '30' });
  });

  test.each([
    ['another origin', 403, { Origin: 'https://evil.example' }],
    ['a look-alike of an allowed origin', 403, { Origin: `${PAGE}.evil.example` }],
    ['another type', 415, { 'Content-Type': 'text/html' }],
    ['a compressed body', 415, { 'Content-Encoding': 'gzip' }],
  ])('refuses %s with %i, and lets only an allowed page read why', async (_, status, headers) => {
    const before = api.events.length;
    const origin = 'Origin' in headers ? null : PAGE;
    expect(await seen(await post(nginx.url, { headers: headers as Record<string, string> }))).toEqual({
      ...readable,
      origin,
      status,
      body: error,
    });
    expect(api.events).toHaveLength(before);
  });

  test('takes a page of an allowed subdomain', async () => {
    expect((await post(nginx.url, { headers: { Origin: 'https://a.b.example.org' } })).status).toBe(200);
  });

  test('takes 128 KiB, and refuses one byte more', async () => {
    expect((await post(nginx.url, { body: bodyOf(128 * 1024) })).status).toBe(200);
    expect(await seen(await post(nginx.url, { body: bodyOf(128 * 1024 + 1) }))).toEqual({
      ...readable,
      status: 413,
      body: error,
    });
  });

  test('answers the preflight of a page', async () => {
    const { status, headers } = await fetch(`${nginx.url}/v2/event`, {
      method: 'OPTIONS',
      headers: {
        Origin: PAGE,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type',
      },
    });
    const names = ['origin', 'methods', 'headers'].map((name) => headers.get(`access-control-allow-${name}`));
    expect([status, ...names, headers.get('access-control-max-age')]).toEqual([
      204,
      PAGE,
      'POST, GET',
      'Content-Type',
      '7200',
    ]);
  });

  test.each([
    ['GET', '/v2/event', 405],
    ['POST', '/v2/event/', 404],
    ['POST', '/v2/../v2/other', 404],
    ['GET', '/healthz', 200],
  ])('answers %s %s with %i', async (method, path, status) => {
    expect(
      (await fetch(nginx.url + path, { method, headers: { Origin: PAGE, 'Content-Type': 'text/plain' } })).status,
    ).toBe(status);
  });

  test.each([
    [PAGE, '?source_id=42', { origin: 'allowed', source_id: 'allowed' }],
    ['https://evil.example', '?source_id=42', { origin: 'refused', source_id: 'allowed' }],
    [PAGE, '?source_id=', { origin: 'allowed', source_id: 'missing' }],
    ['https://evil.example', '?source_id=', { origin: 'refused', source_id: 'missing' }],
    [PAGE, '', undefined],
  ])('tells %s that asks with "%s" of its installation', async (origin, query, installation) => {
    const response = await fetch(`${nginx.url}/healthz${query}`, { headers: { Origin: origin } });
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(await response.json()).toEqual({ data: 'ok', ...(installation && { installation }) });
  });

  test("sends nothing of the browser's on but the event", async () => {
    const heads: object[] = [];
    const upstream = await startUpstream((request, response) => {
      heads.push({ url: request.url, headers: request.headers });
      request.resume().on('end', () => response.setHeader('Content-Type', 'application/json').end('{"data":"ok"}'));
    });
    onTestFinished(upstream.close);
    const { url } = await start({ apiUrl: upstream.url });
    const headers = {
      Cookie: 'session=1',
      Referer: `${PAGE}/?email=ada@example.com`,
      Authorization: 'Bearer of-the-page',
      'User-Agent': 'a browser',
      'X-Forwarded-For': '10.0.0.1',
    };
    expect((await post(url, { path: '/v2/event?email=ada@example.com', headers })).status).toBe(200);
    expect(heads).toEqual([
      {
        url: '/v2/event',
        headers: {
          host: new URL(upstream.url).host,
          connection: 'close',
          'content-length': String(JSON.stringify(lead).length),
          'content-type': 'application/json',
          accept: 'application/json',
          authorization: `Bearer ${API_KEY}`,
        },
      },
    ]);
  });

  test('keeps an event in its page that names no capture, for Driftrock would refuse it for good', async () => {
    const before = api.events.length;
    const body = JSON.stringify({
      ...lead,
      source_id: undefined,
      fields: { message: '"source_id": "typed by the visitor"' },
    });
    expect(await seen(await post(nginx.url, { body }))).toEqual({
      ...readable,
      status: 403,
      body: { error: expect.stringContaining('data-source-id') },
    });
    expect(api.events).toHaveLength(before);
  });

  test.each([
    ['where nothing listens', [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]],
    // fe80::1 without a zone: nobody can send there.
    ['without a route', [0xfe, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]],
  ])('reaches Driftrock whose name has an IPv6 address, too, %s', async (_, v6) => {
    const resolver = await startNameServer({ v4: [127, 0, 0, 1], v6 });
    const apiUrl = api.url.replace('127.0.0.1', 'api.driftrock.test');
    const { url, log } = await start({ apiUrl, resolver, change: withoutLimit });
    // Who waits for the first answer of the name server gets its first address; later ones are given any.
    expect((await post(url)).status).toBe(200);
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(url)));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    // The other address was asked as well.
    expect(log()).toMatch(/connect\(\) .*failed .*upstream: "http:\/\/\[/);
  });

  test('does not ask for IPv6 addresses where the resolver is told so', async () => {
    const resolver = await startNameServer({
      v4: [127, 0, 0, 1],
      v6: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
    });
    const apiUrl = api.url.replace('127.0.0.1', 'api.driftrock.test');
    const { url, log } = await start({ apiUrl, resolver: `${resolver} ipv6=off`, change: withoutLimit });
    expect((await post(url)).status).toBe(200);
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(url)));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(log()).not.toContain('connect()');
  });

  test('says 503 while Driftrock cannot be reached', async () => {
    const { url } = await start({ apiUrl: `http://127.0.0.1:${await freePort()}` });
    expect(await seen(await post(url))).toEqual({ ...readable, status: 503, body: error, retryAfter: '30' });
  });

  test('says 429 to an address that sends too fast, and takes its first events', async () => {
    const { url } = await start({ apiUrl: api.url });
    const answers = await Promise.all(Array.from({ length: 60 }, () => post(url).then(seen)));
    const limited = answers.filter(({ status }) => status === 429);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(21);
    expect(limited.length).toBeGreaterThan(0);
    expect(new Set(limited.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([
        JSON.stringify({ status: 429, body: limited[0]!.body, origin: PAGE, exposed: 'Retry-After', retryAfter: '30' }),
      ]),
    );
  });

  test('logs neither query nor body nor key', async () => {
    api.answerWith();
    await post(nginx.url, { path: '/v2/event?email=ada@example.com' });
    await expect.poll(nginx.log).toContain('"path":"/v2/event"');
    expect(nginx.log()).not.toContain('ada@example.com');
    expect(nginx.log()).not.toContain(API_KEY);
  });

  test('ends a sender that trickles its head', async () => {
    const socket = connect(Number(new URL(nginx.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write('POST /v2/event HTTP/1.1\r\nHost: relay\r\n');
    expect(await text(socket)).toBe('');
  });
});

describe('nginx before an upstream with TLS', () => {
  const http = ({ port }: { port: number }) => `upstream api.driftrock.test { server 127.0.0.1:${port}; }`;

  test('passes an event on to the host that its certificate names', async () => {
    const upstream = await startTlsUpstream('api.driftrock.test');
    const { url } = await start({
      apiUrl: 'https://api.driftrock.test',
      http: http(upstream),
      caFile: upstream.caFile,
    });
    expect((await post(url)).status).toBe(200);
    expect(upstream.requests()).toBe(1);
  });

  test.each([
    ['another host', 'other.test', true],
    ['a host that nobody vouches for', 'api.driftrock.test', false],
  ])('keeps the key from %s', async (_, name, isTrusted) => {
    const upstream = await startTlsUpstream(name);
    const { url } = await start({
      apiUrl: 'https://api.driftrock.test',
      http: http(upstream),
      ...(isTrusted && { caFile: upstream.caFile }),
    });
    expect((await post(url)).status).toBe(503);
    expect(upstream.requests()).toBe(0);
  });
});
