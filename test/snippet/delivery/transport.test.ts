/** What becomes of one POST, against a real server. */
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createTransport } from '../../../src/snippet/delivery/transport';
import { type Server, startServer } from '../support/server';

const BODY = '{"event_id":"1"}';
const MAX_KEEPALIVE_BYTES = 60_000;

const state = {} as { server: Server };

/** Answers with a status, and what a relay would say next to it. */
const answer = (status: number, headers: Record<string, string> = {}) =>
  state.server.answerWith((_request, response) =>
    response.writeHead(status, headers).end(status === 204 || status === 304 ? undefined : '{"data":"ok"}'),
  );

const attempt = (body = BODY, outlivesPage = true) => createTransport()(state.server.url, body, outlivesPage);

/** The options of the one fetch that was made. */
const fetchOptions = () => vi.mocked(fetch).mock.calls[0]![1]!;

/** A browser without keepalive, as Firefox before 133. */
const withoutKeepalive = () => {
  const descriptor = Object.getOwnPropertyDescriptor(Request.prototype, 'keepalive')!;
  Reflect.deleteProperty(Request.prototype, 'keepalive');
  onTestFinished(() => void Object.defineProperty(Request.prototype, 'keepalive', descriptor));
};

const sendBeacon = vi.fn();

beforeEach(async () => {
  state.server = await startServer();
  sendBeacon.mockReset().mockReturnValue(true);
  vi.stubGlobal('navigator', { sendBeacon });
  vi.spyOn(globalThis, 'fetch');
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  await state.server.close();
});

describe('createTransport', () => {
  test('posts the body as text, which asks for no preflight', async () => {
    await attempt('{"note":"Zoë 語 😀"}');
    expect(state.server.asked).toEqual([
      expect.objectContaining({
        method: 'POST',
        url: '/',
        body: '{"note":"Zoë 語 😀"}',
        headers: expect.objectContaining({ 'content-type': 'text/plain;charset=UTF-8' }),
      }),
    ]);
  });

  test('sends no cookies and no headers of its own', async () => {
    await attempt();
    expect(fetchOptions().credentials).toBe('omit');
    expect(fetchOptions().headers).toBeUndefined();
  });

  test('tells no more of the page than its origin, whatever the page would let go along', async () => {
    await attempt();
    expect(fetchOptions().referrerPolicy).toBe('strict-origin');
  });

  test.each([
    [200, 'acknowledged'],
    [202, 'acknowledged'],
    [204, 'acknowledged'],
    [400, 'rejected'],
    [403, 'retry'],
    [413, 'rejected'],
    [408, 'retry'],
    [425, 'retry'],
    [429, 'retry'],
    [304, 'retry'],
    [500, 'retry'],
    [503, 'retry'],
  ])('takes HTTP %i for %s', async (status, outcome) => {
    answer(status);
    expect(await attempt()).toMatchObject({ outcome, status, retryAfterMs: undefined });
  });

  test.each([
    ['120', 120_000],
    ['0', 0],
    ['7200', 3_600_000],
  ])('hears "Retry-After: %s" as %i ms', async (header, retryAfterMs) => {
    answer(503, { 'Retry-After': header });
    expect(await attempt()).toMatchObject({ outcome: 'retry', status: 503, retryAfterMs });
  });

  test('hears a Retry-After that is a date', async () => {
    answer(429, { 'Retry-After': new Date(Date.now() + 600_000).toUTCString() });
    const { retryAfterMs } = await attempt();
    expect(retryAfterMs).toBeGreaterThan(590_000);
    expect(retryAfterMs).toBeLessThanOrEqual(600_000);
  });

  test.each(['text/html', 'text/html; charset=utf-8', 'application/xhtml+xml; profile=html'])(
    'takes 200 with %s for a captive portal',
    async (type) => {
      answer(200, { 'Content-Type': type });
      expect(await attempt()).toMatchObject({ outcome: 'retry', status: 200 });
    },
  );

  test.each(['application/json', 'text/plain', 'application/octet-stream'])(
    'takes 200 with %s for the relay',
    async (type) => {
      answer(200, { 'Content-Type': type });
      expect(await attempt()).toMatchObject({ outcome: 'acknowledged' });
    },
  );

  test('takes a refusal for one, though it is HTML', async () => {
    answer(400, { 'Content-Type': 'text/html' });
    expect(await attempt()).toMatchObject({ outcome: 'rejected', status: 400 });
  });

  test.each([301, 302, 303, 307, 308])('trusts no 200 behind a redirect (%i)', async (status) => {
    state.server.answerWith(
      (request, response) =>
        void (request.url === '/' ? response.writeHead(status, { Location: '/elsewhere' }) : response).end(),
    );
    expect(await attempt()).toMatchObject({ outcome: 'retry' });
    expect(state.server.asked.map(({ url }) => url)).toEqual(['/', '/elsewhere']);
  });

  test('asks for a later attempt when nobody listens', async () => {
    await state.server.close();
    expect(await attempt()).toEqual({ outcome: 'retry', status: 0, text: '' });
  });

  test('asks for a later attempt when the connection breaks', async () => {
    state.server.answerWith((request) => request.socket.destroy());
    expect(await attempt()).toEqual({ outcome: 'retry', status: 0, text: '' });
  });

  test.each(['not a URL', 'ftp://127.0.0.1/', 'https://user:word@relay.example/'])(
    'does not throw for "%s"',
    async (url) => {
      expect(await createTransport()(url, BODY, true)).toEqual({ outcome: 'retry', status: 0, text: '' });
    },
  );

  test('gives up a relay that does not answer within 15 s', async () => {
    const patience = new AbortController();
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(patience.signal);
    state.server.answerWith(() => patience.abort());
    expect(await attempt()).toEqual({ outcome: 'retry', status: 0, text: '' });
    expect(timeout).toHaveBeenCalledExactlyOnceWith(15_000);
  });

  test('does without AbortSignal.timeout', async () => {
    vi.stubGlobal('AbortSignal', {});
    expect(await attempt()).toMatchObject({ outcome: 'acknowledged' });
  });
});

describe('keepalive', () => {
  test('is asked for when the attempt is to outlive the page', async () => {
    await attempt(BODY, true);
    expect(fetchOptions().keepalive).toBe(true);
  });

  test('is not asked for otherwise', async () => {
    await attempt(BODY, false);
    expect(fetchOptions().keepalive).toBe(false);
  });

  test.each([
    [MAX_KEEPALIVE_BYTES - 1, true],
    [MAX_KEEPALIVE_BYTES, false],
    [MAX_KEEPALIVE_BYTES + 1, false],
  ])('for a body of %i bytes is %s, since 64 KiB are all that a page has', async (bytes, keepalive) => {
    await attempt('x'.repeat(bytes));
    expect(fetchOptions().keepalive).toBe(keepalive);
  });

  test('counts bytes, not letters', async () => {
    await attempt('語'.repeat(MAX_KEEPALIVE_BYTES / 3));
    expect(fetchOptions().keepalive).toBe(false);
  });

  test('needs no beacon where it exists', async () => {
    await attempt();
    expect(sendBeacon).not.toHaveBeenCalled();
  });

  test('has a beacon go first where it is missing, whose word is not taken', async () => {
    withoutKeepalive();
    answer(503);
    expect(await attempt()).toMatchObject({ outcome: 'retry', status: 503 });
    expect(sendBeacon).toHaveBeenCalledExactlyOnceWith(state.server.url, BODY);
    expect(sendBeacon.mock.invocationCallOrder[0]).toBeLessThan(vi.mocked(fetch).mock.invocationCallOrder[0]!);
  });

  test('has no beacon go for an attempt that need not outlive the page', async () => {
    withoutKeepalive();
    await attempt(BODY, false);
    expect(sendBeacon).not.toHaveBeenCalled();
  });

  test('has no beacon go for a body above the limit', async () => {
    withoutKeepalive();
    await attempt('x'.repeat(MAX_KEEPALIVE_BYTES));
    expect(sendBeacon).not.toHaveBeenCalled();
  });
});
