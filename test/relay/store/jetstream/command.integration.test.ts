/** The command with a NATS for its store: what it says, and what it must not. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildRelayPackage } from '../../support/build-relay';
import { freshEvent } from '../../support/jetstream';
import { type Nats, startNatsServer } from '../../support/nats';
import { run } from '../../support/process';
import { startUpstream } from '../../support/upstream';

const parts: { nats?: Nats; folder?: string } = {};
beforeAll(async () => {
  parts.nats = await startNatsServer('--user', 'relay', '--pass', 'the-password');
  parts.folder = await buildRelayPackage('jetstream-command');
}, 60_000);
afterAll(() => parts.nats?.remove());

const urlFor = (password: string): string => parts.nats!.url.replace('//', `//relay:${password}@`);
const startCommand = (env: Record<string, string>) =>
  run(parts.folder!, [], {
    DRIFTROCK_API_KEY: 'key',
    RELAY_ORIGINS: '*',
    RELAY_SOURCE_IDS: '*',
    RELAY_PORT: '0',
    ...env,
  });

// Each look is a process of its own, and the machine may have others to run.
const PATIENTLY = { timeout: 30_000 };

describe('RELAY_SPOOL=nats://', { timeout: 90_000 }, () => {
  test('keeps what it acknowledges while upstream is down, for the next relay to forward', async () => {
    const down = startCommand({ DRIFTROCK_API_URL: 'http://127.0.0.1:9', RELAY_SPOOL: urlFor('the-password') });
    const { url } = await down.line('listening');
    const { event } = freshEvent();
    const answer = await fetch(`${url}/v2/event`, {
      method: 'POST',
      body: JSON.stringify(event),
      headers: { Origin: 'https://a.example', 'Content-Type': 'text/plain' },
    });
    expect([answer.status, await answer.json()]).toEqual([200, { data: 'ok' }]);
    down.kill('SIGTERM');
    expect(await down.exitCode()).toBe(0);

    const bodies: string[] = [];
    const upstream = await startUpstream(async (request, response) => {
      bodies.push(await new Response(request as unknown as ReadableStream).text());
      response.end('{"data":"ok"}');
    });
    const next = startCommand({ DRIFTROCK_API_URL: upstream.url, RELAY_SPOOL: urlFor('the-password') });
    await expect.poll(() => bodies, PATIENTLY).toHaveLength(1);
    expect(JSON.parse(bodies[0]!)).toEqual(event);
    next.kill('SIGTERM');
    expect(await next.exitCode()).toBe(0);
    expect(down.stdout() + next.stdout() + next.stderr()).not.toMatch(/the-password|ada@example/);
    await upstream.close();
  });

  test('ends with what is wrong when NATS refuses the login, and without the password', async () => {
    const relay = startCommand({ RELAY_SPOOL: urlFor('another-password') });
    expect(await relay.exitCode()).toBe(1);
    expect(relay.stderr()).toMatch(/RELAY_SPOOL nats:\/\/127\.0\.0\.1:\d+ cannot be used: .*Authorization/i);
    expect(relay.stderr() + relay.stdout()).not.toContain('another-password');
  });

  test('lets a person see and put back what upstream refused', async () => {
    const answers = [[400, '{"error":"unknown capture"}']] as [number, string][];
    const upstream = await startUpstream((request, response) => {
      const [status, body] = answers.shift() ?? [200, '{"data":"ok"}'];
      request.resume().on('end', () => response.writeHead(status).end(body));
    });
    const env = { RELAY_SPOOL: `${urlFor('the-password')}?name=people` };
    const relay = startCommand({ ...env, DRIFTROCK_API_URL: upstream.url });
    const { url } = await relay.line('listening');
    await fetch(`${url}/v2/event`, {
      method: 'POST',
      body: JSON.stringify(freshEvent().event),
      headers: { Origin: 'https://a.example', 'Content-Type': 'text/plain' },
    });
    await expect
      .poll(() => say(env, 'spool', 'status'), PATIENTLY)
      .toMatchObject([{ waiting: 0, dead: 1, oldest_at: null, paused: [] }]);
    expect(await say(env, 'dead', 'list')).toMatchObject([{ id: '1', error: 'unknown capture', attempts: 1 }]);
    expect(await say(env, 'dead', 'retry', '--all')).toEqual([{ id: '1', retried: true }]);
    await expect.poll(() => say(env, 'spool', 'status'), PATIENTLY).toMatchObject([{ waiting: 0, dead: 0 }]);
    expect(await say(env, 'forget', 'ada@example.com')).toEqual([{ erased: 0 }]);
    relay.kill('SIGTERM');
    expect(await relay.exitCode()).toBe(0);
    await upstream.close();
  });

  test.each([
    ['no server answers', () => 'nats://127.0.0.1:9', /refused/i],
    ['no relay has begun', () => `${urlFor('the-password')}?name=nobody`, /there is no store named nobody/],
  ])('tells a person that %s', async (_what, place, words) => {
    const command = run(parts.folder!, ['spool', 'status'], { RELAY_SPOOL: place() });
    expect(await command.exitCode()).toBe(1);
    expect(command.stderr()).toMatch(words);
  });
});

/** What a command writes, line by line. */
async function say(env: Record<string, string>, ...args: string[]): Promise<object[]> {
  const command = run(parts.folder!, args, env);
  expect(await command.exitCode()).toBe(0);
  return command
    .stdout()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}
