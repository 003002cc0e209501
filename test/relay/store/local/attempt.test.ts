/** One attempt of the embedded store, and what is on the disk, in the log and counted once it has ended. */
import { describe, expect, test, vi } from 'vitest';
import type { UpstreamAnswer } from '../../../../src/relay/upstream/upstream';
import { createAttempt } from '../../../../src/relay/store/local/attempt';
import { write } from '../../../../src/relay/store/local/tables';
import { answerOf, OK } from '../support/bench';
import { putDue, rowsOf, useTables, waitingOf } from '../support/tables';

const tables = useTables();
const NOW = 1_000_000;
const MAX_AGE_MS = 100_000;

/** What becomes of an event that was accepted then, by this answer of upstream, which takes 40 ms. */
const attempt = async (answer: UpstreamAnswer, { acceptedAt = NOW - 1_000, attempts = 0 } = {}) => {
  const clock = { now: NOW };
  const meter = { accepted: vi.fn(), repeated: vi.fn(), forwarded: vi.fn(), retried: vi.fn(), died: vi.fn() };
  const report = vi.fn();
  const judge = vi.fn(async () => {});
  const send = vi.fn(async () => ((clock.now += 40), answer));
  const waiting = waitingOf({ fields: { email: 'ada@example.com' } }, { acceptedAt, agesFrom: acceptedAt });
  const row = { ...(await putDue(tables(), { sequence: 7, waiting })), attempts };
  const dependencies = {
    upstream: { send, keyNameOf: () => 'KEY' },
    meter,
    report,
    now: () => clock.now,
    random: () => 0.5,
  };
  const writes = vi.fn((change: () => Promise<void>) => change());
  const run = createAttempt({
    tables: tables(),
    dependencies,
    limits: { maxAgeMs: MAX_AGE_MS },
    breakers: { judge },
    persist: writes,
  });
  await run(row, waiting);
  const counted = Object.entries(meter).flatMap(([name, { mock }]) => mock.calls.map((call) => [name, ...call]));
  return { waiting, send, judge, report, counted, writes };
};

describe('createAttempt', () => {
  test('sends the event alone: neither its number nor what is known of it', async () => {
    const { send, waiting } = await attempt(OK);
    expect(send).toHaveBeenCalledExactlyOnceWith({ path: waiting.path, event: waiting.event });
  });

  test('leaves nothing of what upstream has taken, and counts how long it took and how old it was', async () => {
    const { counted, judge, report } = await attempt(OK);
    expect([rowsOf(tables().waiting), rowsOf(tables().due), rowsOf(tables().dead)]).toEqual([[], [], []]);
    expect(counted).toEqual([['forwarded', expect.objectContaining({ ms: 40, sinceAcceptedMs: 1_040, attempts: 1 })]]);
    expect(judge).toHaveBeenCalledExactlyOnceWith('KEY', { kind: 'acknowledged' });
    expect(report).not.toHaveBeenCalled();
  });

  test("makes a dead letter of what upstream refuses, and keeps upstream's words out of the log", async () => {
    const { waiting, counted, report } = await attempt(answerOf(400, '{"error":"ada@example.com is no address"}'));
    expect(rowsOf(tables().dead)).toEqual([
      [7, { ...waiting, error: 'ada@example.com is no address', attempts: 1, deadAt: NOW + 40 }],
    ]);
    expect([rowsOf(tables().waiting), rowsOf(tables().due)]).toEqual([[], []]);
    expect(counted).toEqual([['died']]);
    expect(report).toHaveBeenCalledExactlyOnceWith('warn', expect.stringContaining('dead letter'), {
      id: '7',
      source_id: 'source-1',
      event_id: waiting.event.event_id,
    });
  });

  test.each<[string, UpstreamAnswer, number, number]>([
    ['a first failure', answerOf(500), 0, 750],
    ['a fourth failure', { silence: 'timeout' }, 3, 6_000],
    ['a time that upstream names', answerOf(503, '', '90'), 0, 90_000],
    ['a refused key', answerOf(401), 0, 60_000],
  ])('makes the event due again after %s', async (_, answer, attempts, inMs) => {
    const { waiting, counted } = await attempt(answer, { attempts });
    expect(rowsOf(tables().due)).toEqual([[['KEY', NOW + 40 + inMs, 7], { attempts: attempts + 1 }]]);
    expect(rowsOf(tables().waiting)).toEqual([[7, waiting]]);
    expect(counted).toEqual([['retried']]);
  });

  test.each([
    [MAX_AGE_MS - 1, 0],
    [MAX_AGE_MS, 1],
  ])('gives up what is %i ms old after its attempt: %i dead letters', async (ageMs, count) => {
    await attempt(answerOf(500), { acceptedAt: NOW + 40 - ageMs });
    expect(rowsOf(tables().dead)).toHaveLength(count);
  });

  test('counts no time for which the key was refused', async () => {
    await write(tables(), () => void tables().pauses.put('KEY', { pausedMs: MAX_AGE_MS }));
    await attempt(answerOf(500), { acceptedAt: NOW + 40 - 2 * MAX_AGE_MS + 1 });
    expect(rowsOf(tables().dead)).toHaveLength(0);
  });

  test('tells the breaker after the event is written, and never of another outcome', async () => {
    const { judge, writes } = await attempt(answerOf(401));
    expect(judge).toHaveBeenCalledExactlyOnceWith(
      'KEY',
      expect.objectContaining({ kind: 'retry', isKeyRefused: true }),
    );
    expect(writes.mock.invocationCallOrder[0]).toBeLessThan(judge.mock.invocationCallOrder[0]!);
  });
});
