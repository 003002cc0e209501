/** A relay asked for its health and for the installation of a page, at a real server. */
import type { RequestListener } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { askRelay, nextToEvents } from '../../src/causes/ask-relay';
import { startUpstream } from '../relay/support/upstream';

const INSTALLATION = { origin: 'allowed', source_id: 'allowed' };
const READY = JSON.stringify({ data: 'ok', installation: INSTALLATION });

/** What is known of a relay that answers like this, with the paths that it was asked for. */
const ask = async (listener: RequestListener, { path = '/v2/event', sourceId = 'source-1' } = {}) => {
  const asked: [unknown, unknown][] = [];
  const { url, close } = await startUpstream((request, response) => {
    asked.push([request.method, request.url]);
    listener(request, response);
  });
  onTestFinished(close);
  const relay = url + path;
  const { url: told, ...facts } = await askRelay({ relay, sourceId }, {});
  expect(told).toBe(relay);
  return { facts, asked };
};
const answerWith =
  (status: number, body: string): RequestListener =>
  (_, response) =>
    void response.writeHead(status).end(body);

describe('nextToEvents', () => {
  test.each([
    ['https://relay.example.com/v2/event', 'https://relay.example.com/healthz'],
    ['https://relay.example.com/v2/affiliate_event', 'https://relay.example.com/healthz'],
    ['https://www.example.com/through/here/v2/event', 'https://www.example.com/through/here/healthz'],
  ])('of %s is %s', (relay, address) => {
    expect(nextToEvents(relay, 'healthz').href).toBe(address);
  });
});

describe('askRelay', () => {
  test.each(['/v2/event', '/v2/affiliate_event', '/through/here/v2/event'])(
    'knows a relay at %s that is ready, and what it says of the page',
    async (path) => {
      const { facts } = await ask(answerWith(200, READY), { path });
      expect(facts).toEqual({ state: 'ready', installation: INSTALLATION });
    },
  );

  test('asks next to the events, for the capture that the page names, and sends no event', async () => {
    const { asked } = await ask(answerWith(200, READY), { path: '/through/v2/event', sourceId: 'a&b' });
    expect(asked).toEqual([['GET', '/through/healthz?source_id=a%26b']]);
  });

  test('knows one that says nothing of the page', async () => {
    expect((await ask(answerWith(200, '{"data":"ok"}'))).facts).toEqual({ state: 'ready' });
  });

  test.each<[string, RequestListener, string, string]>([
    ['takes nothing now', answerWith(503, '{"error":"x"}'), '/v2/event', 'not ready'],
    ['is some other page', answerWith(200, '<html>'), '/v2/event', 'foreign'],
    ['is not there', answerWith(404, READY), '/v2/event', 'foreign'],
    ['says something else', answerWith(200, '{"data":"else"}'), '/v2/event', 'foreign'],
    ['takes no events at this path', answerWith(200, READY), '/v2/events', 'foreign'],
    ['hangs up', (request) => void request.socket.destroy(), '/v2/event', 'silent'],
  ])('knows that what %s', async (_, listener, path, state) => {
    expect((await ask(listener, { path })).facts).toEqual({ state });
  });

  test('knows that nobody answers', async () => {
    const { url, close } = await startUpstream(() => {});
    await close();
    const relay = `${url}/v2/event`;
    expect(await askRelay({ relay, sourceId: '' }, {})).toEqual({ url: relay, state: 'silent' });
  });

  test('waits no longer than its caller', async () => {
    const { url, close } = await startUpstream(() => {});
    onTestFinished(close);
    const asking = { relay: `${url}/v2/event`, sourceId: '' };
    expect(await askRelay(asking, { signal: AbortSignal.timeout(10) })).toMatchObject({ state: 'silent' });
  });
});
