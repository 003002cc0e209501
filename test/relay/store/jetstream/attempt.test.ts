/** One attempt of the store of several machines, and what becomes of the copy by it. */
import type { JsMsg } from '@nats-io/jetstream';
import { describe, expect, test, vi } from 'vitest';
import type { UpstreamAnswer } from '../../../../src/relay/upstream/upstream';
import { createAttempt } from '../../../../src/relay/store/jetstream/attempt';
import { answerOf, forwarded, OK } from '../support/bench';
import { messageOf } from '../support/streams';

const NOW = 1_000_000;
const MAX_AGE_MS = 100_000;

/** What becomes of a copy that came in then, by this answer of upstream, which takes 40 ms. */
const attempt = async (answer: UpstreamAnswer, { at = NOW - 1_000, deliveries = 1, worksSince = 0 } = {}) => {
  const clock = { now: NOW };
  const order: string[] = [];
  const meter = { accepted: vi.fn(), repeated: vi.fn(), forwarded: vi.fn(), retried: vi.fn(), died: vi.fn() };
  const report = vi.fn();
  const pauses = { pause: vi.fn(), resume: vi.fn(), worksSince: vi.fn(async () => worksSince) };
  const dispositions = { settle: vi.fn(async () => 'gone' as const), die: vi.fn(async () => 'gone' as const) };
  const claimed = { release: vi.fn(async () => void order.push('release')), finish: vi.fn() };
  const send = vi.fn(async () => ((clock.now += 40), answer));
  const { message, nak } = messageOf();
  nak.mockImplementation(() => order.push('give back'));
  Object.assign(message as object as { time: Date; info: object }, {
    time: new Date(at),
    info: { deliveryCount: deliveries },
  });
  const held = { message: message as JsMsg, copy: { seq: 7, hash: 'a-hash', forwarded: forwarded() }, claimed };
  const run = createAttempt({
    dependencies: {
      upstream: { send, keyNameOf: () => 'KEY' },
      meter,
      report,
      now: () => clock.now,
      random: () => 0.5,
    },
    limits: { maxAgeMs: MAX_AGE_MS },
    pauses,
    dispositions,
  });
  const result = await run(held);
  const counted = Object.entries(meter).flatMap(([name, { mock }]) => mock.calls.map((call) => [name, ...call]));
  return { result, held, order, report, pauses, ...dispositions, nak, send, counted };
};

describe('createAttempt', () => {
  test('settles what upstream has taken, and counts how long it took and how old it was', async () => {
    const { result, held, settle, die, send, counted, pauses, order } = await attempt(OK);
    expect(send).toHaveBeenCalledExactlyOnceWith(forwarded());
    expect([result, settle.mock.calls, die.mock.calls]).toEqual(['gone', [[held]], []]);
    expect(counted).toEqual([['forwarded', expect.objectContaining({ ms: 40, sinceAcceptedMs: 1_040, attempts: 1 })]]);
    expect(pauses.resume).toHaveBeenCalledExactlyOnceWith('KEY');
    expect(order).toEqual([]);
  });

  test("makes a dead letter of what upstream refuses, in upstream's words, which stay out of the log", async () => {
    const { held, die, settle, report, pauses } = await attempt(answerOf(400, '{"error":"ada@example.com is wrong"}'));
    expect(die).toHaveBeenCalledExactlyOnceWith(held, 'ada@example.com is wrong');
    expect([settle.mock.calls, report.mock.calls]).toEqual([[], []]);
    expect(pauses.resume).toHaveBeenCalledExactlyOnceWith('KEY');
  });

  test.each<[string, UpstreamAnswer, number, number]>([
    ['a first failure', answerOf(500), 1, 750],
    ['a fourth failure', { silence: 'timeout' }, 4, 6_000],
    ['a time that upstream names', answerOf(503, '', '90'), 1, 90_000],
  ])('lets other relays have it before it is given back, after %s', async (_, answer, deliveries, ms) => {
    const { result, order, nak, counted, pauses } = await attempt(answer, { deliveries });
    expect([result, order, nak.mock.calls]).toEqual(['kept', ['release', 'give back'], [[ms]]]);
    expect(counted).toEqual([['retried']]);
    expect([pauses.pause.mock.calls, pauses.resume.mock.calls]).toEqual([[], []]);
  });

  test('lets a refused key rest, and tells the operator what to do', async () => {
    const { result, pauses, report, nak } = await attempt(answerOf(401));
    expect([result, nak.mock.calls]).toEqual(['kept', [[60_000]]]);
    expect(pauses.pause).toHaveBeenCalledExactlyOnceWith('KEY', 60_000);
    expect(report).toHaveBeenCalledExactlyOnceWith('error', expect.stringContaining('DRIFTROCK_API_KEY'), {
      reason: 'upstream: 401',
    });
  });

  test.each([
    [MAX_AGE_MS - 1, 0],
    [MAX_AGE_MS, 1],
  ])('gives up what is %i ms old after its attempt: %i dead letters', async (ageMs, count) => {
    const { die } = await attempt(answerOf(500), { at: NOW + 40 - ageMs });
    expect(die).toHaveBeenCalledTimes(count);
  });

  test.each([
    ['was always taken', 0, 1],
    ['is refused as far as anybody knows', Infinity, 0],
    ['is taken again since less than the limit', NOW + 41 - MAX_AGE_MS, 0],
    ['is taken again since the limit', NOW + 40 - MAX_AGE_MS, 1],
  ])('of an old event whose key %s', async (_, worksSince, count) => {
    const { die } = await attempt(answerOf(500), { at: 0, worksSince });
    expect(die).toHaveBeenCalledTimes(count);
  });

  test('asks since when the key works for an old event alone', async () => {
    expect((await attempt(answerOf(500))).pauses.worksSince).not.toHaveBeenCalled();
    expect((await attempt(answerOf(500), { at: 0 })).pauses.worksSince).toHaveBeenCalledExactlyOnceWith('KEY');
  });
});
