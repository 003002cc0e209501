/**
 * What a visitor has typed, sent into the relay by every way there is, and looked for in all that the relay says of
 * itself.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startRelay } from '../../src/relay/node-server/server';
import { SOCKET_LIMITS } from '../../src/relay/node-server/socket-limits';
import { lead } from './support/events';
import { ok, PAGE } from './support/relay';

const TYPED = {
  email: 'ada@example.com',
  phone_number: '+44 20 7946 0000',
  name: 'Augusta King',
  message: 'call me at the Analytical Engine',
};
const IDS = { person_id: 'person-4711', ga_client_id: '1234567890.987654321' };
const KEYS = ['key-of-everybody', 'key-of-one-source'];
const PRIVATE = [
  ...Object.values(TYPED),
  ...Object.values(IDS),
  ...KEYS,
  '7946 0000',
  '79460000',
  'Augusta',
  'Analytical',
];
const SOURCES = ['taken', 'rejected', 'refused', 'down', 'garbled', 'cut'];

/** An upstream that quotes whatever it gets, each source in its own way of failing. */
const quote = async (_url: unknown, init: RequestInit = {}): Promise<Response> => {
  const words = `${init.body} ${new Headers(init.headers).get('Authorization')}`;
  const { source_id } = JSON.parse(String(init.body));
  if (source_id === 'rejected') return Response.json({ error: words }, { status: 400 });
  if (source_id === 'refused') return Response.json({ error: words }, { status: 401 });
  if (source_id === 'down') return new Response(words, { status: 503 });
  if (source_id === 'garbled') return new Response(words, { status: 200 });
  if (source_id === 'cut') throw new TypeError(words);
  return ok();
};

const leadOf = (source_id: string) => ({ ...lead, ...IDS, source_id, event_id: `id-${source_id}`, fields: TYPED });
const WHOLE = JSON.stringify(leadOf('taken'));

/** Bodies and headers that end in a refusal, with private values where the mistake is. */
const REFUSED: [string, string, Record<string, string>][] = [
  ['/v2/event', WHOLE.slice(0, -3), {}],
  ['/v2/event', WHOLE.replace('"lead"', JSON.stringify(TYPED.email)), {}],
  ['/v2/event', WHOLE.replace(/"created_at":"[^"]+"/, `"created_at":${JSON.stringify(TYPED.name)}`), {}],
  ['/v2/event', WHOLE.replace(/"fields":{[^}]+}/, `"fields":${JSON.stringify(TYPED.message)}`), {}],
  ['/v2/event', WHOLE.replace('"fields":{', '"fields":{"n":1e999,'), {}],
  ['/v2/event', `${WHOLE}${' '.repeat(140_000)}`, {}],
  ['/v2/event', WHOLE, { 'Content-Type': `text/html; name="${TYPED.name}"` }],
  ['/v2/event', WHOLE, { 'Content-Encoding': 'gzip' }],
  [
    '/v2/event',
    WHOLE,
    { Referer: `https://www.example.com/?email=${TYPED.email}`, Cookie: TYPED.email, 'User-Agent': TYPED.name },
  ],
  [`/v2/event?email=${TYPED.email}`, WHOLE, { Origin: 'https://evil.example' }],
  ['/v2/affiliate_event', WHOLE, {}],
  ['/nowhere', WHOLE, {}],
];

async function startQuotedRelay() {
  const folder = mkdtempSync(join(tmpdir(), 'driftrock-privacy-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const lines: string[] = [];
  const relay = await startRelay(
    {
      apiKeys: { default: KEYS[0]!, sources: { refused: KEYS[1]! } },
      origins: [PAGE],
      sourceIds: SOURCES,
      host: '127.0.0.1',
      port: 0,
      opsPort: 0,
      storePlace: join(folder, 'data'),
      ratePerSource: 1,
      shutdownMs: 5000,
      fetch: quote,
      writeLog: (line) => void lines.push(line),
    },
    SOCKET_LIMITS,
  );
  onTestFinished(async () => void (await relay.stop()));
  const post = async (path: string, body: string, headers: Record<string, string> = {}) => {
    const response = await fetch(relay.url + path, {
      method: 'POST',
      body,
      headers: { Origin: PAGE, 'Content-Type': 'text/plain', ...headers },
    });
    return { status: response.status, text: await response.text() };
  };
  const told = async (path: string) => (await fetch(relay.opsUrl + path)).text();
  return { relay, lines, post, told, folder: join(folder, 'data') };
}

test('what visitors type, and every key, stays out of log, metrics, readiness, pages and answers', async () => {
  const { relay, lines, post, told } = await startQuotedRelay();
  const accepted = await Promise.all(SOURCES.map((source) => post('/v2/event', JSON.stringify(leadOf(source)))));
  const refused = [];
  for (const [path, body, headers] of REFUSED) refused.push(await post(path, body, headers));
  // Each way has been gone: five attempts that failed, of which one is a dead letter and one a refused key.
  await vi.waitFor(
    async () =>
      expect(JSON.parse(await told('/readyz'))).toMatchObject({ waiting: 4, dead: 1, paused: ['source refused'] }),
    { timeout: 10_000 },
  );
  const metrics = await told('/metrics');
  expect(metrics).toMatch(/^driftrock_relay_accepted_total 6$/m);
  expect(metrics).toMatch(/^driftrock_relay_forwarded_total 1$/m);
  expect(metrics).toMatch(/^driftrock_relay_dead_letters 1$/m);
  expect(metrics).toMatch(/^driftrock_relay_paused_keys 1$/m);
  const readiness = (await told('/readyz')) + (await told('/healthz'));
  const page = await told('/');
  // It does tell of each.
  expect(page).toContain('in these words');
  expect(page).toContain('https://evil.example');
  expect(page).toContain('source refused');
  await relay.stop();

  expect(accepted.map(({ status }) => status)).toEqual(SOURCES.map(() => 200));
  expect(refused.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 413, 415, 415, 429, 403, 400, 404]);
  expect(lines.filter((line) => line.includes('dead letter'))).toHaveLength(1);
  expect(lines.filter((line) => line.includes('paused'))).toHaveLength(1);
  const said = [
    ...lines,
    metrics,
    readiness,
    page,
    ...accepted.map(({ text }) => text),
    ...refused.map(({ text }) => text),
  ].join('\n');
  expect(PRIVATE.filter((value) => said.includes(value))).toEqual([]);
});

test('the files of the store are for their owner alone', async () => {
  const { post, folder } = await startQuotedRelay();
  expect((await post('/v2/event', WHOLE)).status).toBe(200);
  // A socket among them has no mode of its own that counts: nobody else can enter the folder.
  const files = readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
  expect(files.length).toBeGreaterThan(0);
  expect([folder, ...files].filter((path) => (statSync(path).mode & 0o077) !== 0)).toEqual([]);
});
