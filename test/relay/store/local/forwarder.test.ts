/** Which event goes upstream when: order, pauses, rests, ages, by a clock that the test moves. */
import { describe, expect, test, vi } from 'vitest';
import { PAUSE_MS } from '../../../../src/relay/store/disposition';
import type { UpstreamAnswer } from '../../../../src/relay/upstream/upstream';
import { defer } from '../../support/deferred';
import { answerOf, createStoreBench, forwarded, OK } from '../support/bench';

const DOWN: UpstreamAnswer = { silence: 'ECONNREFUSED' };
const REFUSED = answerOf(401);

type Bench = Awaited<ReturnType<typeof createStoreBench>>;

/** Accepts events of as many people, one by one, by these names. */
const acceptAll = async ({ store }: Bench, names: readonly string[], person?: string) => {
  for (const name of names)
    await store.accept(forwarded({ event_id: name, fields: { email: person ?? `${name}@example.com` } }));
};
const idsOf = ({ attempts }: Bench) => attempts.map(({ event }) => event.event_id);
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `event-${index}`);
/** Lets time go by in steps of a second, as it does, until nothing waits. */
const passUntilSettled = async (bench: Bench) => {
  await vi.waitFor(
    async () => {
      bench.pass(1000);
      expect(await bench.status()).toMatchObject({ waiting: 0 });
    },
    { timeout: 15_000, interval: 1 },
  );
};

/** Lets so many milliseconds go by in steps of a second, with time for the disk after each. */
const passInSeconds = async (bench: Bench, ms: number) => {
  for (let passed = 0; passed < ms; passed += 1000) {
    bench.pass(1000);
    await bench.written();
  }
};

describe('order', () => {
  test('events of one person go one after the other, in the order of acceptance', async () => {
    const answers = [defer<UpstreamAnswer>(), defer<UpstreamAnswer>(), defer<UpstreamAnswer>()];
    const bench = await createStoreBench();
    bench.answer(() => answers[bench.attempts.length - 1]!.promise);
    await acceptAll(bench, ['first', 'second', 'third'], 'Ada@example.com');
    for (const [index, answer] of answers.entries()) {
      await bench.attempted(index + 1);
      expect(bench.attempts).toHaveLength(index + 1);
      answer.resolve(OK);
    }
    await bench.settled();
    expect(idsOf(bench)).toEqual(['first', 'second', 'third']);
  });

  test('an event that waits for a retry holds nobody up', async () => {
    const bench = await createStoreBench({
      answer: ({ event }) => (event.event_id === 'first' && bench.attempts.length < 2 ? answerOf(500) : OK),
    });
    await acceptAll(bench, ['first', 'second'], 'ada@example.com');
    await bench.attempted(2);
    bench.pass(60_000);
    await bench.settled();
    expect(idsOf(bench)).toEqual(['first', 'second', 'first']);
  });

  test('no more attempts are under way than the limit allows', async () => {
    const answer = defer<UpstreamAnswer>();
    const bench = await createStoreBench({ answer: () => answer.promise, limits: { concurrency: 3 } });
    await acceptAll(bench, numbered(10));
    await bench.attempted(3);
    bench.pass(5000);
    expect(bench.attempts).toHaveLength(3);
    answer.resolve(OK);
    await bench.settled();
    expect(idsOf(bench)).toEqual(numbered(10));
  });
});

describe('the clock', () => {
  test('that was a year ahead for a while delays no event by that year', async () => {
    const bench = await createStoreBench({ answer: () => DOWN });
    bench.pass(365 * 86_400_000);
    await acceptAll(bench, numbered(5));
    await bench.attempted(4);
    bench.pass(-365 * 86_400_000);
    await bench.restart({ answer: () => OK });
    await bench.settled();
    expect(await bench.status()).toMatchObject({ waiting: 0, dead: 0 });
  });
});

describe('outcomes', () => {
  test("what upstream refuses is a dead letter, with upstream's words", async () => {
    const bench = await createStoreBench({ answer: () => answerOf(400, '{"error":"no such capture"}') });
    await bench.store.accept(forwarded());
    await bench.settled();
    const letters = [];
    for await (const letter of (await bench.admin()).deadLetters()) letters.push(letter);
    expect(letters).toEqual([
      {
        id: '1',
        forwarded: forwarded(),
        error: 'no such capture',
        attempts: 1,
        acceptedAt: bench.now(),
        deadAt: bench.now(),
      },
    ]);
    expect(bench.lines).toEqual([
      {
        level: 'warn',
        message: expect.stringContaining('dead letter'),
        id: '1',
        source_id: 'source-1',
        event_id: forwarded().event.event_id,
      },
    ]);
  });

  test.each([
    answerOf(404),
    answerOf(408),
    answerOf(429),
    answerOf(500),
    answerOf(302),
    answerOf(200, '<html>'),
    answerOf(400, 'Bad Request'),
    DOWN,
  ])('after %j it goes again', async (answer) => {
    const bench = await createStoreBench({ answer: () => (bench.attempts.length === 1 ? answer : OK) });
    await bench.store.accept(forwarded());
    await passUntilSettled(bench);
    expect(bench.attempts).toHaveLength(2);
  });

  test('what is older than the limit after an attempt is a dead letter', async () => {
    const bench = await createStoreBench({ answer: () => DOWN, limits: { maxAgeMs: 30_000 } });
    await bench.store.accept(forwarded());
    await passUntilSettled(bench);
    expect(await bench.status()).toMatchObject({ waiting: 0, dead: 1 });
    // More than once; how often, depends on how much of the simulated time passes while a record is on its way to the
    // disk.
    expect(bench.attempts.length).toBeGreaterThan(1);
  });
});

describe('a refused key', () => {
  test('pauses forwarding, says so once, tries one event a time, and goes on by itself', async () => {
    const bench = await createStoreBench({ answer: () => REFUSED });
    await acceptAll(bench, numbered(20));
    await vi.waitFor(async () => expect(await bench.status()).toMatchObject({ paused: ['KEY'], waiting: 20 }));
    expect(bench.attempts.length).toBeLessThanOrEqual(4);
    const before = bench.attempts.length;
    await passInSeconds(bench, 10 * PAUSE_MS);
    const perPause = (bench.attempts.length - before) / 10;
    expect(perPause).toBeGreaterThan(0.5);
    expect(perPause).toBeLessThanOrEqual(1);
    bench.answer(() => OK);
    await passUntilSettled(bench);
    expect(await bench.status()).toEqual({ waiting: 0, dead: 0, oldestAt: undefined, paused: [] });
    expect(bench.lines.filter(({ level }) => level === 'error')).toEqual([
      expect.objectContaining({
        message: expect.stringContaining('paused'),
        key: 'KEY',
        hint: expect.stringContaining('DRIFTROCK_API_KEY'),
      }),
    ]);
    expect(bench.lines.filter(({ message }) => message.includes('resumed'))).toHaveLength(1);
  });

  test('lets no event grow old, also when the next attempt after it fails', async () => {
    const bench = await createStoreBench({ answer: () => REFUSED, limits: { maxAgeMs: 30_000 } });
    await bench.store.accept(forwarded());
    await vi.waitFor(async () => expect(await bench.status()).toMatchObject({ paused: ['KEY'] }));
    bench.answer(() => (bench.attempts.length < 4 ? DOWN : OK));
    await passUntilSettled(bench);
    expect(await bench.status()).toMatchObject({ waiting: 0, dead: 0 });
  });

  test('stays paused across a restart, and one event finds out', async () => {
    const bench = await createStoreBench({ answer: () => REFUSED });
    await acceptAll(bench, numbered(10));
    await vi.waitFor(async () => expect(await bench.status()).toMatchObject({ paused: ['KEY'] }));
    await bench.restart();
    const before = bench.attempts.length;
    await bench.attempted(before + 1);
    bench.pass(PAUSE_MS - 1000);
    expect(bench.attempts).toHaveLength(before + 1);
  });

  test('holds up no events of another key', async () => {
    const bench = await createStoreBench({
      answer: ({ event }) => (event.source_id === 'bad' ? REFUSED : OK),
      keyNameOf: ({ event }) => event.source_id,
    });
    for (const name of numbered(10))
      await bench.store.accept(forwarded({ event_id: name, source_id: 'bad', fields: {} }));
    await bench.store.accept(forwarded({ source_id: 'good' }));
    await vi.waitFor(async () => expect(await bench.status()).toMatchObject({ waiting: 10, paused: ['bad'] }));
  });

  test('of one event alone lets the others through in between', async () => {
    const bench = await createStoreBench({
      answer: ({ event }) => (event.event_id === 'event-0' ? answerOf(403) : OK),
    });
    await acceptAll(bench, numbered(12));
    await vi.waitFor(
      async () => {
        bench.pass(1000);
        expect(await bench.status()).toMatchObject({ waiting: 1 });
      },
      { timeout: 15_000, interval: 1 },
    );
    expect(new Set(idsOf(bench))).toEqual(new Set(numbered(12)));
  });

  test('is left behind by events whose source has got another key', async () => {
    const names = { key: 'OLD' };
    const bench = await createStoreBench({
      answer: () => (names.key === 'OLD' ? REFUSED : OK),
      keyNameOf: () => names.key,
    });
    await acceptAll(bench, numbered(5));
    await vi.waitFor(async () => expect(await bench.status()).toMatchObject({ paused: ['OLD'] }));
    names.key = 'NEW';
    await passUntilSettled(bench);
  });
});

describe('an upstream in trouble', () => {
  test('is left alone by all events for as long as it asks', async () => {
    const bench = await createStoreBench({ answer: () => answerOf(429, '', '120') });
    await acceptAll(bench, numbered(30));
    await bench.attempted(1);
    bench.pass(1000);
    const before = bench.attempts.length;
    expect(before).toBeLessThanOrEqual(4);
    bench.pass(118_000);
    expect(bench.attempts).toHaveLength(before);
    bench.answer(() => OK);
    await passUntilSettled(bench);
  });

  test('that is down is asked by few events, with growing rests, and gets all of them once it is back', async () => {
    const bench = await createStoreBench({ answer: () => DOWN, limits: { maxAgeMs: 7_200_000 } });
    await acceptAll(bench, numbered(200));
    await passInSeconds(bench, 900_000);
    expect(bench.attempts.length).toBeLessThan(60);
    bench.answer(() => OK);
    await passUntilSettled(bench);
    expect(await bench.status()).toMatchObject({ waiting: 0, dead: 0 });
    expect(bench.lines.map(({ message }) => message)).toEqual([
      expect.stringContaining('rests'),
      expect.stringContaining('goes on'),
    ]);
  });
});
