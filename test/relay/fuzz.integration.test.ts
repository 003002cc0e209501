/**
 * Ten thousand hostile requests: each is refused, none is forwarded, and the relay stays what it was. `FUZZ_SEED` runs
 * the same ones again.
 */
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { createChance } from '../../e2e/delivery/chance';
import { startRelay } from '../../src/relay/node-server/server';
import { SOCKET_LIMITS } from '../../src/relay/node-server/socket-limits';
import { isValidRequest, type RawRequest } from './support/event-oracle';
import { lead } from './support/events';
import { ATTACKS, spoil, spoiltBytes } from './support/hostile-requests';
import { API_KEY, createTestRelay, ok, PAGE } from './support/relay';

const REQUESTS = 10_000;
const SOCKET_REQUESTS = 1_000;
// A request that never ends waits for its timeout: the fewer rounds, the sooner all have ended.
const SOCKETS_AT_ONCE = 250;

const seed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 1_000_000));
const hint = `again with FUZZ_SEED=${seed}`;

const requestOf = ({ method, path, headers, body }: RawRequest): Request =>
  new Request(`https://relay.example${path}`, {
    method,
    headers,
    ...(!['GET', 'HEAD'].includes(method) && { body: body as BodyInit }),
  });

/** What the relay made of one request that the oracle has judged. */
interface Verdict {
  attack: string;
  isValid: boolean;
  status: number;
  forwarded: number;
}

/** Attacks in turn until this many were invalid; what chance has left valid comes on top. */
async function attackHandler(invalid: number): Promise<{ verdicts: Verdict[]; lines: Record<string, unknown>[] }> {
  const chance = createChance(seed);
  // Of several captures, so that an event without one is refused like any other that lacks something.
  const { relay, attempts, lines } = createTestRelay({ sourceIds: [lead.source_id, 'another-source'] });
  const attacks = Object.entries(ATTACKS);
  const verdicts: Verdict[] = [];
  const isEnough = () => verdicts.filter(({ isValid }) => !isValid).length >= invalid;
  for (let turn = 0; turn < invalid || !isEnough(); turn += 1) {
    const [attack, make] = attacks[turn % attacks.length]!;
    const raw = spoil(chance, make);
    const before = attempts.length;
    const { status } = await relay.fetch(requestOf(raw));
    verdicts.push({ attack, isValid: isValidRequest(raw), status, forwarded: attempts.length - before });
  }
  return { verdicts, lines };
}

test(`${REQUESTS.toLocaleString('en')} hostile requests are refused, and none is forwarded`, async () => {
  console.log(`fuzz of the handler, ${hint}`);
  const { verdicts, lines } = await attackHandler(REQUESTS);
  const invalid = verdicts.filter(({ isValid }) => !isValid);
  const valid = verdicts.filter(({ isValid }) => isValid);
  console.log(`${invalid.length} hostile, ${valid.length} left valid by chance`);
  expect(invalid.length).toBeGreaterThanOrEqual(REQUESTS);
  // A preflight and a health check are answers that anybody may have.
  const isHarmless = ({ attack, status }: Verdict) =>
    ['another method', 'another path'].includes(attack) && [200, 204].includes(status);
  expect(
    invalid.filter((verdict) => !isHarmless(verdict) && (verdict.status < 400 || verdict.status >= 500)),
    hint,
  ).toEqual([]);
  expect(
    invalid.filter(({ forwarded }) => forwarded > 0),
    hint,
  ).toEqual([]);
  expect(
    valid.filter(({ status }) => status !== 200),
    hint,
  ).toEqual([]);
  expect(new Set(invalid.map(({ attack }) => attack)), hint).toEqual(new Set(Object.keys(ATTACKS)));
  // A line each, and a second one for those that Driftrock has taken.
  const ofRequests = lines.filter(({ path }) => path !== undefined);
  const taken = verdicts.reduce((sum, { forwarded }) => sum + forwarded, 0);
  expect([ofRequests.length, lines.length], hint).toEqual([verdicts.length, verdicts.length + taken]);
  expect(JSON.stringify(lines)).not.toContain('ada@example');
  expect(Object.keys(Object.prototype)).toEqual([]);
}, 120_000);

const socketRequests = SOCKET_REQUESTS.toLocaleString('en');
test(`${socketRequests} broken requests over sockets leave the relay well, and none is forwarded`, async () => {
  console.log(`fuzz of the socket, ${hint}`);
  const chance = createChance(seed);
  const forwarded: unknown[] = [];
  const options = {
    apiKey: API_KEY,
    origins: [PAGE],
    sourceIds: '*' as const,
    host: '127.0.0.1',
    port: 0,
    shutdownMs: 5000,
    writeLog: () => {},
  };
  const relay = await startRelay(
    { ...options, fetch: async (_, init) => (forwarded.push(init?.body), ok()) },
    { ...SOCKET_LIMITS, headersTimeoutMs: 1000, requestTimeoutMs: 2000, checkMs: 100 },
  );
  onTestFinished(async () => void (await relay.stop()));

  const say = async (bytes: Uint8Array): Promise<string> => {
    const socket = connect(relay.port, '127.0.0.1');
    socket.on('error', () => {}); // The relay may hang up while the rest is still on the way.
    await once(socket, 'connect');
    socket.end(bytes);
    return text(socket).catch(() => '');
  };
  const rounds = Array.from({ length: SOCKET_REQUESTS / SOCKETS_AT_ONCE }, () =>
    Array.from({ length: SOCKETS_AT_ONCE }, () => spoiltBytes(chance)),
  );
  const answers: string[] = [];
  for (const round of rounds) answers.push(...(await Promise.all(round.map(say))));

  const statuses = answers.flatMap((answer) =>
    [...answer.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status)),
  );
  expect(answers).toHaveLength(SOCKET_REQUESTS);
  expect(
    statuses.filter((status) => status < 400 || status >= 500),
    hint,
  ).toEqual([]);
  expect(forwarded, hint).toEqual([]);
  const well = await fetch(`${relay.url}/v2/event`, {
    method: 'POST',
    body: JSON.stringify(lead),
    headers: { Origin: PAGE, 'Content-Type': 'text/plain' },
  });
  expect(well.status).toBe(200);
  expect(forwarded).toHaveLength(1);
}, 120_000);
