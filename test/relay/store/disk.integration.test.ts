/** Disks that fill up, folders that cannot be used, and two relays on one: with real processes on a real disk. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { buildRelayPackage } from '../support/build-relay';
import { lead } from '../support/events';
import { run } from '../support/process';
import { API_KEY, PAGE } from '../support/relay';
import { startUpstream } from '../support/upstream';
import { temporaryFolder } from './support/bench';

const built = { folder: '' };

beforeAll(async () => {
  built.folder = await buildRelayPackage('disk');
}, 180_000);

/** A relay process on this folder, in front of an upstream that is down until the test says otherwise. */
const start = async (store: string) => {
  const taken = new Set<string>();
  const state = { isUp: false };
  const upstream = await startUpstream(async (request, response) => {
    const { event_id: id } = JSON.parse(await text(request));
    if (state.isUp) taken.add(id);
    response.writeHead(state.isUp ? 200 : 503, { 'Content-Type': 'application/json' }).end('{"data":"ok"}');
  });
  onTestFinished(upstream.close);
  const relay = run(built.folder, [], variables(store, upstream.url));
  const url = String((await relay.line('listening')).url);
  const post = async (event_id: string, bytes = 0) => {
    const body = JSON.stringify({ ...lead, event_id, fields: { message: 'x'.repeat(bytes) } });
    return (
      await fetch(`${url}/v2/event`, { method: 'POST', body, headers: { Origin: PAGE, 'Content-Type': 'text/plain' } })
    ).status;
  };
  const health = async () => (await fetch(`${url}/healthz`)).status;
  return { relay, taken, post, health, comeUp: () => (state.isUp = true) };
};

const variables = (store: string, upstreamUrl = 'http://127.0.0.1:9') => ({
  ...{
    DRIFTROCK_API_KEY: API_KEY,
    DRIFTROCK_API_URL: upstreamUrl,
    RELAY_ORIGINS: PAGE,
    RELAY_SOURCE_IDS: '*',
    RELAY_PORT: '0',
    RELAY_SPOOL: store,
  },
});

/** From now on no file of the process can grow beyond this size: to the process, the disk is full. */
const limitFileSize = (pid: number, bytes: number | 'unlimited') =>
  execFileSync('prlimit', [`--pid=${pid}`, `--fsize=${bytes}:`]);
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

describe('a disk that is full', () => {
  test('is answered with 503, harms nothing that was acknowledged, and is noticed when it has room again', async () => {
    const store = temporaryFolder();
    const { relay, taken, post, health, comeUp } = await start(store);
    const acknowledged = ['first'];
    expect(await post('first')).toBe(200);
    limitFileSize(relay.pid, statSync(`${store}/data.mdb`).size);
    const fill = async (number = 0): Promise<number> => {
      const status = await post(`fill-${number}`, 100_000);
      if (status !== 200) return status;
      acknowledged.push(`fill-${number}`);
      return fill(number + 1);
    };
    expect(await fill()).toBe(503);
    expect(acknowledged.length).toBeGreaterThan(2);
    expect(await health()).toBe(503);
    const healthLines = relay
      .stdout()
      .split('\n')
      .filter((line) => line.includes('"path":"/healthz"'))
      .map((line) => JSON.parse(line));
    expect(healthLines).toEqual([expect.objectContaining({ status: 503, reason: 'store: takes no events' })]);
    expect(
      await relay.line('the store cannot be written: no event is taken, what was acknowledged is safe'),
    ).toMatchObject({ level: 'error' });

    limitFileSize(relay.pid, 'unlimited');
    await vi.waitFor(async () => expect(await health()).toBe(200), 10_000);
    expect(await post('after', 100_000)).toBe(200);
    comeUp();
    await vi.waitFor(() => expect([...taken].sort()).toEqual([...acknowledged, 'after'].sort()), {
      timeout: 60_000,
      interval: 100,
    });
  }, 90_000);
});

describe('a folder', () => {
  test('that is removed under a running relay takes no event any more, and what waits is still forwarded', async () => {
    const store = temporaryFolder();
    const { relay, taken, post, health, comeUp } = await start(store);
    expect(await post('before')).toBe(200);
    rmSync(store, { recursive: true });
    expect([await post('after'), await health()]).toEqual([503, 503]);
    expect(
      await relay.line('the store was removed: no event is taken, what waits is forwarded only while this relay runs'),
    ).toMatchObject({ level: 'error' });
    expect(relay.stdout()).toContain('the folder of RELAY_SPOOL was removed');
    comeUp();
    await vi.waitFor(() => expect([...taken]).toEqual(['before']), { timeout: 30_000, interval: 100 });
    expect(await post('later')).toBe(503);
  }, 60_000);

  test('is for its owner alone, however wide its rights were', async () => {
    const store = temporaryFolder();
    mkdirSync(store);
    writeFileSync(`${store}/data.mdb`, '');
    chmodSync(store, 0o777);
    chmodSync(`${store}/data.mdb`, 0o666);
    await start(store);
    expect([modeOf(store), modeOf(`${store}/data.mdb`), modeOf(`${store}/lock.mdb`)]).toEqual(['700', '600', '600']);
  });

  test('that cannot be made is said with the variable to fix', async () => {
    const store = '/dev/null/data';
    const relay = run(built.folder, [], variables(store));
    expect(await relay.exitCode()).toBe(1);
    expect(relay.stderr()).toContain(`RELAY_SPOOL ${store} cannot be used`);
  });

  test('that holds other things is left as it is', async () => {
    const store = temporaryFolder();
    mkdirSync(store, { mode: 0o755 });
    writeFileSync(`${store}/letter.txt`, '');
    const relay = run(built.folder, [], variables(store));
    expect(await relay.exitCode()).toBe(1);
    expect(relay.stderr()).toContain('it holds other things');
    expect(modeOf(store)).toBe('755');
  });

  test('is used by one relay at a time', async () => {
    const store = temporaryFolder();
    const first = await start(store);
    const second = run(built.folder, [], variables(store));
    expect(await second.exitCode()).toBe(1);
    expect(second.stderr()).toContain('another relay forwards from this folder');
    expect(await first.post('still-there')).toBe(200);
  });

  test.each(['SIGKILL', 'SIGTERM'] as const)('is free again after %s', async (signal) => {
    const store = temporaryFolder();
    const first = await start(store);
    first.relay.kill(signal);
    await first.relay.exitCode();
    const second = await start(store);
    expect(await second.post('next')).toBe(200);
  });

  test('goes to one of two relays that find it free at the same moment', async () => {
    const store = temporaryFolder();
    const killed = await start(store);
    killed.relay.kill('SIGKILL');
    await killed.relay.exitCode();
    const both = [run(built.folder, [], variables(store)), run(built.folder, [], variables(store))];
    const code = await Promise.race(both.map(({ exitCode }) => exitCode()));
    expect(code).toBe(1);
    expect(await Promise.any(both.map(({ line }) => line('listening')))).toBeDefined();
  });
});

describe('commands', () => {
  test('work next to a running relay, which sends at once what a person has retried', async () => {
    const store = temporaryFolder();
    const answers = { status: 400, body: '{"error":"no such capture"}' };
    const upstream = await startUpstream((request, response) => {
      request.resume();
      response.writeHead(answers.status).end(answers.body);
    });
    onTestFinished(upstream.close);
    const relay = run(built.folder, [], variables(store, upstream.url));
    const url = String((await relay.line('listening')).url);
    await fetch(`${url}/v2/event`, {
      method: 'POST',
      body: JSON.stringify(lead),
      headers: { Origin: PAGE, 'Content-Type': 'text/plain' },
    });
    await relay.line('dead letter: see driftrock-relay dead show');
    Object.assign(answers, { status: 200, body: '{"data":"ok"}' });
    const command = async (...args: string[]) => {
      const process = run(built.folder, args, { RELAY_SPOOL: store });
      return { code: await process.exitCode(), lines: process.stdout().trim().split('\n') };
    };
    expect(await command('dead', 'retry', '--all')).toEqual({ code: 0, lines: ['{"id":"1","retried":true}'] });
    await vi.waitFor(
      async () =>
        expect((await command('spool', 'status')).lines).toEqual([
          '{"waiting":0,"dead":0,"oldest_at":null,"paused":[]}',
        ]),
      { timeout: 15_000, interval: 100 },
    );
  }, 60_000);
});
