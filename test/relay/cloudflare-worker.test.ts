/**
 * The Worker's wiring without Cloudflare: which variables it needs, whom it asks, and what the end of a retention
 * takes. What workerd itself does to it is tested in `deploy/cloudflare`.
 */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Message, ObjectStorage, Waiting } from '../../src/relay/store/cloudflare/platform';
import { lead } from './support/events';
import { API_KEY, PAGE } from './support/relay';

const NOW = Date.parse('2026-11-23T10:00:00.000Z');
const DAY_MS = 86_400_000;
const VARIABLES = { DRIFTROCK_API_KEY: API_KEY, RELAY_ORIGINS: PAGE, RELAY_SOURCE_IDS: lead.source_id };

const PACKED = {
  version: '1.2.3',
  files: { 'driftrock.js': { type: 'text/javascript', digest: 'd' } },
  packed: { 'driftrock.js': { identity: btoa('plain'), br: btoa('smaller') } },
};

const lines: Record<string, unknown>[] = [];
/** What Driftrock was asked. */
const upstream: { url: string; body: unknown }[] = [];

beforeEach(() => {
  lines.length = upstream.length = 0;
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(JSON.parse(line)));
  vi.spyOn(Date, 'now').mockReturnValue(NOW);
  vi.stubGlobal('PACKED_FILES', PACKED);
  vi.stubGlobal('fetch', async (url: string, { body }: { body: string }) => {
    upstream.push({ url: String(url), body: JSON.parse(body) });
    return Response.json({ data: 'ok' });
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

// The build has put the files in front of the Worker's code: they are there before it is loaded.
const loadWorker = () => import('../../src/relay/cloudflare-worker');

/** Bindings that note what they are asked for. */
function createEnv(variables: Record<string, string | undefined> = VARIABLES, answer: object = { isRepeat: false }) {
  const asked = { records: [] as string[], limits: [] as string[], queue: [] as unknown[], letters: [] as string[] };
  const limit = async ({ key }: { key: string }) => (asked.limits.push(key), { success: key !== '192.0.2.66' });
  const fetchRecord = async (url: string, { method = 'GET' } = {}) => {
    asked.records.push(`${method} ${new URL(url).pathname}`);
    return Response.json(answer);
  };
  const env = {
    EVENTS: { send: async (body: Waiting, options: object) => void asked.queue.push({ body, options }) },
    EVENT_RECORDS: { idFromName: (name: string) => name, get: () => ({ fetch: fetchRecord }) },
    DEAD_LETTERS: { put: async (_: string, value: string) => void asked.letters.push(value) },
    RATE_PER_ADDRESS: { limit },
    ...variables,
  };
  return { env, asked };
}

const requestOf = (headers: Record<string, string> = {}) =>
  new Request('https://relay.example/v2/event', {
    method: 'POST',
    headers: { Origin: PAGE, 'Content-Type': 'text/plain', ...headers },
    body: JSON.stringify(lead),
  });

function createMessage() {
  const ends: unknown[] = [];
  const message: Message = {
    body: { path: '/v2/event', event: lead, acceptedAt: NOW, attempts: 0 },
    attempts: 1,
    ack: () => void ends.push('ack'),
    retry: (options) => void ends.push(options),
  };
  return { message, ends };
}

describe('fetch', () => {
  test('acknowledges an event once its record has it, and asks Driftrock nothing', async () => {
    const { env, asked } = createEnv();
    const { status } = await (await loadWorker()).default.fetch(requestOf(), env);
    expect([status, asked.records, upstream]).toEqual([200, ['POST /accept'], []]);
  });

  test('counts by the address that Cloudflare writes, whatever the client says of its own', async () => {
    const { env, asked } = createEnv();
    const { default: worker } = await loadWorker();
    const answers = [
      await worker.fetch(requestOf({ 'CF-Connecting-IP': '192.0.2.66', 'X-Forwarded-For': '192.0.2.1' }), env),
      await worker.fetch(requestOf({ 'CF-Connecting-IP': '192.0.2.7' }), env),
    ];
    expect(answers.map(({ status }) => status)).toEqual([429, 200]);
    expect(asked.limits).toEqual(['192.0.2.66', '192.0.2.7']);
  });

  test('sends a file that is compressed as it is, under its coding', async () => {
    const { env } = createEnv();
    const request = new Request('https://relay.example/driftrock.js', { headers: { 'Accept-Encoding': 'br' } });
    const response = await (await loadWorker()).default.fetch(request, env);
    expect([response.status, response.headers.get('Content-Encoding')]).toEqual([200, 'br']);
    expect(await response.text()).toBe('smaller');
  });

  test('asks pages for patience while a variable is missing, and names it in the log alone', async () => {
    const { env, asked } = createEnv({ ...VARIABLES, RELAY_SOURCE_IDS: undefined });
    const response = await (await loadWorker()).default.fetch(requestOf(), env);
    expect([response.status, response.headers.get('Retry-After'), asked.records]).toEqual([503, '300', []]);
    expect(await response.text()).not.toContain('RELAY_');
    expect(lines).toMatchObject([
      { level: 'error', message: 'not set up', hint: expect.stringContaining('RELAY_SOURCE_IDS') },
    ]);
    expect(JSON.stringify(lines)).not.toContain(API_KEY);
  });

  test('gives pages their script while a variable is missing', async () => {
    const { env } = createEnv({});
    const { default: worker } = await loadWorker();
    const response = await worker.fetch(new Request('https://relay.example/driftrock.js'), env);
    expect([response.status, await response.text()]).toEqual([200, 'plain']);
    expect((await worker.fetch(new Request('https://relay.example/healthz'), env)).status).toBe(503);
  });
});

describe('queue', () => {
  test('forwards a message with the key, and ends it', async () => {
    const { env } = createEnv(VARIABLES, { isDone: false });
    const { message, ends } = createMessage();
    await (await loadWorker()).default.queue({ queue: 'driftrock-events', messages: [message] }, env);
    expect(upstream).toMatchObject([{ body: { event_id: lead.event_id } }]);
    expect(ends).toEqual(['ack']);
    expect(lines).toMatchObject([{ message: 'Driftrock has taken the event', event_id: lead.event_id, attempts: 1 }]);
  });

  test('makes a dead letter of what Cloudflare has given up, without an attempt', async () => {
    const { env, asked } = createEnv();
    const { message, ends } = createMessage();
    await (await loadWorker()).default.queue({ queue: 'driftrock-events-given-up', messages: [message] }, env);
    expect([upstream, ends]).toEqual([[], ['ack']]);
    expect(asked.letters.map((letter) => JSON.parse(letter))).toMatchObject([{ waiting: { event: lead } }]);
  });

  test.each([
    ['1', ['ack'], 1],
    ['3', [{ delaySeconds: expect.any(Number) }], 0],
  ])('tries a message of two days for as many days as the variable says: %s', async (days, expected, letters) => {
    vi.stubGlobal('fetch', async () => new Response('', { status: 502 }));
    const { env, asked } = createEnv({ ...VARIABLES, RELAY_MAX_AGE_DAYS: days }, { isDone: false });
    const { message, ends } = createMessage();
    message.body.acceptedAt = NOW - 2 * DAY_MS;
    await (await loadWorker()).default.queue({ queue: 'driftrock-events', messages: [message] }, env);
    expect([ends, asked.letters.length]).toEqual([expected, letters]);
  });

  test('puts every message back while a variable is missing', async () => {
    const { env } = createEnv({});
    const { message, ends } = createMessage();
    await (await loadWorker()).default.queue({ queue: 'driftrock-events', messages: [message, message] }, env);
    expect([upstream, ends]).toEqual([[], [{ delaySeconds: 300 }, { delaySeconds: 300 }]]);
  });
});

describe('EventRecord', () => {
  /** The record of one event, in a storage that the test can look into. */
  async function createRecord(variables: Record<string, string | undefined>) {
    const kept = new Map<string, unknown>();
    const alarms: number[] = [];
    const storage: ObjectStorage = {
      get: async (key) => kept.get(key),
      put: async (key, value) => void kept.set(key, value),
      setAlarm: async (at) => void alarms.push(at),
      deleteAll: async () => kept.clear(),
    };
    const { env, asked } = createEnv(variables);
    const { EventRecord } = await loadWorker();
    const record = new EventRecord({ storage }, env);
    const accept = async () => {
      const body = JSON.stringify(createMessage().message.body);
      return (await record.fetch(new Request('https://record/accept', { method: 'POST', body }))).json();
    };
    return { record, accept, alarms, kept, asked };
  }

  test('puts an event into the Queue once, and forgets it at the end of the retention', async () => {
    const { record, accept, kept, asked } = await createRecord(VARIABLES);
    expect([await accept(), await accept()]).toEqual([{ isRepeat: false }, { isRepeat: true }]);
    expect(asked.queue).toHaveLength(1);
    await record.alarm();
    expect(kept.size).toBe(0);
    expect(await accept()).toEqual({ isRepeat: false });
  });

  test.each([
    ['as long as the variable says', { ...VARIABLES, RELAY_MAX_AGE_DAYS: '2', RELAY_RETENTION_DAYS: '40' }, 40],
    ['for its default while variables are missing', {}, 30],
  ])('remembers %s', async (_, variables, days) => {
    const { accept, alarms } = await createRecord(variables);
    await accept();
    expect(alarms).toEqual([NOW + days * DAY_MS]);
  });
});
