/** One attempt against a real server: the request as documented, and every way to get no answer. */
import type { RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createUpstream } from '../../../src/relay/upstream/upstream';
import { lead } from '../support/events';
import { startUpstream } from '../support/upstream';

const KEY = 'k-123';

const attempt = async (listener: RequestListener, upstreamTimeoutMs = 5000) => {
  const { url, close } = await startUpstream(listener);
  onTestFinished(close);
  return createUpstream({ apiKey: KEY, upstreamUrl: url, upstreamTimeoutMs }).send({ path: '/v2/event', event: lead });
};

describe('createUpstream', () => {
  test('sends the request that Driftrock documents', async () => {
    const received: unknown[] = [];
    await attempt(async (request, response) => {
      const { method, url, headers } = request;
      received.push({ method, url, headers, body: JSON.parse(await text(request)) });
      response.end();
    });
    expect(received).toEqual([
      {
        method: 'POST',
        url: '/v2/event',
        headers: expect.objectContaining({
          'content-type': 'application/json',
          accept: 'application/json',
          authorization: `Bearer ${KEY}`,
        }),
        body: lead,
      },
    ]);
  });

  test('gives status, body and Retry-After', async () => {
    const answer = await attempt((_, response) => void response.writeHead(503, { 'Retry-After': '7' }).end('busy'));
    expect(answer).toEqual({ status: 503, body: 'busy', retryAfter: '7' });
  });

  test('keeps the path in front of upstream', async () => {
    const paths: unknown[] = [];
    const { url, close } = await startUpstream((request, response) => {
      paths.push(request.url);
      response.end();
    });
    onTestFinished(close);
    await createUpstream({ apiKey: KEY, upstreamUrl: `${url}/through/here/` }).send({
      path: '/v2/affiliate_event',
      event: lead,
    });
    expect(paths).toEqual(['/through/here/v2/affiliate_event']);
  });

  test('does not follow a redirect', async () => {
    const paths: unknown[] = [];
    const answer = await attempt((request, response) => {
      paths.push(request.url);
      response.writeHead(307, { Location: '/elsewhere' }).end();
    });
    expect(answer).toMatchObject({ status: 307 });
    expect(paths).toEqual(['/v2/event']);
  });

  test('reads an acceptance as it is, although the key may be part of its words', async () => {
    const { url, close } = await startUpstream((_, response) => void response.end('{"data":"ok"}'));
    onTestFinished(close);
    const answer = await createUpstream({ apiKey: 'ok', upstreamUrl: url }).send({ path: '/v2/event', event: lead });
    expect(answer).toMatchObject({ status: 200, body: '{"data":"ok"}' });
  });

  test('takes the key out of an answer that echoes it', async () => {
    const answer = await attempt(
      (request, response) => void response.writeHead(400).end(`{"error":"got ${request.headers.authorization}"}`),
    );
    expect(answer).toMatchObject({ status: 400, body: '{"error":"got Bearer [key]"}' });
  });

  test('reads no more of an endless answer than it needs', async () => {
    const answer = await attempt((_, response) => {
      const write = (): void => void (response.writable && response.write('x'.repeat(16_384), write));
      write();
    });
    expect(answer).toMatchObject({ status: 200, body: '' });
  });

  test.each<[string, string, RequestListener]>([
    ['a cut connection', 'UND_ERR_SOCKET', (request) => request.socket.destroy()],
    [
      'a connection that is cut in the middle of the answer',
      'UND_ERR_SOCKET',
      (_, response) => response.write('{"da', () => response.destroy()),
    ],
    ['an answer that is not HTTP', 'HPE_INVALID_CONSTANT', (request) => void request.socket.end('hello\r\n\r\n')],
  ])('tells %s by its code, %s', async (_, silence, listener) => {
    expect(await attempt(listener)).toEqual({ silence });
  });

  test.each<[string, RequestListener]>([
    ['no answer', () => {}],
    ['an answer without end', (_, response) => void response.write('{"data"')],
  ])('gives up on %s when the time is over', async (_, listener) => {
    expect(await attempt(listener, 200)).toEqual({ silence: 'timeout' });
  });

  test('says ECONNREFUSED when nobody listens', async () => {
    const { url, close } = await startUpstream(() => {});
    await close();
    expect(await createUpstream({ apiKey: KEY, upstreamUrl: url }).send({ path: '/v2/event', event: lead })).toEqual({
      silence: 'ECONNREFUSED',
    });
  });

  test.each([
    [{ apiKey: 'a b' }, 'apiKey must not contain spaces'],
    [{ apiKey: '' }, 'apiKey is empty'],
    [{ apiKey: 'a\r\nX: y' }, 'apiKey must not contain spaces'],
    [{ apiKey: KEY, upstreamUrl: 'http://api.example' }, 'upstreamUrl must start with https://'],
    [{ apiKey: KEY, upstreamUrl: 'api.example' }, 'upstreamUrl must be a URL'],
    [{ apiKey: KEY, upstreamUrl: 'https://a:b@api.example' }, 'upstreamUrl must be a scheme'],
  ])('throws at once for %j', (options, message) => {
    expect(() => createUpstream(options)).toThrow(message);
  });
});
