/** `npm start` as a process of its own, with what is built: from the taken port to the exit code. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { startDriftrockApi } from '../../demo/driftrock-api.mjs';

const PROJECT_DIR = fileURLToPath(new URL('../..', import.meta.url));
const SOURCE_ID = '034feb07-0cd7-4d44-bbdb-ae18a8a4132f';
const EVENT = {
  event_type: 'lead',
  event_name: 'Contact form',
  source_id: SOURCE_ID,
  event_id: '5a0c1f0e-6a0b-4c53-9d0e-6a2b7c1d2e3f',
  created_at: '2026-11-23T10:00:00.000Z',
  fields: { email: 'ada@example.com', note: '<b>\n' },
  ga_client_id: '123456.1700000000',
};
const START: [string, ...string[]] = [process.execPath, 'scripts/start.mjs', '--built'];
// As npm does it, with a shell (dash) that tells its child of no signal.
const START_IN_SHELL: [string, ...string[]] = ['sh', '-c', `'${process.execPath}' scripts/start.mjs --built; true`];
// A machine that is busy with other tests starts a process slowly.
const PATIENCE = { timeout: 10_000, interval: 20 };

describe('npm start', { timeout: 20_000 }, () => {
  const children: ChildProcess[] = [];
  // A demo that is killed leaves its store behind.
  const folder = mkdtempSync(join(tmpdir(), 'driftrock-demos-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const servers: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    children.splice(0).forEach((child) => child.kill('SIGKILL'));
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });

  const launch = (env: Record<string, string> = {}, [program, ...args] = START) => {
    const inherited = { ...process.env, DRIFTROCK_API_KEY: '', DRIFTROCK_SOURCE_ID: '', DRIFTROCK_API_URL: '' };
    const ports = { DEMO_PORT: '0', RELAY_PORT: '0', OPS_PORT: '0', API_PORT: '0' };
    const child = spawn(program, args, { cwd: PROJECT_DIR, env: { ...inherited, ...ports, TMPDIR: folder, ...env } });
    children.push(child);
    const output = { text: '' };
    child.stdout.on('data', (chunk) => (output.text += chunk));
    child.stderr.on('data', (chunk) => (output.text += chunk));
    const exit = once(child, 'close').then(([code]) => code as number | null);
    const said = (words: RegExp) =>
      vi.waitFor(() => expect(output.text).toMatch(words), PATIENCE).then(() => words.exec(output.text)?.[1] ?? '');
    return { child, exit, output, said };
  };
  type Launched = ReturnType<typeof launch>;

  const urlsOf = async ({ said }: Launched) => ({
    site: await said(/Demo site +(http:\S+)/),
    relay: await said(/Relay +(http:\S+)/),
    ops: await said(/Is it working\? +(http:\S+)/),
    upstream: await said(/Leads go to +(http:[^\s,]+)/),
  });
  const postFrom = (origin: string, relay: string) =>
    fetch(`${relay}/v2/event`, {
      method: 'POST',
      headers: { Origin: origin, 'Content-Type': 'text/plain;charset=UTF-8' },
      body: JSON.stringify(EVENT),
    });
  const api = async (apiKey: string) => {
    const server = await startDriftrockApi({ apiKey });
    servers.push(server);
    return server;
  };

  test('takes a lead to the live page and the terminal, and leaves nothing behind after Ctrl-C', async () => {
    const taken = Number(new URL((await api('whoever took the port')).url).port);
    const demo = launch({ DEMO_PORT: String(taken) });
    const { site, relay, ops, upstream } = await urlsOf(demo);
    expect(demo.output.text).toContain(`Port ${taken} is taken, so the demo site tries ${taken + 1}.`);
    expect(Number(new URL(site).port)).toBeGreaterThan(taken);

    const stream = (await fetch(`${site}/leads/stream`)).body!.pipeThrough(new TextDecoderStream()).getReader();
    await stream.read();
    const response = await postFrom(site, relay);
    expect([response.status, await response.text()]).toEqual([200, '{"data":"ok"}']);
    const message = /^event: lead\ndata: (.+)\n\n$/.exec((await stream.read()).value ?? '')?.[1] ?? '';
    expect(JSON.parse(message)).toMatchObject({ state: 'accepted', answer: '200', event: EVENT });
    await demo.said(/✓ Contact form {2}\[email, note\] {2}ga_client_id 123456\.1700000000 {2}→ 200\n/);
    expect(demo.output.text).not.toContain('ada@example.com');
    // Each page leads to the other.
    expect(await (await fetch(`${site}/leads`)).text()).toContain(`href="${ops}"`);
    const overview = await (await fetch(ops)).text();
    expect(overview).toContain('It works: leads reach Driftrock.');
    expect(overview).toContain('on the disk of the relay');
    expect(overview).toContain(`href="${site}/leads"`);

    demo.child.kill('SIGINT');
    expect(await demo.exit).toBe(0);
    const answers = await Promise.allSettled([site, relay, ops, upstream].map((url) => fetch(url)));
    expect(answers.map(({ status }) => status)).toEqual(Array(4).fill('rejected'));
  });

  test('takes leads from the site as localhost, too, and says when the relay turns a page away', async () => {
    const demo = launch();
    const { site, relay } = await urlsOf(demo);
    expect((await postFrom(site.replace('127.0.0.1', 'localhost'), relay)).status).toBe(200);
    expect((await postFrom('http://elsewhere.example', relay)).status).toBe(403);
    await demo.said(/✗ The relay answered POST "\/v2\/event" from "http:\/\/elsewhere\.example" with 403: origin/);
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('ends at a %s', async (signal) => {
    const demo = launch();
    await urlsOf(demo);
    demo.child.kill(signal);
    expect(await demo.exit).toBe(0);
  });

  test('finishes the lead that is under way, also when npm passes the same Ctrl-C on a second time', async () => {
    const slow = createServer().listen(0, '127.0.0.1');
    servers.push({ close: async () => void slow.close().closeAllConnections() });
    await once(slow, 'listening');
    const url = `http://127.0.0.1:${(slow.address() as AddressInfo).port}`;
    const demo = launch({ DRIFTROCK_API_KEY: 'real-key', DRIFTROCK_SOURCE_ID: SOURCE_ID, DRIFTROCK_API_URL: url });
    const { site, relay } = await urlsOf(demo);
    const answer = postFrom(site, relay);
    const [, upstreamResponse] = (await once(slow, 'request')) as [IncomingMessage, ServerResponse];

    demo.child.kill('SIGINT');
    await demo.said(/Ending\./);
    demo.child.kill('SIGINT');
    upstreamResponse.end('{"data":"ok"}');
    expect((await answer).status).toBe(200);
    expect(await demo.exit).toBe(0);
  });

  test('ends when npm was told to end, and its shell told nobody', async () => {
    const demo = launch({ npm_lifecycle_event: 'start' }, START_IN_SHELL);
    const { site, relay } = await urlsOf(demo);
    demo.child.kill('SIGTERM');
    // The output closes with the last process that holds it.
    await demo.exit;
    const answers = await Promise.allSettled([site, relay].map((url) => fetch(url)));
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  test('sends to the real API when the key is set, shows its answers, and never the key', async () => {
    const real = await api('real-key');
    const demo = launch({ DRIFTROCK_API_KEY: 'real-key', DRIFTROCK_SOURCE_ID: SOURCE_ID, DRIFTROCK_API_URL: real.url });
    const { site, relay, upstream } = await urlsOf(demo);
    expect(upstream).toBe(real.url);
    await postFrom(site, relay);
    await expect.poll(() => real.events).toEqual([expect.objectContaining({ event: EVENT })]);

    real.answerWith(401, { error: 'unknown key' });
    await fetch(`${relay}/v2/event`, {
      method: 'POST',
      headers: { Origin: site },
      body: JSON.stringify({ ...EVENT, event_id: undefined }),
    });
    await demo.said(/… Contact form .+ → 401: unknown key\n/);
    await demo.said(/! .*upstream: 401/);
    const stream = (await fetch(`${site}/leads/stream`)).body!.pipeThrough(new TextDecoderStream()).getReader();
    // Without the stand-in, nothing to switch: the message has no `upstream`.
    expect((await stream.read()).value).toMatch(/"state":"waiting".+\]\}\n\n$/);
    // Not thrown away: the lead is somebody's.
    demo.child.kill('SIGINT');
    const left = await demo.said(/Leads of yours were waiting: 1\. A relay with RELAY_SPOOL=(\S+) delivers/);
    expect(await demo.exit).toBe(0);
    expect(existsSync(left)).toBe(true);
    expect(demo.output.text).not.toContain('real-key');
  });

  test.each([
    ['a key without a source id', { DRIFTROCK_API_KEY: 'real-key' }, START, /^✗ .*DRIFTROCK_SOURCE_ID is missing/],
    [
      'a key that no header can carry',
      { DRIFTROCK_API_KEY: 'real key', DRIFTROCK_SOURCE_ID: 'x' },
      START,
      /^✗ DRIFTROCK_API_KEY must not contain/,
    ],
    [
      'an API in plain http elsewhere',
      { DRIFTROCK_API_KEY: 'k', DRIFTROCK_SOURCE_ID: 'x', DRIFTROCK_API_URL: 'http://api.example' },
      START,
      /^✗ DRIFTROCK_API_URL must/,
    ],
    ['a port that is none', { RELAY_PORT: '99999' }, START, /^✗ RELAY_PORT is "99999"/],
    ['an option that is none', {}, [...START, '--port', '1'] as typeof START, /^✗ --port 1 is no option/],
  ])('stops at %s, in one plain line', async (_situation, env, command, words) => {
    const { exit, output } = launch(env, command);
    expect(await exit).toBe(1);
    expect(output.text).toMatch(words);
    expect(output.text.trim().split('\n')).toHaveLength(1);
    expect(output.text).not.toMatch(/real-key|real key|\bat .+:\d+:\d+/);
  });
});
