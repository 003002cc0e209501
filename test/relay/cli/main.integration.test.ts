/** The command from start to exit code, as a process of its own over real HTTP. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { temporaryFolder } from '../store/support/bench';
import { lead } from '../support/events';
import { buildRelayPackage } from '../support/build-relay';
import { defer } from '../support/deferred';
import { run } from '../support/process';
import { API_KEY, PAGE } from '../support/relay';
import { startUpstream } from '../support/upstream';

const BUILD_TIMEOUT_MS = 60_000;
const built: { folder: string } = { folder: '' };

beforeAll(async () => {
  built.folder = await buildRelayPackage('command');
}, BUILD_TIMEOUT_MS);

/** A relay process in front of this upstream, once it listens. */
const start = async (upstreamUrl: string, env: Record<string, string> = {}) => {
  const relay = run(built.folder, [], {
    DRIFTROCK_API_KEY: API_KEY,
    DRIFTROCK_API_URL: upstreamUrl,
    RELAY_ORIGINS: PAGE,
    RELAY_SOURCE_IDS: lead.source_id,
    RELAY_PORT: '0',
    ...env,
  });
  const { url } = await relay.line('listening');
  return { ...relay, url: String(url) };
};

const post = (url: string) =>
  fetch(`${url}/v2/event`, {
    method: 'POST',
    body: JSON.stringify(lead),
    headers: { Origin: PAGE, 'Content-Type': 'text/plain' },
  });

/** An upstream that answers when the test lets it. */
const slowUpstream = async () => {
  const arrived = defer<void>();
  const answer = defer<void>();
  const { url, close } = await startUpstream(async (request, response) => {
    request.resume();
    arrived.resolve();
    await answer.promise;
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"data":"ok"}');
  });
  onTestFinished(close);
  return { url, arrived: arrived.promise, answer: () => answer.resolve() };
};

describe('driftrock-relay', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('finishes what it has begun on %s, and ends with 0', async (signal) => {
    const upstream = await slowUpstream();
    const relay = await start(upstream.url);
    const answered = post(relay.url);
    await upstream.arrived;
    relay.kill(signal);
    expect(await relay.line('stopping')).toMatchObject({ signal });
    await expect(post(relay.url)).rejects.toThrow();
    upstream.answer();
    expect((await answered).status).toBe(200);
    expect(await relay.exitCode()).toBe(0);
  });

  test('ends at once on a second signal', async () => {
    const upstream = await slowUpstream();
    const relay = await start(upstream.url);
    const failed = expect(post(relay.url)).rejects.toThrow();
    await upstream.arrived;
    relay.kill('SIGINT');
    await relay.line('stopping');
    relay.kill('SIGINT');
    expect(await relay.exitCode()).toBe(1);
    await failed;
  });

  test('ends with 1 when it had to cut', async () => {
    const upstream = await slowUpstream();
    const relay = await start(upstream.url, { RELAY_SHUTDOWN_MS: '50' });
    const failed = expect(post(relay.url)).rejects.toThrow();
    await upstream.arrived;
    relay.kill('SIGTERM');
    expect(await relay.exitCode()).toBe(1);
    expect(relay.stdout()).toContain('RELAY_SHUTDOWN_MS');
    await failed;
  });

  test('writes JSON lines alone, without the key', async () => {
    const upstream = await slowUpstream();
    upstream.answer();
    const relay = await start(upstream.url);
    await post(relay.url);
    await relay.line('/v2/event');
    relay.kill('SIGTERM');
    await relay.exitCode();
    const lines = relay
      .stdout()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { message: 'listening' },
      { message: 'Driftrock has taken the event', event_id: lead.event_id, attempts: 1 },
      { path: '/v2/event', status: 200 },
      { message: 'stopping' },
      { message: 'stopped' },
    ]);
    expect(relay.stdout() + relay.stderr()).not.toContain(API_KEY);
    expect(relay.stdout()).not.toContain('ada@example.com');
  });

  test('says at its start who may send what, and where it goes, without keys and logins', async () => {
    const upstream = await slowUpstream();
    const folder = temporaryFolder();
    const relay = await start(upstream.url, { RELAY_SPOOL: folder, RELAY_SOURCE_IDS: `${lead.source_id},${API_KEY}` });
    expect(await relay.line('listening')).toEqual({
      time: expect.any(String),
      level: 'info',
      message: 'listening',
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      url: relay.url,
      origins: [PAGE],
      source_ids: [lead.source_id, '[key]'],
      upstream: upstream.url,
      store: folder,
      serves_snippet: false,
    });
  });

  test('says of an event on its disk when it came, and when Driftrock had taken it', async () => {
    const statuses = [503];
    const upstream = await startUpstream((request, response) => {
      request.resume();
      response.writeHead(statuses.shift() ?? 200, { 'Content-Type': 'application/json' }).end('{"data":"ok"}');
    });
    onTestFinished(upstream.close);
    const relay = await start(upstream.url, { RELAY_SPOOL: temporaryFolder() });
    await post(relay.url);
    expect(await relay.line('/v2/event')).toMatchObject({ status: 200, event_id: lead.event_id });
    expect(await relay.line('Driftrock has taken the event')).toMatchObject({
      level: 'info',
      source_id: lead.source_id,
      event_id: lead.event_id,
      attempts: 2,
      ms_since_accepted: expect.any(Number),
    });
  });

  test('names every wrong variable and ends with 1', async () => {
    const relay = run(built.folder, [], { DRIFTROCK_API_KEY: `${API_KEY} x`, RELAY_PORT: 'http' });
    expect(await relay.exitCode()).toBe(1);
    expect(relay.stderr().trim().split('\n')).toEqual([
      expect.stringContaining('DRIFTROCK_API_KEY must not contain spaces'),
      expect.stringContaining('RELAY_ORIGINS is missing'),
      expect.stringContaining('RELAY_SOURCE_IDS is missing'),
      expect.stringContaining('RELAY_PORT must be a whole number'),
      expect.stringContaining('--help'),
    ]);
    expect(relay.stdout() + relay.stderr()).not.toContain(API_KEY);
  });

  test('says that its port is taken, and by which variable to fix it', async () => {
    const upstream = await slowUpstream();
    const { url } = await start(upstream.url);
    const second = run(built.folder, [], {
      DRIFTROCK_API_KEY: API_KEY,
      RELAY_ORIGINS: '*',
      RELAY_SOURCE_IDS: '*',
      RELAY_PORT: new URL(url).port,
    });
    expect(await second.exitCode()).toBe(1);
    expect(second.stderr()).toContain(`RELAY_PORT ${new URL(url).port} is taken`);
  });

  test('says that its host is not of this machine', async () => {
    const relay = run(built.folder, [], {
      DRIFTROCK_API_KEY: API_KEY,
      RELAY_ORIGINS: '*',
      RELAY_SOURCE_IDS: '*',
      RELAY_HOST: '203.0.113.1',
    });
    expect(await relay.exitCode()).toBe(1);
    expect(relay.stderr()).toContain('RELAY_HOST 203.0.113.1 is not an address of this machine');
  });

  test('takes its key from a file, and warns when everybody can read it', async () => {
    const upstream = await slowUpstream();
    upstream.answer();
    const folder = mkdtempSync(join(tmpdir(), 'driftrock-key-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'key');
    writeFileSync(file, `${API_KEY}\n`);
    chmodSync(file, 0o644);
    const relay = await start(upstream.url, { DRIFTROCK_API_KEY: '', DRIFTROCK_API_KEY_FILE: file });
    expect((await post(relay.url)).status).toBe(200);
    expect(relay.stdout()).toMatch(/"level":"warn","message":"DRIFTROCK_API_KEY_FILE names a file that every user/);
    expect(relay.stdout()).not.toContain(API_KEY);
  });

  test('says which source has no key, and ends with 1', async () => {
    const keys = JSON.stringify({ sources: { [lead.source_id]: API_KEY } });
    const env = {
      DRIFTROCK_API_KEYS: keys,
      RELAY_ORIGINS: '*',
      RELAY_SOURCE_IDS: `${lead.source_id},source-2`,
      RELAY_PORT: '0',
    };
    const relay = run(built.folder, [], env);
    expect(await relay.exitCode()).toBe(1);
    expect(relay.stderr()).toContain('apiKeys has no key for source source-2');
    expect(relay.stderr()).not.toContain(API_KEY);
  });

  test('tells on a second port what waits while upstream is away, and that it is back', async () => {
    const answer = { status: 503 };
    const upstream = await startUpstream((request, response) => {
      request.resume();
      response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end('{"data":"ok"}');
    });
    onTestFinished(upstream.close);
    const relay = await start(upstream.url, { RELAY_OPS_PORT: '0', RELAY_SPOOL: temporaryFolder() });
    const { ops } = await relay.line('listening');
    const ask = async (path: string) => {
      const response = await fetch(`${ops}${path}`);
      return { status: response.status, text: await response.text() };
    };
    expect((await ask('/readyz')).status).toBe(200);
    expect((await post(relay.url)).status).toBe(200);
    await vi.waitFor(async () => expect((await ask('/readyz')).status).toBe(503), { timeout: 10_000 });
    expect(JSON.parse((await ask('/readyz')).text)).toMatchObject({
      ready: false,
      accepts: true,
      waiting: 1,
      upstream: { reason: 'upstream: 503' },
    });
    expect((await ask('/healthz')).status).toBe(200);
    expect((await ask('/metrics')).text).toMatch(/^driftrock_relay_waiting_events 1$/m);

    answer.status = 200;
    await vi.waitFor(async () => expect((await ask('/readyz')).status).toBe(200), { timeout: 15_000 });
    // Upstream's answer is known a moment before the store has written what became of the event.
    await vi.waitFor(async () => expect((await ask('/metrics')).text).toMatch(/^driftrock_relay_waiting_events 0$/m));
    const { text } = await ask('/metrics');
    expect(text).toMatch(/^driftrock_relay_forwarded_total 1$/m);
    expect(text).toMatch(/^driftrock_relay_retried_total [1-9]\d*$/m);
    relay.kill('SIGTERM');
    expect(await relay.exitCode()).toBe(0);
  });

  test('says that the port for the operator is taken, by its variable', async () => {
    const upstream = await slowUpstream();
    const { url } = await start(upstream.url);
    const { port } = new URL(url);
    const second = run(built.folder, [], {
      DRIFTROCK_API_KEY: API_KEY,
      RELAY_ORIGINS: '*',
      RELAY_SOURCE_IDS: '*',
      RELAY_PORT: '0',
      RELAY_OPS_PORT: port,
    });
    expect(await second.exitCode()).toBe(1);
    expect(second.stderr()).toContain(`RELAY_OPS_PORT ${port} is taken`);
  });

  test.each(['--help', '-h'])('%s explains every variable and ends with 0', async (flag) => {
    const relay = run(built.folder, [flag]);
    expect(await relay.exitCode()).toBe(0);
    expect(relay.stdout()).toContain('DRIFTROCK_API_KEY (required)');
    expect(relay.stdout()).toContain('RELAY_SHUTDOWN_MS (default 15000)');
  });

  test.each(['--version', '-v'])('%s says the version of the package and ends with 0', async (flag) => {
    const relay = run(built.folder, [flag]);
    expect(await relay.exitCode()).toBe(0);
    expect(relay.stdout()).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test.each(['--prot', 'start', '--port=1'])('refuses %s with a hint and ends with 1', async (arg) => {
    const relay = run(built.folder, [arg]);
    expect(await relay.exitCode()).toBe(1);
    expect(relay.stderr()).toContain(`"${arg}" is neither an option nor a command`);
    expect(relay.stderr()).toContain('--help');
  });

  test('says what is wrong with a package that was never built', async () => {
    const relay = run(await buildRelayPackage('never-built', { build: false }), ['--help']);
    expect(await relay.exitCode()).toBe(1);
    expect(relay.stderr()).toContain('dist/relay-cli.mjs is missing');
  });
});
