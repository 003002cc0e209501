/** The relay behind a socket: what real HTTP adds to the handler. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { RelayProcessOptions } from '../../../src/relay/environment';
import { startRelay } from '../../../src/relay/node-server/server';
import { defer } from '../support/deferred';
import { bodyOf, lead } from '../support/events';
import { API_KEY, ok, PAGE } from '../support/relay';

// Read before any relay of this file has started.
const GLOBALS_AT_LOAD = [Request, Response];

const start = async (options: Partial<RelayProcessOptions> = {}) => {
  const relay = await startRelay({
    apiKey: API_KEY,
    origins: [PAGE],
    sourceIds: '*',
    host: '127.0.0.1',
    port: 0,
    shutdownMs: 5000,
    fetch: async () => ok(),
    writeLog: () => {},
    ...options,
  });
  onTestFinished(async () => void (await relay.stop()));
  return relay;
};

const post = (url: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/v2/event`, {
    method: 'POST',
    body,
    headers: { Origin: PAGE, 'Content-Type': 'text/plain', ...headers },
  });

describe('startRelay', () => {
  test('takes an event over HTTP', async () => {
    const { url } = await start();
    const response = await post(url, JSON.stringify(lead));
    expect([response.status, await response.text()]).toEqual([200, '{"data":"ok"}']);
  });

  test('leaves the Request and Response of its process alone', async () => {
    await start();
    expect([Request, Response]).toEqual(GLOBALS_AT_LOAD);
  });

  test.each([
    ['a body of 129 KiB', bodyOf(129 * 1024), {}, 413],
    ['a body of 1 MiB', bodyOf(1024 * 1024), {}, 413],
    ['1 MiB from a page that is not allowed', bodyOf(1024 * 1024), { Origin: 'https://evil.example' }, 403],
    ['1 MiB of another type', bodyOf(1024 * 1024), { 'Content-Type': 'text/html' }, 415],
  ])('answers %s, and the next event on the same connection', async (_, body, headers, status) => {
    const { url } = await start();
    expect((await post(url, body, headers)).status).toBe(status);
    expect((await post(url, JSON.stringify(lead))).status).toBe(200);
  });

  test('counts a chunked body', async () => {
    const { port } = await start();
    const socket = connect(port, '127.0.0.1');
    const head =
      `POST /v2/event HTTP/1.1\r\nHost: relay\r\nOrigin: ${PAGE}\r\nContent-Type: text/plain\r\n` +
      'Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n';
    const piece = `10000\r\n${'x'.repeat(65_536)}\r\n`;
    socket.write(`${head}${piece.repeat(3)}0\r\n\r\n`);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('passes on an event whose page has left', async () => {
    const answered = defer<Response>();
    const attempted = defer<void>();
    const lines: string[] = [];
    const relay = await start({
      fetch: () => (attempted.resolve(), answered.promise),
      writeLog: (line) => lines.push(line),
    });
    const leaving = new AbortController();
    const sent = fetch(`${relay.url}/v2/event`, {
      method: 'POST',
      body: JSON.stringify(lead),
      headers: { Origin: PAGE, 'Content-Type': 'text/plain' },
      signal: leaving.signal,
    });
    await attempted.promise;
    leaving.abort();
    await expect(sent).rejects.toThrow();
    const stopped = relay.stop();
    answered.resolve(ok());
    expect(await stopped).toBe(true);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { message: 'Driftrock has taken the event', event_id: lead.event_id },
      { status: 200, event_id: lead.event_id },
    ]);
  });

  test('rejects with EADDRINUSE when the port is taken', async () => {
    const { port } = await start();
    await expect(start({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  test('says that it had to cut when the time for a stop runs out', async () => {
    const attempted = defer<void>();
    const relay = await start({ shutdownMs: 100, fetch: () => (attempted.resolve(), defer<Response>().promise) });
    const sent = post(relay.url, JSON.stringify(lead));
    const failed = expect(sent).rejects.toThrow();
    await attempted.promise;
    expect(await relay.stop()).toBe(false);
    await failed;
  });

  test('is not held open by the connection of its last answer', async () => {
    const attempted = defer<void>();
    const answer = defer<Response>();
    const relay = await start({ fetch: () => (attempted.resolve(), answer.promise) });
    const sent = post(relay.url, JSON.stringify(lead));
    await attempted.promise;
    const stopped = relay.stop();
    answer.resolve(ok());
    expect((await sent).status).toBe(200);
    expect(await stopped).toBe(true);
  });

  test('is not held open by a connection that says nothing', async () => {
    const relay = await start();
    const socket = connect(relay.port, '127.0.0.1');
    await once(socket, 'connect');
    const closed = once(socket, 'close');
    expect(await relay.stop()).toBe(true);
    await closed;
  });
});
