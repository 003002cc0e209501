/** What people ask of the embedded store while its relay is at work. */
import { describe, expect, test, vi } from 'vitest';
import type { UpstreamAnswer } from '../../../../src/relay/upstream/upstream';
import { defer } from '../../support/deferred';
import { answerOf, createStoreBench, forwarded, OK } from '../support/bench';

const REFUSAL = answerOf(400, '{"error":"no such capture"}');

describe('retry', () => {
  test('makes repeats known again, however long the letter lay', async () => {
    const bench = await createStoreBench({ answer: () => REFUSAL, limits: { retentionMs: 1000 } });
    await bench.store.accept(forwarded());
    await bench.settled();
    bench.pass(5000);
    expect(await (await bench.admin()).retry('1')).toBe(true);
    expect(await bench.store.accept(forwarded())).toMatchObject({ isRepeat: true });
  });

  test('begins the age again', async () => {
    const bench = await createStoreBench({ answer: () => REFUSAL, limits: { maxAgeMs: 100_000 } });
    await bench.store.accept(forwarded());
    await bench.settled();
    bench.answer(() => (bench.attempts.length === 2 ? answerOf(500) : OK));
    bench.pass(500_000);
    await (await bench.admin()).retry('1');
    await vi.waitFor(
      async () => {
        bench.pass(100);
        expect(await bench.status()).toMatchObject({ waiting: 0, dead: 0 });
      },
      { timeout: 15_000, interval: 5 },
    );
    expect(bench.attempts).toHaveLength(3);
  });
});

describe('forget', () => {
  test.each([
    ['refuses', REFUSAL],
    ['takes', OK],
    ['cannot take', answerOf(500)],
  ])('erases an event whose attempt is under way, also when upstream %s it then', async (_, answer) => {
    const under = defer<UpstreamAnswer>();
    const bench = await createStoreBench({ answer: () => under.promise });
    await bench.store.accept(forwarded());
    await bench.attempted(1);
    expect(await (await bench.admin()).forget({ email: 'ada@example.com' })).toBe(1);
    under.resolve(answer);
    await bench.restart({ answer: () => OK });
    expect(await bench.status()).toMatchObject({ waiting: 0, dead: 0 });
    bench.pass(60_000);
    await bench.store.accept(forwarded({ event_id: 'another' }));
    await bench.settled();
    expect(bench.attempts.map(({ event }) => event.event_id)).toEqual([forwarded().event.event_id, 'another']);
  });
});
