/** `driftrock-relay test-lead`, as a process of its own, through a relay that runs: each step, and each way to fail. */
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startDriftrockApi } from '../../../demo/driftrock-api.mjs';
import { temporaryFolder } from '../store/support/bench';
import { buildRelayPackage } from '../support/build-relay';
import { lead } from '../support/events';
import { run } from '../support/process';
import { API_KEY, PAGE } from '../support/relay';

const BUILD_TIMEOUT_MS = 60_000;
const built: { folder: string } = { folder: '' };

beforeAll(async () => {
  built.folder = await buildRelayPackage('test-lead');
}, BUILD_TIMEOUT_MS);

const EMAIL = 'operator@example.com';

/** A stand-in, a relay in front of it, and the variables of both for the command. */
const startBoth = async (env: Record<string, string> = {}) => {
  const api = await startDriftrockApi({ apiKey: API_KEY });
  onTestFinished(api.close);
  const variables = {
    DRIFTROCK_API_KEY: API_KEY,
    DRIFTROCK_API_URL: api.url,
    RELAY_ORIGINS: PAGE,
    RELAY_SOURCE_IDS: lead.source_id,
    RELAY_UPSTREAM_TIMEOUT_MS: '5000',
    ...env,
  };
  const relay = run(built.folder, [], { ...variables, RELAY_PORT: '0' });
  const { url } = await relay.line('listening');
  return { api, relay, env: { ...variables, RELAY_PORT: new URL(String(url)).port } };
};

/** What the command says, once it has ended. */
const testLead = async (env: Record<string, string>, ...args: string[]) => {
  const command = run(built.folder, ['test-lead', ...args], env);
  const code = await command.exitCode();
  const said = command.stdout() + command.stderr();
  expect(said).not.toContain(API_KEY);
  return { code, said, marks: [...said.matchAll(/^(\w+) +([^:\n]+):/gm)].map(([, mark, subject]) => [mark, subject]) };
};

const STEPS = ['configuration', 'relay', 'Driftrock'].map((step) => ['ok', step]);

describe('driftrock-relay test-lead', () => {
  test.each([
    ['keeps events on its disk', temporaryFolder],
    ['keeps nothing', () => 'none'],
  ])('goes the whole way to Driftrock through a relay that %s', async (_, place) => {
    const { api, env } = await startBoth({ RELAY_SPOOL: place() });
    const { code, marks } = await testLead(env, EMAIL);
    expect([code, marks]).toEqual([0, STEPS]);
    expect(api.events).toMatchObject([
      {
        path: '/v2/event',
        event: {
          event_type: 'lead',
          event_name: 'First test lead',
          source_id: lead.source_id,
          fields: { email: EMAIL },
        },
      },
    ]);
  });

  test.each([
    [
      'a pattern of origins, on every address of the machine',
      { RELAY_ORIGINS: 'https://*.example.com', RELAY_HOST: '0.0.0.0' },
    ],
    ['every page, on IPv6', { RELAY_ORIGINS: '*', RELAY_HOST: '::' }],
  ])('is taken by a relay for %s', async (_, env) => {
    const { env: variables } = await startBoth(env);
    expect(await testLead(variables, EMAIL)).toMatchObject({ code: 0, marks: STEPS });
  });

  test('goes to an Affiliate capture, and to the capture that is named', async () => {
    const { api, env } = await startBoth({ RELAY_SOURCE_IDS: '*' });
    const { code } = await testLead(env, EMAIL, '--source-id', 'other', '--affiliate-id', 'a-17');
    expect(code).toBe(0);
    expect(api.events).toMatchObject([
      { path: '/v2/affiliate_event', event: { source_id: 'other', affiliate_id: 'a-17' } },
    ]);
  });

  test('asks for the capture where there are several, and sends nothing', async () => {
    const { api, env } = await startBoth({ RELAY_SOURCE_IDS: 'one,two' });
    const { code, said } = await testLead(env, EMAIL);
    expect(code).toBe(1);
    expect(said).toContain('--source-id <one of one, two>');
    expect(api.events).toEqual([]);
  });

  test('says in Driftrock its own words why it refuses the lead, and which command helps', async () => {
    const { api, env } = await startBoth({ RELAY_SPOOL: temporaryFolder() });
    api.answerWith(400, { error: 'no such capture' });
    const { code, said, marks } = await testLead(env, EMAIL);
    expect([code, marks]).toEqual([1, [...STEPS.slice(0, 2), ['problem', 'Driftrock']]]);
    expect(said).toContain('refuses the lead: no such capture');
    expect(said).toContain('driftrock-relay dead retry 1');
  });

  test('passes on what Driftrock says where nothing is kept', async () => {
    const { api, env } = await startBoth({ RELAY_SPOOL: 'none' });
    api.answerWith(400, { error: 'no such capture' });
    const { code, said } = await testLead(env, EMAIL);
    expect(code).toBe(1);
    expect(said).toContain('answers 400: no such capture');
  });

  test('says that the lead waits for the key', async () => {
    const { api, env } = await startBoth({ RELAY_SPOOL: temporaryFolder() });
    api.answerWith(401);
    const { code, said, marks } = await testLead(env, EMAIL);
    expect([code, marks]).toEqual([1, [...STEPS.slice(0, 2), ['problem', 'Driftrock']]]);
    expect(said).toContain('Driftrock refuses the key DRIFTROCK_API_KEY');
  });

  test('says that no relay runs, and what to do', async () => {
    const { relay, env } = await startBoth();
    relay.kill('SIGTERM');
    await relay.exitCode();
    const { code, said, marks } = await testLead(env, EMAIL);
    expect([code, marks]).toEqual([1, [STEPS[0], ['problem', 'relay']]]);
    expect(said).toContain('ECONNREFUSED');
    expect(said).toContain('start it: driftrock-relay');
  });

  test('says that another program is there', async () => {
    const { env } = await startBoth();
    const other = createServer((_, response) => response.end('<html>'));
    await once(other.listen(0, '127.0.0.1'), 'listening');
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const { code, said } = await testLead({ ...env, RELAY_PORT: String(port) }, EMAIL);
    expect(code).toBe(1);
    expect(said).toContain('some other program');
  });

  test('says that the relay runs with other variables', async () => {
    const { env } = await startBoth();
    const { code, said } = await testLead({ ...env, RELAY_ORIGINS: 'https://other.example.com' }, EMAIL);
    expect(code).toBe(1);
    expect(said).toMatch(/answers 403.*\n.*other variables than this shell/);
  });

  test('does not guess from another store than that of the relay', async () => {
    const { api, env } = await startBoth({ RELAY_SPOOL: temporaryFolder() });
    const { code, said, marks } = await testLead({ ...env, RELAY_SPOOL: temporaryFolder() }, EMAIL);
    expect([code, marks]).toEqual([1, [...STEPS.slice(0, 2), ['unknown', 'Driftrock']]]);
    expect(said).toContain(`event_id ${api.events[0]!.event.event_id}`);
  });

  test.each([[[]], [['not an address']], [[EMAIL, 'more']], [[EMAIL, '--sourceid', 'x']], [[EMAIL, '--source-id']]])(
    'shows how it is called for the arguments %j',
    async (args) => {
      const { code, said } = await testLead({}, ...args);
      expect(code).toBe(1);
      expect(said).toContain('test-lead <email> [--source-id <id>] [--affiliate-id <id>]');
    },
  );
});
