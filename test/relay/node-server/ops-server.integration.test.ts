/** The operator's page, metrics and health on their own port, as a person, a scraper and an alarm see them. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createMetrics } from '../../../src/relay/metrics/metrics';
import type { RelayProcessOptions } from '../../../src/relay/environment';
import { createHealthWatch } from '../../../src/relay/health/watch';
import type { Relay } from '../../../src/relay/index';
import { createOps } from '../../../src/relay/ops/index';
import { startOpsServer } from '../../../src/relay/node-server/ops-server';
import { startRelay } from '../../../src/relay/node-server/server';
import { lead } from '../support/events';
import { temporaryFolder } from '../store/support/bench';
import { defer } from '../support/deferred';
import { startNatsServer } from '../support/nats';
import { API_KEY, ok, PAGE } from '../support/relay';

/** A relay with its second port, in front of this upstream. */
const start = async (answer: () => Response | Promise<Response> = ok, options: Partial<RelayProcessOptions> = {}) => {
  const relay = await startRelay({
    apiKey: API_KEY,
    origins: [PAGE],
    sourceIds: '*',
    host: '127.0.0.1',
    port: 0,
    opsPort: 0,
    shutdownMs: 5000,
    fetch: async () => answer(),
    writeLog: () => {},
    ...options,
  });
  onTestFinished(async () => void (await relay.stop()));
  const post = (body: unknown = lead) =>
    fetch(`${relay.url}/v2/event`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { Origin: PAGE, 'Content-Type': 'text/plain' },
    });
  const ask = async (path: string) => {
    const response = await fetch(relay.opsUrl + path);
    return { status: response.status, body: await response.json() };
  };
  return { relay, post, ask };
};

/** A NATS of its own, for this test. */
async function startNats(): Promise<string> {
  const nats = await startNatsServer();
  onTestFinished(nats.remove);
  return nats.url;
}

/** The second port alone, in front of a relay as the test wants it. */
const watching = async (relay: Pick<Relay, 'isReady' | 'status'>) => {
  const options = { apiKey: API_KEY, origins: [PAGE], sourceIds: [lead.source_id] };
  const ops = createOps({
    relay: { ...relay, fetch: async () => ok() },
    metrics: createMetrics(),
    health: createHealthWatch(options),
    files: undefined,
    relayUrl: () => 'http://127.0.0.1:8787',
    options,
  });
  const { port, close } = await startOpsServer(ops, { host: '127.0.0.1', port: 0 });
  onTestFinished(close);
  return (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init);
};

describe('startOpsServer', () => {
  test('shows metrics of real requests, in the format of Prometheus', async () => {
    const { relay, post } = await start();
    await post();
    await post();
    await post({ ...lead, event_type: 'nonsense' });
    const response = await fetch(`${relay.opsUrl}/metrics`);
    expect(response.headers.get('Content-Type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const text = await response.text();
    expect(text).toMatch(/^driftrock_relay_accepted_total 1$/m);
    expect(text).toMatch(/^driftrock_relay_repeated_total 1$/m);
    expect(text).toMatch(/^driftrock_relay_forwarded_total 1$/m);
    expect(text).toMatch(/^driftrock_relay_refused_total\{class="4xx"\} 1$/m);
    expect(text).toMatch(/^driftrock_relay_answer_seconds_count 3$/m);
  });

  test('shows everything move while the embedded store forwards, tries again and gives up', async () => {
    const answers = [
      new Response('', { status: 500 }),
      new Response('{"error":"unknown capture"}', { status: 400, headers: { 'Content-Type': 'application/json' } }),
      ok(),
    ];
    const { promise, resolve } = defer<Response>();
    const { relay, post } = await start(() => answers.shift() ?? promise, {
      storePlace: temporaryFolder(),
      concurrency: 1,
    });
    const valueOf = async (name: string): Promise<number> => {
      const text = await (await fetch(`${relay.opsUrl}/metrics`)).text();
      return Number(new RegExp(`^driftrock_relay_${name} (.*)$`, 'm').exec(text)?.[1]);
    };
    const ids = ['failed', 'refused', 'taken', 'taken'];
    await ids.reduce<Promise<unknown>>(
      (before, event_id) => before.then(() => post({ ...lead, event_id })),
      Promise.resolve(),
    );
    // The event that failed is tried again, and upstream is silent about it.
    await expect.poll(() => valueOf('forwarded_total'), { timeout: 15_000 }).toBe(1);
    const names = [
      'accepted_total',
      'repeated_total',
      'retried_total',
      'dead_total',
      'dead_letters',
      'waiting_events',
      'attempt_seconds_count',
      'delivery_seconds_count',
      'answer_seconds_count',
    ];
    expect(await Promise.all(names.map(valueOf))).toEqual([3, 1, 1, 1, 1, 1, 1, 1, 4]);
    expect(await valueOf('oldest_waiting_seconds')).toBeGreaterThan(0);
    resolve(ok());
    await expect.poll(() => valueOf('waiting_events'), { timeout: 15_000 }).toBe(0);
    expect(await Promise.all(['forwarded_total', 'oldest_waiting_seconds'].map(valueOf))).toEqual([2, 0]);
  });

  test('is ready before anything was sent', async () => {
    const { ask } = await start();
    expect(await ask('/readyz')).toMatchObject({
      status: 200,
      body: { ready: true, accepts: true, upstream: { reachable: true } },
    });
  });

  test('is not ready while upstream does not answer, and says why', async () => {
    const { post, ask } = await start(() => new Response('', { status: 502 }));
    await post();
    expect(await ask('/readyz')).toMatchObject({
      status: 503,
      body: { ready: false, accepts: true, upstream: { reachable: false, reason: 'upstream: 502' } },
    });
    expect(await ask('/healthz')).toEqual({ status: 200, body: { ready: true } });
  });

  test('tells what waits, and which keys are refused, by name', async () => {
    const ask = await watching({
      isReady: () => true,
      status: async () => ({ waiting: 3, dead: 1, oldestAt: 0, paused: ['source source-1'] }),
    });
    expect(await (await ask('/readyz')).json()).toMatchObject({
      waiting: 3,
      dead: 1,
      oldest_at: '1970-01-01T00:00:00.000Z',
      paused: ['source source-1'],
    });
  });

  test('still shows counts when the store cannot be asked', async () => {
    const ask = await watching({ isReady: () => false, status: () => Promise.reject(new Error('disk')) });
    expect(await (await ask('/metrics')).text()).toMatch(/^driftrock_relay_ready 0$/m);
    expect((await ask('/healthz')).status).toBe(503);
    expect((await ask('/readyz')).status).toBe(503);
  });

  test.each([
    ['GET', '/', 200],
    ['GET', '/nowhere', 404],
    ['GET', '/constructor', 404],
    ['POST', '/metrics', 405],
    ['HEAD', '/metrics', 200],
    ['HEAD', '/', 200],
    ['DELETE', '/', 405],
    ['POST', '/', 405],
    ['OPTIONS', '/', 404],
    ['GET', '/metrics?x=1', 200],
  ])('%s %s is answered %i', async (method, path, status) => {
    const ask = await watching({ isReady: () => true, status: async () => undefined });
    expect((await ask(path, { method })).status).toBe(status);
  });

  test('is not on the port of the pages', async () => {
    const { relay } = await start();
    const statuses = await Promise.all(
      ['/metrics', '/readyz'].map(async (path) => (await fetch(relay.url + path)).status),
    );
    expect(statuses).toEqual([404, 404]);
  });

  test('has no CORS header, so that no page can read it', async () => {
    const { relay } = await start();
    const { headers } = await fetch(`${relay.opsUrl}/readyz`, { headers: { Origin: PAGE } });
    expect(headers.get('Access-Control-Allow-Origin')).toBeNull();
  });

  test.each<[string, () => Promise<string>, string]>([
    ['on disk', async () => temporaryFolder(), 'It is safe on the relay&#39;s disk.'],
    ['in NATS', startNats, 'It is safe in NATS.'],
    ['that keeps nothing', async () => 'none', 'The relay keeps nothing, and asks Driftrock at once.'],
  ])('shows a test lead on its way through a store %s', async (_, open, words) => {
    const { relay } = await start(ok, { storePlace: await open() });
    const response = await fetch(`${relay.opsUrl}/test-lead`, {
      method: 'POST',
      headers: { Origin: relay.opsUrl! },
      body: new URLSearchParams({ email: 'operator@example.com', source_id: lead.source_id }),
    });
    expect(response.url).toMatch(/\/test-lead\/[\da-f-]{36}$/);
    const page = await response.text();
    expect(page).toContain(words);
    expect(page).toContain('Driftrock has taken it.');
    const overview = await (await fetch(`${relay.opsUrl}/`)).text();
    expect(overview).toContain('It is ready, and no lead has come yet.');
  });

  test('shows a test lead that waits, and then that Driftrock has it', async () => {
    const { promise, resolve } = defer<Response>();
    const { relay } = await start(() => promise, { storePlace: temporaryFolder() });
    const response = await fetch(`${relay.opsUrl}/test-lead`, {
      method: 'POST',
      headers: { Origin: relay.opsUrl! },
      body: new URLSearchParams({ email: 'operator@example.com', source_id: lead.source_id }),
    });
    expect(await response.text()).toContain('It is kept, and Driftrock has not answered yet.');
    resolve(ok());
    expect(await (await fetch(response.url)).text()).toContain('Driftrock has taken it.');
  });

  test('does not listen for other machines without a token', async () => {
    await expect(start(ok, { opsHost: '0.0.0.0' })).rejects.toThrow(/^RELAY_OPS_TOKEN is missing/);
  });

  test('asks for the token, if there is one', async () => {
    const { relay } = await start(ok, { opsToken: 'a-token-of-the-operator' });
    const statusOf = async (path: string, headers = {}) => (await fetch(relay.opsUrl + path, { headers })).status;
    expect(await Promise.all(['/', '/metrics', '/readyz', '/healthz'].map((path) => statusOf(path)))).toEqual([
      401, 401, 401, 200,
    ]);
    expect(await statusOf('/metrics', { Authorization: 'Bearer a-token-of-the-operator' })).toBe(200);
  });

  test('ends with the relay', async () => {
    const { relay } = await start();
    await relay.stop();
    await expect(fetch(`${relay.opsUrl}/healthz`)).rejects.toThrow();
  });

  test('rejects when its port is taken, and leaves nothing listening', async () => {
    const other = createServer();
    await once(other.listen(0, '127.0.0.1'), 'listening');
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    await expect(start(ok, { opsPort: port })).rejects.toMatchObject({ code: 'EADDRINUSE', port });
  });
});
