/** What strangers can do with bare sockets, and how little it gets them. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { RelayProcessOptions } from '../../../src/relay/environment';
import { startRelay } from '../../../src/relay/node-server/server';
import { SOCKET_LIMITS, type SocketLimits } from '../../../src/relay/node-server/socket-limits';
import { lead } from '../support/events';
import { API_KEY, ok, PAGE } from '../support/relay';

const BODY = JSON.stringify(lead);
const POST = 'POST /v2/event HTTP/1.1';
const HEAD = `${POST}\r\nHost: relay\r\nOrigin: ${PAGE}\r\nContent-Type: text/plain\r\n`;
const WHOLE = `${HEAD}Content-Length: ${BODY.length}\r\nConnection: close\r\n\r\n${BODY}`;

/** A relay that waits for nobody long, with the events that went upstream and the lines that it wrote. */
const start = async (limits: Partial<SocketLimits> = {}, options: Partial<RelayProcessOptions> = {}) => {
  const forwarded: unknown[] = [];
  const lines: string[] = [];
  const relay = await startRelay(
    {
      apiKey: API_KEY,
      origins: [PAGE],
      sourceIds: '*',
      host: '127.0.0.1',
      port: 0,
      shutdownMs: 5000,
      fetch: async (_, init) => (forwarded.push(init?.body), ok()),
      writeLog: (line) => void lines.push(line),
      ...options,
    },
    { ...SOCKET_LIMITS, ...limits },
  );
  onTestFinished(async () => void (await relay.stop()));
  const open = async (): Promise<Socket> => {
    const socket = connect(relay.port, '127.0.0.1');
    socket.on('error', () => {}); // A cut connection is what some tests wait for.
    await once(socket, 'connect');
    return socket;
  };
  /** All that comes back for these bytes, once the relay hangs up. */
  const say = async (bytes: string): Promise<string> => {
    const socket = await open();
    socket.write(bytes, 'latin1');
    return text(socket).catch(() => '');
  };
  return { relay, forwarded, lines, open, say };
};

const statusesOf = (answer: string): number[] =>
  [...answer.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status));

describe('time', () => {
  test('cuts off a sender whose headers do not end', async () => {
    const { forwarded, say } = await start({ headersTimeoutMs: 200, checkMs: 50 });
    expect(statusesOf(await say(HEAD))).toEqual([408]);
    expect(forwarded).toEqual([]);
  });

  test('cuts off a sender who trickles headers', async () => {
    const { open, forwarded } = await start({ headersTimeoutMs: 300, checkMs: 50 });
    const socket = await open();
    socket.write(`${POST}\r\n`);
    const trickle = setInterval(() => socket.write('X: y\r\n'), 20);
    const answer = await text(socket).catch(() => '');
    clearInterval(trickle);
    expect(statusesOf(answer)).toEqual([408]);
    expect(forwarded).toEqual([]);
  });

  test('cuts off a sender who trickles a body, and asks for it again', async () => {
    const { open, forwarded } = await start({ headersTimeoutMs: 100, requestTimeoutMs: 300, checkMs: 50 });
    const socket = await open();
    socket.write(`${HEAD}Content-Length: 100000\r\n\r\n`);
    const trickle = setInterval(() => socket.write('{'), 20);
    const answer = await text(socket).catch(() => '');
    clearInterval(trickle);
    expect(statusesOf(answer)).toEqual([408]);
    expect(forwarded).toEqual([]);
  });

  test('closes a connection that never says anything', async () => {
    const { open } = await start({ headersTimeoutMs: 200, checkMs: 50 });
    const socket = await open();
    await once(socket.resume(), 'close');
  });

  test('closes a connection that has nothing more to say', async () => {
    const { open } = await start({ keepAliveMs: 200, checkMs: 50 });
    const socket = await open();
    socket.write(WHOLE.replace('Connection: close\r\n', ''));
    expect(statusesOf(await text(socket))).toEqual([200]);
  });

  test('answers others while a hundred senders hold their requests open', async () => {
    const { open, say } = await start();
    const slow = await Promise.all(Array.from({ length: 100 }, open));
    onTestFinished(() => slow.forEach((socket) => socket.destroy()));
    slow.forEach((socket) => socket.write(HEAD));
    expect(statusesOf(await say(WHOLE))).toEqual([200]);
  });

  test('closes connections beyond the number that it can hold, and takes new ones when there is room', async () => {
    const { open, say } = await start({ maxConnections: 2 });
    const held = await Promise.all([open(), open()]);
    expect(await say(WHOLE)).toBe('');
    held.forEach((socket) => socket.destroy());
    await vi.waitFor(async () => expect(statusesOf(await say(WHOLE))).toEqual([200]));
  });
});

describe('headers', () => {
  test.each([
    ['100 lines', 200, 100 - 5],
    ['101 lines', 431, 101 - 5],
    ['1,000 short lines', 431, 1000],
  ])('answers %s with %i', async (_, status, count) => {
    const { say, forwarded } = await start();
    const extra = Array.from({ length: count }, (_, index) => `X${index}: y\r\n`).join('');
    expect(statusesOf(await say(WHOLE.replace('\r\n\r\n', `\r\n${extra}\r\n`)))).toEqual([status]);
    expect(forwarded).toHaveLength(Number(status === 200));
  });

  test('refuses 16 KiB of headers', async () => {
    const { say, forwarded } = await start();
    expect(statusesOf(await say(WHOLE.replace('\r\n\r\n', `\r\nX: ${'y'.repeat(16_384)}\r\n\r\n`)))).toEqual([431]);
    expect(forwarded).toEqual([]);
  });

  test.each([
    ['no Host', WHOLE.replace('Host: relay\r\n', '')],
    ['two Hosts', WHOLE.replace('Host: relay', 'Host: relay\r\nHost: other')],
    ['a Host with a path', WHOLE.replace('Host: relay', 'Host: relay/x')],
    ['a Host with user and password', WHOLE.replace('Host: relay', 'Host: user:password@relay')],
  ])('refuses a request with %s, or ignores the Host altogether', async (_, request) => {
    const { say } = await start();
    const [status = 0] = statusesOf(await say(request));
    expect([200, 400]).toContain(status);
  });

  test('sends events to the upstream of its start, whatever host and address a request names', async () => {
    const urls: string[] = [];
    const { say } = await start(
      {},
      { upstreamUrl: 'https://upstream.example', fetch: async (url) => (urls.push(String(url)), ok()) },
    );
    const forged = WHOLE.replace('POST /v2/event', 'POST http://169.254.169.254/v2/event').replace(
      'Host: relay',
      'Host: 169.254.169.254\r\nX-Forwarded-Host: evil.example',
    );
    expect(statusesOf(await say(forged))).toEqual([200]);
    expect(urls).toEqual(['https://upstream.example/v2/event']);
  });
});

describe('smuggling', () => {
  // RFC 9112 §6.3 and §11.2: where two readers could disagree on where a request ends, there must be no second
  // request.
  const chunk = `${BODY.length.toString(16)}\r\n${BODY}\r\n0\r\n\r\n`;
  test.each([
    [
      'Content-Length next to Transfer-Encoding',
      `${HEAD}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n${chunk}`,
    ],
    ['two lengths', `${HEAD}Content-Length: 4\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY}`],
    ['a length with a sign', `${HEAD}Content-Length: +${BODY.length}\r\n\r\n${BODY}`],
    ['a length in hexadecimal', `${HEAD}Content-Length: 0x10\r\n\r\n${BODY}`],
    ['a blank before the colon', `${HEAD}Content-Length : ${BODY.length}\r\n\r\n${BODY}`],
    ['an obscured encoding', `${HEAD}Transfer-Encoding: xchunked\r\n\r\n${chunk}`],
    ['an encoding after chunked', `${HEAD}Transfer-Encoding: chunked, identity\r\n\r\n${chunk}`],
    ['a folded header', `${HEAD}Transfer-Encoding:\r\n chunked\r\nContent-Length: 4\r\n\r\n${chunk}`],
    ['a bare line feed', `${HEAD.replaceAll('\r\n', '\n')}Content-Length: ${BODY.length}\n\n${BODY}`],
    ['a bare carriage return', `${HEAD}X: y\rTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n${chunk}`],
    ['a chunk size that is no number', `${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n${BODY}\r\n0\r\n\r\n`],
    ['a chunk longer than it says', `${HEAD}Transfer-Encoding: chunked\r\n\r\n5\r\n${BODY}\r\n0\r\n\r\n`],
    ['a NUL in a header', `${HEAD}X: \0\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY}`],
    ['a space in the path', WHOLE.replace('/v2/event', '/v2/event /v2/event')],
    ['HTTP/2 without negotiation', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['TLS on the plain port', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
  ])('refuses %s, and hangs up', async (_, bytes) => {
    const { say, forwarded } = await start();
    expect(statusesOf(await say(bytes))).toEqual([400]);
    expect(forwarded).toEqual([]);
  });

  test('reads a request behind another one as a request of its own', async () => {
    const { say, forwarded } = await start();
    const first = WHOLE.replace('Connection: close\r\n', '');
    expect(statusesOf(await say(first + WHOLE.replace(PAGE, 'https://evil.example')))).toEqual([200, 403]);
    expect(forwarded).toHaveLength(1);
  });
});

describe('methods and paths', () => {
  // A URL parser takes dots away (WHATWG URL, "path state"), so some of these spell the path of events; there are no
  // files to reach.
  test.each([
    ['/v2/../v2/event', 200],
    ['/./v2/event', 200],
    ['/v2/%2e%2e/v2/event', 200],
    ['/v2/event/..', 404],
    ['//v2/event', 404],
    ['/v2//event', 404],
    ['/v2/event;x', 404],
    ['/v2/event%00', 404],
    ['/v2%2fevent', 404],
    ['/../../etc/passwd', 404],
    ['/v2\\event', 400],
  ])('POST %s is answered %i', async (path, status) => {
    const { say, forwarded } = await start();
    expect(statusesOf(await say(WHOLE.replace('/v2/event', path)))).toEqual([status]);
    expect(forwarded).toHaveLength(Number(status === 200));
  });

  test.each(['TRACE', 'GET', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'])('%s is not allowed', async (method) => {
    const { say, forwarded } = await start();
    expect(statusesOf(await say(WHOLE.replace('POST', method)))).toEqual([405]);
    expect(forwarded).toEqual([]);
  });

  test('HEAD of the path for events is not allowed, and has no body', async () => {
    const { say } = await start();
    expect(await say(`HEAD /v2/event HTTP/1.1\r\nHost: relay\r\nConnection: close\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 405 [\s\S]*\r\n\r\n$/,
    );
  });

  test.each([
    ['CONNECT', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n'],
    ['an unknown method', WHOLE.replace('POST', 'BREW')],
  ])('%s opens nothing', async (_, bytes) => {
    const { say, forwarded } = await start();
    expect(statusesOf(await say(bytes)).filter((status) => status < 400 || status >= 500)).toEqual([]);
    expect(forwarded).toEqual([]);
  });

  test('an upgrade is not made', async () => {
    const { say } = await start();
    expect(
      statusesOf(await say(WHOLE.replace('Connection: close', 'Connection: close, Upgrade\r\nUpgrade: websocket'))),
    ).toEqual([200]);
  });
});

describe('clients', () => {
  const from = (address: string, event: object) => {
    const body = JSON.stringify(event);
    return `${HEAD}X-Forwarded-For: ${address}\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`;
  };

  test('a socket that sends too much is told when to come back, in words that the page can read', async () => {
    const { say, forwarded } = await start({}, { ratePerAddress: 2 });
    const answers = [await say(WHOLE), await say(WHOLE), await say(WHOLE)];
    expect(answers.flatMap(statusesOf)).toEqual([200, 200, 429]);
    expect(answers[2]).toMatch(/^retry-after: [1-9]\d?\r$/im);
    expect(answers[2]).toMatch(new RegExp(`^access-control-allow-origin: ${PAGE}\r$`, 'im'));
    expect(answers[2]).toMatch(/^access-control-expose-headers: Retry-After\r$/im);
    expect(forwarded).toHaveLength(1);
  });

  test('visitors behind a trusted proxy are counted apart, and cannot make themselves others', async () => {
    const { say } = await start({}, { ratePerAddress: 1, trustedProxies: 1 });
    const lies = ['203.0.113.1, 192.0.2.1', '203.0.113.2, 192.0.2.1', '192.0.2.2'];
    const answers = await Promise.all(lies.map((address) => say(from(address, lead))));
    expect(answers.flatMap(statusesOf).sort()).toEqual([200, 200, 429]);
  });

  test('without a trusted proxy nobody becomes another by a header, and the log says once what to set', async () => {
    const { say, lines } = await start({}, { ratePerAddress: 1 });
    expect([
      ...statusesOf(await say(from('192.0.2.1', lead))),
      ...statusesOf(await say(from('192.0.2.2', lead))),
    ]).toEqual([200, 429]);
    expect(lines.filter((line) => line.includes('X-Forwarded-For, which is not believed'))).toHaveLength(1);
    expect(lines.join()).not.toContain('192.0.2.');
  });
});
