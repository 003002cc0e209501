/** One attempt to hand an alert over, at a real receiver. */
import { text } from 'node:stream/consumers';
import type { RequestListener } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { postAlert } from '../../../src/relay/health/alert-post';
import { startUpstream } from '../support/upstream';

const NOW = Date.parse('2026-11-23T10:00:00.000Z');

/** What becomes of an alert at a receiver that answers like this. */
const postTo = async (listener: RequestListener, signal = new AbortController().signal) => {
  const { url, close } = await startUpstream(listener);
  onTestFinished(close);
  return postAlert('The disk is full', { url: `${url}/secret-path`, fetch, now: () => NOW, signal });
};
const answerWith = (status: number, headers: Record<string, string> = {}) =>
  postTo((_, response) => void response.writeHead(status, headers).end('x'));

describe('postAlert', () => {
  test('sends the text as JSON', async () => {
    const received: unknown[] = [];
    const sent = await postTo(async (request, response) => {
      const { method, url, headers } = request;
      received.push([method, url, headers['content-type'], JSON.parse(await text(request))]);
      response.writeHead(204).end();
    });
    expect(sent).toEqual({ kind: 'done' });
    expect(received).toEqual([['POST', '/secret-path', 'application/json', { text: 'The disk is full' }]]);
  });

  test.each([302, 400, 401, 404, 410, 499])('is refused by %i', async (status) => {
    expect(await answerWith(status)).toEqual({ kind: 'refused', reason: `HTTP ${status}`, askedMs: 0 });
  });

  test.each([408, 425, 429, 500, 503])('fails by %i, which a later attempt can overcome', async (status) => {
    expect(await answerWith(status)).toEqual({ kind: 'failed', reason: `HTTP ${status}`, askedMs: 0 });
  });

  test('does not follow a redirect', async () => {
    const paths: unknown[] = [];
    const sent = await postTo((request, response) => {
      paths.push(request.url);
      response.writeHead(307, { Location: '/elsewhere' }).end();
    });
    expect([sent.kind, paths]).toEqual(['refused', ['/secret-path']]);
  });

  test.each([
    ['in seconds', '7', 7_000],
    ['as a date', 'Mon, 23 Nov 2026 10:01:00 GMT', 60_000],
    ['in no way that is known', 'soon', 0],
  ])('tells how long the receiver wants to be left alone, said %s', async (_, retryAfter, askedMs) => {
    expect(await answerWith(429, { 'Retry-After': retryAfter })).toMatchObject({ kind: 'failed', askedMs });
  });

  test('fails where the connection is cut, by a reason without the address', async () => {
    const sent = await postTo((request) => void request.socket.destroy());
    expect(sent).toEqual({ kind: 'failed', reason: expect.stringMatching(/^[A-Z_]+$/), askedMs: 0 });
  });

  test('fails when it is cut from here', async () => {
    const closing = new AbortController();
    const sent = await postTo(() => closing.abort(), closing.signal);
    expect(sent).toEqual({ kind: 'failed', reason: 'AbortError', askedMs: 0 });
  });
});
