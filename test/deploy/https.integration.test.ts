/** HTTPS in front of the relay: Caddy and nginx as the examples configure them, in front of a relay with its files. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type DriftrockApi, startDriftrockApi } from '../../demo/driftrock-api.mjs';
import { readBrowserFiles } from '../../src/relay/node-server/built-files';
import { type RunningRelay, startRelay } from '../../src/relay/node-server/server';
import { bodyOf, lead } from '../relay/support/events';
import { API_KEY, PAGE } from '../relay/support/relay';
import { type HttpsProxy, startCaddy, startNginxWithTls, type StartProxy } from './support/https-proxies';
import { requestRaw, testServedFiles } from './support/served-files';

/** Requests a minute from one address. */
const RATE = 3;

const PROXIES: [string, StartProxy][] = [
  ['Caddy', startCaddy],
  ['nginx', startNginxWithTls],
];

describe.each(PROXIES)('a relay behind %s', (_, startProxy) => {
  const running = {} as { api: DriftrockApi; relay: RunningRelay; proxy: HttpsProxy };
  const lines: Record<string, unknown>[] = [];

  /** The relay that the proxy knows: always at one port, once it has got one. */
  const start = async (port: number) => {
    running.relay = await startRelay({
      apiKey: API_KEY,
      origins: [PAGE],
      sourceIds: [lead.source_id],
      upstreamUrl: running.api.url,
      host: '127.0.0.1',
      port,
      shutdownMs: 1000,
      trustedProxies: 1,
      ratePerAddress: RATE,
      files: readBrowserFiles(new URL('../../dist/served/', import.meta.url)),
      writeLog: (line) => void lines.push(JSON.parse(line)),
    });
  };

  beforeAll(async () => {
    running.api = await startDriftrockApi({ apiKey: API_KEY });
    await start(0);
    running.proxy = await startProxy(`127.0.0.1:${running.relay.port}`);
  });
  // Counts of a relay begin with it: each test has its own.
  beforeEach(async () => {
    await running.relay.stop();
    await start(running.relay.port);
  });
  afterAll(async () => {
    await running.proxy.stop();
    await running.relay.stop();
    await running.api.close();
  });

  /** An event as a page sends it, from this address of the machine. */
  const post = (body = JSON.stringify(lead), { headers = {}, localAddress = '127.0.0.1' } = {}) =>
    requestRaw(running.proxy, '/v2/event', {
      method: 'POST',
      body,
      localAddress,
      headers: { Origin: PAGE, 'Content-Type': 'text/plain;charset=UTF-8', ...headers },
    });

  testServedFiles(() => running.proxy);

  test('sends the snippet to a program that names no coding as it is', async () => {
    const { headers } = await requestRaw(running.proxy, '/driftrock.js');
    expect([headers['content-encoding'], headers.etag]).toEqual([undefined, expect.stringMatching(/-identity"$/)]);
  });

  test('passes an event on to Driftrock, and the answer to its page', async () => {
    const before = running.api.events.length;
    const { status, headers, body } = await post();
    expect([status, JSON.parse(String(body)), headers['access-control-allow-origin']]).toEqual([
      200,
      { data: 'ok' },
      PAGE,
    ]);
    expect(running.api.events.slice(before)).toMatchObject([{ event: lead }]);
  });

  test('answers a preflight', async () => {
    const { status, headers } = await requestRaw(running.proxy, '/v2/event', {
      method: 'OPTIONS',
      headers: { Origin: PAGE, 'Access-Control-Request-Method': 'POST' },
    });
    expect([status, headers['access-control-allow-origin']]).toEqual([204, PAGE]);
  });

  test('counts each visitor by the address that the proxy has seen, whatever the visitor says', async () => {
    const from = (localAddress: string, forwarded: string) =>
      post('{', { localAddress, headers: { 'X-Forwarded-For': forwarded } });
    const one = ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4'];
    const answers = await Promise.all(one.map((forwarded) => from('127.0.0.2', forwarded)));
    expect(answers.map(({ status }) => status).sort()).toEqual([400, 400, 400, 429]);
    expect((await from('127.0.0.3', '127.0.0.2')).status).toBe(400);
  });

  test.each([128 * 1024 + 1, 1024 * 1024])('lets the page read that %i bytes are too many', async (bytes) => {
    const { status, headers, body } = await post(bodyOf(bytes));
    expect([status, headers['access-control-allow-origin']]).toEqual([413, PAGE]);
    expect(JSON.parse(String(body))).toEqual({ error: expect.stringContaining('larger than') });
  });

  test('says nothing that a page can read while the relay is down, and takes the event afterwards', async () => {
    await running.relay.stop();
    const down = await post();
    expect([down.status, down.headers['access-control-allow-origin']]).toEqual([502, undefined]);
    await start(running.relay.port);
    expect((await post()).status).toBe(200);
  });
});
