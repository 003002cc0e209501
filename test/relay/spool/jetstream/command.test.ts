/** The command with a NATS for its spool: what it says, and what it must not. */
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
});
afterAll(() => parts.nats?.remove());

const urlFor = (password: string): string => parts.nats!.url.replace('//', `//relay:${password}@`);
const startCommand = (env: Record<string, string>) =>
  run(parts.folder!, [], { DRIFTROCK_API_KEY: 'key', RELAY_ORIGINS: '*', RELAY_SOURCE_IDS: '*', RELAY_PORT: '0', ...env });

describe('RELAY_SPOOL=nats://', () => {
  test('keeps what it acknowledges while upstream is down, for the next relay to forward', async () => {
    const down = startCommand({ DRIFTROCK_API_URL: 'http://127.0.0.1:9', RELAY_SPOOL: urlFor('the-password') });
    const { url } = await down.line('listening');
    const { event } = freshEvent();
    const answer = await fetch(`${url}/v2/event`, { method: 'POST', body: JSON.stringify(event), headers: { Origin: 'https://a.example', 'Content-Type': 'text/plain' } });
    expect([answer.status, await answer.json()]).toEqual([200, { data: 'ok' }]);
    down.kill('SIGTERM');
    expect(await down.exitCode()).toBe(0);

    const bodies: string[] = [];
    const upstream = await startUpstream(async (request, response) => {
      bodies.push(await new Response(request as unknown as ReadableStream).text());
      response.end('{"data":"ok"}');
    });
    const next = startCommand({ DRIFTROCK_API_URL: upstream.url, RELAY_SPOOL: urlFor('the-password') });
    await expect.poll(() => bodies, { timeout: 15_000 }).toHaveLength(1);
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
});
