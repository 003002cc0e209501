/** The pages for the operator, asked without a socket. */
import { describe, expect, test } from 'vitest';
import { createHealthWatch } from '../../../src/relay/health/watch';
import type { RelayProcessOptions } from '../../../src/relay/environment';
import { createMetrics } from '../../../src/relay/metrics/metrics';
import { createOps } from '../../../src/relay/ops/index';
import { createNoStore } from '../../../src/relay/store/none';
import type { Store } from '../../../src/relay/store/store';
import { createBrowserFiles } from '../../../src/relay/http/browser-files';
import { lead } from '../support/events';
import { API_KEY, createTestRelay } from '../support/relay';
import { readHtml } from './support/page';

const TOKEN = 'a-token-of-the-operator';
const OWN_FORM = { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' };
const ABOUT_SNIPPET = { type: '', digest: '', integrity: 'sha384-abc' };
const SNIPPET = createBrowserFiles({ version: '1.2.3', files: { 'driftrock.js': ABOUT_SNIPPET } }, () => ({}));

/** The pages in front of a relay whose upstream the test answers for. */
function setUp(options: Partial<RelayProcessOptions> & { answer?: () => Response; status?: Store['status'] } = {}) {
  const { answer, status, ...others } = options;
  const own = { apiKey: API_KEY, origins: ['https://*.example.com'], sourceIds: [lead.source_id], ...others };
  const health = createHealthWatch(own);
  const { onAnswer, onUpstreamAnswer } = health;
  const { relay, attempts, post } = createTestRelay({
    ...own,
    onAnswer,
    onUpstreamAnswer,
    ...(answer && { answer }),
    ...(status && { spool: { ...createNoStore({ send: async () => ({ silence: '' }) }, { now: Date.now }), status } }),
  });
  const ops = createOps({
    relay,
    metrics: createMetrics(),
    health,
    files: SNIPPET,
    relayUrl: () => 'http://127.0.0.1:8787',
    options: own,
  });
  const ask = (path: string, init: RequestInit = {}) =>
    ops(
      new Request(`http://localhost:8788${path}`, { ...init, headers: { Host: 'localhost:8788', ...init.headers } }),
      {
        address: '192.0.2.1',
      },
    );
  const send = (path: string, values: Record<string, string>, headers: Record<string, string> = {}) =>
    ask(path, { method: 'POST', body: String(new URLSearchParams(values)), headers: { ...OWN_FORM, ...headers } });
  const read = async (response: Response | Promise<Response>) => readHtml(await (await response).text());
  return { ask, send, read, post, attempts };
}

describe('the overview', () => {
  test('says that it is ready before anything has come', async () => {
    const { ask, read } = setUp();
    const { words } = await read(ask('/'));
    expect(words('#answer')).toEqual(['… It is ready, and no lead has come yet.']);
  });

  test('says that it works, and when each step last went well', async () => {
    const { ask, read, post } = setUp();
    await post(lead);
    const { words } = await read(ask('/'));
    expect(words('#answer')).toEqual(['✓ It works: leads reach Driftrock.']);
    expect(words('.step .state')).toEqual(['nothing yet', 'works', 'works']);
    expect(words('.step dd').slice(2)).toEqual(Array(2).fill(['a moment ago', 'not since the relay started']).flat());
  });

  test('says what is wrong at its step, and what to do', async () => {
    const { ask, read, post } = setUp();
    await post(lead, { headers: { Origin: 'https://staging.example' } });
    const { words } = await read(ask('/'));
    expect(words('#answer')).toEqual(['✗ It does not work: leads do not get through.']);
    expect(words('.step .state')).toEqual(['nothing yet', 'does not work', 'nothing yet']);
    expect(words('.problems .hint')[0]).toContain('add https://staging.example to RELAY_ORIGINS');
  });

  test('has a step for the store where there is one', async () => {
    const status = async () => ({ waiting: 3, dead: 1, oldestAt: 0, paused: ['source source-1'] });
    const { ask, read } = setUp({ storePlace: '/var/lib/relay', status });
    const { words } = await read(ask('/'));
    expect(words('.step h3')).toHaveLength(4);
    expect(words('#waiting dd')).toEqual(['3', expect.stringContaining('days ago'), '1', 'source source-1']);
  });

  test('stays up while the store cannot be asked', async () => {
    const { ask, read } = setUp({ storePlace: '/var/lib/relay', status: () => Promise.reject(new Error('disk')) });
    expect((await read(ask('/'))).words('#waiting-counts')).toEqual([expect.stringContaining('cannot be asked')]);
  });

  test("makes nothing of a stranger's HTML", async () => {
    const { ask, read, post } = setUp();
    const hostile = '<img src=x onerror=alert(1)>';
    await post(lead, { headers: { Origin: hostile } });
    await post({ ...lead, source_id: `"'><script>${hostile}` });
    await post(lead, { path: `/${hostile}` });
    const { document, text } = await read(ask('/'));
    expect(text).toContain('&lt;img');
    expect(document.querySelectorAll('main img, main script')).toHaveLength(0);
  });

  test('shows no key, and nothing that a visitor typed', async () => {
    const answer = () => Response.json({ error: `ada@example.com and ${API_KEY} are no lead` }, { status: 400 });
    const { ask, read, post } = setUp({ answer });
    await post(lead);
    await post({ ...lead, source_id: API_KEY });
    const { text } = await read(ask('/'));
    expect(text).toContain('are no lead');
    expect(text).toContain('[key]');
    expect([API_KEY, 'ada@example.com'].filter((value) => text.includes(value))).toEqual([]);
  });

  test.each([
    [
      'the public address where it is named',
      { publicUrl: 'https://relay.example.com' },
      'https://relay.example.com',
      0,
    ],
    ['the address that the relay listens on, and what it lacks', {}, 'http://127.0.0.1:8787', 1],
  ])('has the lines with %s', async (_, options, url, notices) => {
    const { ask, read } = setUp(options);
    const { words, document } = await read(ask('/'));
    expect(words('#install-script-tag code')).toEqual([`<script async src="${url}/driftrock.js"></script>`]);
    expect(document.querySelectorAll('#install .notice')).toHaveLength(notices);
  });

  test('asks for nothing from elsewhere, and runs nothing inline', async () => {
    const { ask, read } = setUp();
    const response = await ask('/');
    expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    const { document } = await read(response);
    const linked = [...document.querySelectorAll('[src], link[href]')].map(
      (element) => element.getAttribute('src') ?? element.getAttribute('href'),
    );
    expect(linked.length).toBeGreaterThan(2);
    expect(linked.filter((address) => !address!.startsWith('/'))).toEqual([]);
    expect(document.querySelectorAll('[style], script:not([src]), style')).toHaveLength(0);
  });

  test.each(['/ops.css', '/ops.js', '/icon.svg'])('has its file %s', async (path) => {
    const { ask } = setUp({ opsToken: TOKEN });
    expect((await ask(path)).status).toBe(200);
  });

  test('says in plain words that there is nothing at another address', async () => {
    const { ask, read } = setUp();
    const response = await ask('/nowhere');
    expect(response.status).toBe(404);
    expect((await read(response)).words('main p')).toContainEqual(expect.stringContaining('There is nothing'));
  });
});

describe('a test lead', () => {
  test('goes the whole way, marked as a test, and shows each step with the answer of Driftrock', async () => {
    const { send, ask, read, attempts } = setUp();
    const response = await send('/test-lead', { email: 'operator@example.com' });
    expect(response.status).toBe(303);
    const { words, text } = await read(ask(response.headers.get('Location')!));
    expect(attempts.map(({ event }) => event)).toEqual([
      expect.objectContaining({
        event_name: 'First test lead',
        source_id: lead.source_id,
        fields: { email: 'operator@example.com' },
      }),
    ]);
    expect(words('.step strong')).toEqual([
      expect.stringContaining('The relay has taken it'),
      expect.stringContaining('keeps nothing'),
      expect.stringContaining('Driftrock has taken it'),
    ]);
    expect(words('.code')).toEqual(['200 {"data":"ok"}']);
    expect(text).not.toContain('operator@example.com');
  });

  test.each<[string, () => Response, string, string]>([
    ['refuses', () => Response.json({ error: 'unknown capture' }, { status: 400 }), 'refused it for good', '400'],
    ['is down', () => new Response('', { status: 503 }), 'has not taken it', '503'],
    ['has another key', () => new Response('', { status: 401 }), 'has not taken it', '401'],
  ])('shows that Driftrock %s', async (_, answer, sentence, said) => {
    const { send, ask, read } = setUp({ answer });
    const response = await send('/test-lead', { email: 'operator@example.com' });
    const { words } = await read(ask(response.headers.get('Location')!));
    expect(words('.step strong')[2]).toContain(sentence);
    expect(words('.code')[0]).toContain(said);
  });

  test('is said to be wrong next to the form', async () => {
    const { send, read, attempts } = setUp();
    const response = await send('/test-lead', { email: 'operator' });
    expect(response.status).toBe(400);
    expect((await read(response)).words('#test-lead-error')).toEqual([expect.stringContaining('e-mail address')]);
    expect(attempts).toEqual([]);
  });

  test.each([
    ['another site', 403, { 'Sec-Fetch-Site': 'cross-site' }],
    ['a script of a page', 415, { 'Content-Type': 'text/plain' }],
  ])('is not sent by %s', async (_, status, headers) => {
    const { send, attempts } = setUp();
    expect((await send('/test-lead', { email: 'operator@example.com' }, headers)).status).toBe(status);
    expect(attempts).toEqual([]);
  });

  test('is not read when it is longer than a form', async () => {
    const { send } = setUp();
    expect((await send('/test-lead', { email: 'x'.repeat(5000) })).status).toBe(413);
  });

  test('is sent ten times a minute at most', async () => {
    const { send, attempts } = setUp();
    const statuses = [];
    for (let index = 0; index < 11; index += 1)
      statuses.push((await send('/test-lead', { email: 'operator@example.com' })).status);
    expect(statuses).toEqual([...Array(10).fill(303), 429]);
    expect(attempts).toHaveLength(10);
  });

  test('that nobody knows any more is told in plain words', async () => {
    const { ask, read } = setUp();
    const response = await ask('/test-lead/unknown');
    expect(response.status).toBe(404);
    expect((await read(response)).words('main p')).toContainEqual(expect.stringContaining('no longer known'));
  });
});

describe('signing in', () => {
  test.each(['/', '/test-lead/x'])('is asked of people before %s', async (path) => {
    const { ask, read } = setUp({ opsToken: TOKEN });
    const response = await ask(path);
    expect(response.status).toBe(401);
    expect(response.headers.get('WWW-Authenticate')).toBe('Bearer');
    expect((await read(response)).words('h1')).toEqual(['Sign in']);
  });

  test('gives a cookie that no script reads, no other site sends, and that is not the token', async () => {
    const { ask, send } = setUp({ opsToken: TOKEN });
    const response = await send('/sign-in', { token: TOKEN });
    expect([response.status, response.headers.get('Location')]).toEqual([303, '/']);
    const given = response.headers.get('Set-Cookie') ?? '';
    expect(given).toMatch(/; Max-Age=604800; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(given).not.toContain(TOKEN);
    const [Cookie = ''] = given.split(';');
    expect((await ask('/', { headers: { Cookie } })).status).toBe(200);
    expect((await ask('/metrics', { headers: { Cookie } })).status).toBe(200);
  });

  test('ends after a week', async () => {
    const clock = { at: 0 };
    const { ask, send } = setUp({ opsToken: TOKEN, now: () => clock.at });
    const [Cookie = ''] = ((await send('/sign-in', { token: TOKEN })).headers.get('Set-Cookie') ?? '').split(';');
    clock.at = 7 * 86_400_000 - 1;
    expect((await ask('/', { headers: { Cookie } })).status).toBe(200);
    clock.at += 1;
    expect((await ask('/', { headers: { Cookie } })).status).toBe(401);
  });

  test.each([
    ['/metrics', 401, 200],
    ['/readyz', 401, 200],
    ['/', 401, 200],
    ['/healthz', 200, 200],
  ])('%s without and with the token in a header is answered %i and %i', async (path, without, withToken) => {
    const { ask } = setUp({ opsToken: TOKEN });
    expect((await ask(path)).status).toBe(without);
    expect((await ask(path, { headers: { Authorization: 'Bearer another-token-of-theirs' } })).status).toBe(without);
    expect((await ask(path, { headers: { Authorization: `Bearer ${TOKEN}` } })).status).toBe(withToken);
  });

  test('is not asked without a token, and then a foreign name shows nothing', async () => {
    const { ask } = setUp();
    expect((await ask('/')).status).toBe(200);
    expect((await ask('/', { headers: { Host: 'evil.example' } })).status).toBe(421);
    expect((await ask('/metrics', { headers: { Host: 'relay.internal' } })).status).toBe(200);
  });
});
