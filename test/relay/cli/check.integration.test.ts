/** `driftrock-relay check`, as a process of its own: what it says, what it sends, and how it ends. */
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startDriftrockApi } from '../../../demo/driftrock-api.mjs';
import { temporaryFolder } from '../store/support/bench';
import { buildRelayPackage } from '../support/build-relay';
import { lead } from '../support/events';
import { run } from '../support/process';
import { API_KEY, PAGE } from '../support/relay';
import { startUpstream } from '../support/upstream';

const BUILD_TIMEOUT_MS = 60_000;
const built: { folder: string } = { folder: '' };

beforeAll(async () => {
  built.folder = await buildRelayPackage('check');
}, BUILD_TIMEOUT_MS);

const ENV = {
  DRIFTROCK_API_KEY: API_KEY,
  RELAY_ORIGINS: PAGE,
  RELAY_SOURCE_IDS: lead.source_id,
  RELAY_UPSTREAM_TIMEOUT_MS: '5000',
  RELAY_PORT: '0',
};

/** The command's lines, once it has ended; none of them holds a key. */
const check = async (env: Record<string, string>) => {
  const command = run(built.folder, ['check'], { ...ENV, ...env });
  const code = await command.exitCode();
  const said = command.stdout() + command.stderr();
  expect(said).not.toContain(API_KEY);
  expect(said).not.toContain('another-key');
  return { code, said, marks: [...said.matchAll(/^(\w+) +([^:\n]+):/gm)].map(([, mark, subject]) => [mark, subject]) };
};

/** An upstream that answers all alike, with the bodies that it got. */
const upstreamThat = async (status: number, body = '') => {
  const bodies: string[] = [];
  const { url, close } = await startUpstream(async (request, response) => {
    bodies.push(await text(request));
    response.writeHead(status).end(body);
  });
  onTestFinished(close);
  return { env: { DRIFTROCK_API_URL: url }, bodies };
};

const KEY = 'key DRIFTROCK_API_KEY';
const GOOD = [
  ['ok', 'configuration'],
  ['ok', 'store'],
];

describe('driftrock-relay check', () => {
  test('finds nothing wrong where the stand-in knows the key, and makes no lead', async () => {
    const api = await startDriftrockApi({ apiKey: API_KEY });
    onTestFinished(api.close);
    expect(await check({ DRIFTROCK_API_URL: api.url })).toMatchObject({
      code: 0,
      marks: [...GOOD, ['ok', 'Driftrock'], ['ok', KEY]],
    });
    expect(api.events).toEqual([]);
  });

  test('names the key that the stand-in does not know, and what to do', async () => {
    const api = await startDriftrockApi({ apiKey: 'another-key' });
    onTestFinished(api.close);
    const { code, said, marks } = await check({ DRIFTROCK_API_URL: api.url });
    expect([code, marks]).toEqual([1, [...GOOD, ['ok', 'Driftrock'], ['problem', KEY]]]);
    expect(said).toContain('check DRIFTROCK_API_KEY');
  });

  test('names all that is wrong with the variables at once, and asks nobody', async () => {
    const { env, bodies } = await upstreamThat(400, '{"error":"x"}');
    const { code, said, marks } = await check({
      ...env,
      RELAY_ORIGINS: 'example.com',
      RELAY_SOURCE_IDS: '',
      RELAY_PORT: 'x',
    });
    expect([code, marks]).toEqual([
      1,
      [...Array(3).fill(['problem', 'configuration']), ['ok', 'store'], ['unknown', 'Driftrock']],
    ]);
    for (const name of ['RELAY_ORIGINS', 'RELAY_SOURCE_IDS', 'RELAY_PORT']) expect(said).toContain(name);
    expect(bodies).toEqual([]);
  });

  test('warns of what works and is dangerous, and ends with 0', async () => {
    const { env } = await upstreamThat(400, '{"error":"x"}');
    const file = join(temporaryFolder(), '..', 'key');
    writeFileSync(file, API_KEY);
    chmodSync(file, 0o644);
    const plain = await check({ ...env, RELAY_ORIGINS: 'http://shop.example.com,http://localhost:3000' });
    const open = await check({ ...env, RELAY_ORIGINS: '*', DRIFTROCK_API_KEY: '', DRIFTROCK_API_KEY_FILE: file });
    expect([plain.code, open.code]).toEqual([0, 0]);
    expect(plain.said).toMatch(/^warning .*http:\/\/shop\.example\.com/m);
    expect(plain.said).not.toContain('localhost');
    expect(open.said).toMatch(/^warning .*every page of the web/m);
    expect(open.said).toMatch(/^warning .*DRIFTROCK_API_KEY_FILE names a file that every user/m);
  });
});

describe('driftrock-relay check looks at the store', () => {
  test('while a relay keeps events there, and once it has ended', async () => {
    const { env, bodies } = await upstreamThat(503);
    const store = { ...ENV, ...env, RELAY_SPOOL: temporaryFolder() };
    expect((await check(store)).said).toMatch(/^ok +store: .*nothing is kept yet/m);
    const relay = run(built.folder, [], store);
    const { url } = await relay.line('listening');
    await fetch(`${url}/v2/event`, {
      method: 'POST',
      body: JSON.stringify(lead),
      headers: { Origin: PAGE, 'Content-Type': 'text/plain' },
    });
    expect((await check(store)).said).toMatch(/^ok +store: .*1 event waits, the oldest since 20/m);
    relay.kill('SIGTERM');
    expect(await relay.exitCode()).toBe(0);
    expect((await check(store)).said).toMatch(/^ok +store: .*1 event waits, the oldest since 20/m);
    expect(bodies.filter((body) => body === '{}')).toHaveLength(3);
  });

  test('warns of dead letters, and of events that wait for a refused key', async () => {
    const answer = { status: 400 };
    const { url, close } = await startUpstream((request, response) => {
      request.resume();
      response.writeHead(answer.status).end('{"error":"ada@example.com is wrong"}');
    });
    onTestFinished(close);
    const store = { ...ENV, DRIFTROCK_API_URL: url, RELAY_SPOOL: temporaryFolder() };
    const relay = run(built.folder, [], store);
    const { url: at } = await relay.line('listening');
    const post = (event_id: string) =>
      fetch(`${at}/v2/event`, {
        method: 'POST',
        body: JSON.stringify({ ...lead, event_id }),
        headers: { Origin: PAGE, 'Content-Type': 'text/plain' },
      });
    await post('dead');
    await relay.line('dead letter: see driftrock-relay dead show');
    answer.status = 401;
    await post('waits');
    await relay.line('forwarding paused: upstream refuses the key; events are kept until it is fixed');
    const { code, said } = await check(store);
    expect(code).toBe(1);
    expect(said).toMatch(/^warning +store: 1 dead letter$/m);
    expect(said).toMatch(/^warning +store: events wait for a key that Driftrock has refused: DRIFTROCK_API_KEY$/m);
    expect(said).not.toContain('ada@');
  });
});
