// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://shop.example/landing" }
/** What the page's relay answers to the page, and what the policy of the page makes of the question. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { askOwnRelay } from '../../src/inspector/ask-from-page';

const RELAY = 'https://relay.example/v2/event';

// The edge of the page: what the relay answers.
const fetched = vi.fn<typeof fetch>();

/** The browser tells of what the policy has forbidden, in a task of its own. */
function violate(told: { effectiveDirective?: string; blockedURI?: string; disposition?: string }) {
  const usual = { effectiveDirective: 'connect-src', blockedURI: RELAY, disposition: 'enforce' };
  setTimeout(() => document.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), { ...usual, ...told })));
}

const silence = (told: Parameters<typeof violate>[0]) =>
  fetched.mockImplementation(async () => {
    violate(told);
    throw new TypeError('Failed to fetch');
  });

beforeEach(() => {
  vi.stubGlobal('fetch', fetched);
  fetched.mockReset().mockImplementation(async () => Response.json({ data: 'ok' }));
});
afterEach(() => void vi.unstubAllGlobals());

test('nobody is asked where the page names no relay', async () => {
  expect(await askOwnRelay({ sourceId: 's-1' })).toEqual({ blocked: [] });
  expect(fetched).not.toHaveBeenCalled();
});

test('asks next to where events go, for the capture, without cookies and past every cache', async () => {
  expect(await askOwnRelay({ relay: RELAY, sourceId: 's-1' })).toEqual({
    relay: { url: RELAY, state: 'ready' },
    blocked: [],
  });
  const [[url, init]] = fetched.mock.calls as [Parameters<typeof fetch>];
  expect(String(url)).toBe('https://relay.example/healthz?source_id=s-1');
  expect(init).toMatchObject({ credentials: 'omit', cache: 'no-store', signal: expect.any(AbortSignal) });
});

test('gives up after a while', async () => {
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(AbortSignal.abort());
  fetched.mockImplementation(async (_url, init) => {
    init!.signal!.throwIfAborted();
    return Response.json({ data: 'ok' });
  });
  expect((await askOwnRelay({ relay: RELAY })).relay!.state).toBe('silent');
  expect(timeout).toHaveBeenCalledExactlyOnceWith(8_000);
  timeout.mockRestore();
});

test('tells that the policy has forbidden it', async () => {
  silence({});
  expect(await askOwnRelay({ relay: RELAY })).toEqual({
    relay: { url: RELAY, state: 'silent' },
    blocked: [{ file: 'relay', url: RELAY, by: 'policy' }],
  });
});

test.each([
  ['of another address', { blockedURI: 'https://analytics.example/collect' }],
  ['of a picture', { effectiveDirective: 'img-src' }],
  ['that is only reported', { disposition: 'report' }],
])('a violation %s is none of these', async (_, told) => {
  silence(told);
  expect((await askOwnRelay({ relay: RELAY })).blocked).toEqual([]);
});

test('a violation is nothing where the relay answers all the same', async () => {
  fetched.mockImplementation(async () => {
    violate({});
    return Response.json({ data: 'ok' });
  });
  expect((await askOwnRelay({ relay: RELAY })).blocked).toEqual([]);
});

test('hears nothing more afterwards', async () => {
  const remove = vi.spyOn(document, 'removeEventListener');
  const add = vi.spyOn(document, 'addEventListener');
  await askOwnRelay({ relay: RELAY });
  expect(remove.mock.calls).toEqual(add.mock.calls);
  expect(add).toHaveBeenCalledTimes(1);
});
