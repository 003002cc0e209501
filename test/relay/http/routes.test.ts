/** Which request is answered by what, with every path and method that somebody may try. */
import type { MiddlewareHandler } from 'hono';
import { describe, expect, test } from 'vitest';
import { createBrowserFiles } from '../../../src/relay/http/browser-files';
import { createRoutes, type RouteParts } from '../../../src/relay/http/routes';
import type { LogNotes, RelayEnv } from '../../../src/relay/log';
import { createTestRelay } from '../support/relay';

const FILE = { type: 'text/javascript', digest: 'abc', integrity: 'sha384-abc' };
const files = createBrowserFiles({ version: '1.2.3', files: { 'driftrock.js': FILE } }, () => ({
  identity: new TextEncoder().encode('1'),
}));

/** Routes with these parts, and what a request of them has come to. */
const ask = async (method: string, path: string, parts: Partial<RouteParts> = {}) => {
  const taken: string[] = [];
  const notes: LogNotes = {};
  const keepNotes: MiddlewareHandler<RelayEnv> = async (c, next) => {
    c.set('notes', notes);
    await next();
  };
  const app = createRoutes({
    everyRequest: [keepNotes],
    takeEvent: async (c, eventPath) => {
      taken.push(eventPath);
      return c.json({ data: 'ok' });
    },
    files,
    isReady: () => true,
    whyNotReady: () => 'closing',
    ...parts,
  });
  const response = await app.request(path, { method });
  return { status: response.status, headers: response.headers, text: await response.text(), taken, notes };
};

describe('createRoutes', () => {
  test.each(['/v2/event', '/v2/affiliate_event'])('POST %s takes an event, and knows the path', async (path) => {
    expect(await ask('POST', path)).toMatchObject({ status: 200, taken: [path] });
    expect(await ask('POST', `${path}?a=1`)).toMatchObject({ status: 200, taken: [path] });
  });

  test.each([
    ['GET', '/v2/event', 'POST, OPTIONS'],
    ['HEAD', '/v2/event', 'POST, OPTIONS'],
    ['PUT', '/v2/event', 'POST, OPTIONS'],
    ['DELETE', '/v2/affiliate_event', 'POST, OPTIONS'],
    ['MADE-UP', '/v2/event', 'POST, OPTIONS'],
    ['POST', '/healthz', 'GET, HEAD, OPTIONS'],
    ['DELETE', '/healthz', 'GET, HEAD, OPTIONS'],
  ])('%s %s is answered 405 with Allow: %s', async (method, path, allow) => {
    const { status, headers, taken, notes } = await ask(method, path);
    expect([status, headers.get('Allow'), taken, notes.reason]).toEqual([405, allow, [], 'method']);
  });

  test('says in a 405 what is allowed', async () => {
    const { text } = await ask('GET', '/v2/event');
    expect(JSON.parse(text)).toEqual({ error: 'GET is not allowed here, only POST, OPTIONS' });
  });

  test.each([
    '/',
    '/v2',
    '/v2/event/',
    '//v2/event',
    '/v2//event',
    '/v2/events',
    '/V2/EVENT',
    '/v2/%65vent/x',
    '/v2/event%2f',
    '/v2/event%00',
    '/healthz/',
    '/.env',
  ])('POST %s is answered 404, naming the paths', async (path) => {
    const { status, text, taken, notes } = await ask('POST', path);
    expect([status, taken, notes.reason]).toEqual([404, [], 'path']);
    expect(JSON.parse(text)).toEqual({
      error: expect.stringContaining('events go to /v2/event or /v2/affiliate_event'),
    });
  });

  test.each([
    ['GET', '{"data":"ok"}'],
    ['HEAD', ''],
  ])('%s /healthz says ok while events can be taken', async (method, text) => {
    expect(await ask(method, '/healthz')).toMatchObject({ status: 200, text });
  });

  test('GET /healthz sends a checker away while they cannot, and tells the log why', async () => {
    const { status, headers, text, notes } = await ask('GET', '/healthz', { isReady: () => false });
    expect([status, headers.get('Retry-After'), notes]).toEqual([503, '30', { reason: 'closing' }]);
    expect(text).not.toContain('closing');
  });

  test('looks at each request whether events can be taken', async () => {
    const { relay, send } = createTestRelay();
    expect((await send('/healthz', { method: 'GET' })).status).toBe(200);
    await relay.close();
    expect((await send('/healthz', { method: 'GET' })).status).toBe(503);
  });

  test.each([
    ['GET', '/driftrock.js', 200],
    ['HEAD', '/driftrock.js', 200],
    ['GET', '/1.2.3/driftrock.js', 200],
    ['GET', '/1.2.2/driftrock.js', 200],
    ['DELETE', '/1.2.2/driftrock.js', 405],
    ['GET', '/1.2.2/driftrock.js.map', 404],
    ['POST', '/1.2.2/', 404],
    ['GET', '/driftrock.js/', 404],
    ['GET', '/driftrock.js.map', 404],
  ])('%s %s is answered %i where there is one file', async (method, path, status) => {
    expect((await ask(method, path)).status).toBe(status);
  });

  test('notes the version that a page names in place of the one that is here', async () => {
    expect((await ask('GET', '/1.2.2/driftrock.js')).notes).toEqual({ isSilent: true, otherVersion: '1.2.2' });
    expect((await ask('GET', '/1.2.3/driftrock.js')).notes).toEqual({ isSilent: true });
  });

  test('has no files where none are given', async () => {
    expect((await ask('GET', '/driftrock.js', { files: undefined })).status).toBe(404);
  });

  test.each([
    ['takes an event', 'POST', '/v2/event'],
    ['is refused', 'PUT', '/v2/event'],
    ['goes to no path', 'GET', '/nowhere'],
    ['gets a file', 'GET', '/driftrock.js'],
  ])('lets each request that %s go through the same steps, in their order', async (_, method, path) => {
    const steps: string[] = [];
    const step =
      (name: string): MiddlewareHandler<RelayEnv> =>
      async (c, next) => {
        c.set('notes', {});
        steps.push(name);
        await next();
      };
    await ask(method, path, { everyRequest: [step('first'), step('second')] });
    expect(steps).toEqual(['first', 'second']);
  });

  test('answers an error of its own with 503: the page keeps the event, and the message stays inside', async () => {
    const takeEvent = () => Promise.reject(new RangeError('ada@example.com'));
    const { status, headers, text, notes } = await ask('POST', '/v2/event', { takeEvent });
    expect([status, headers.get('Retry-After')]).toEqual([503, '30']);
    expect(notes).toEqual({ reason: expect.stringMatching(/^RangeError at /), hint: 'an error of the relay itself' });
    expect(JSON.stringify([text, notes])).not.toContain('ada@');
  });
});
