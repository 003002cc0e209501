/** What waits, and whom the store is to forget, asked by a person of a real store. */
import { describe, expect, test } from 'vitest';
import { answerOf, createStoreBench, forwarded, OK } from '../store/support/bench';
import { ADA, BOB, commandOn, MOMENT, withDeadLetters } from './support/command';

describe('spool status', () => {
  test('says what waits, and since when', async () => {
    const bench = await createStoreBench({ answer: () => answerOf(503) });
    await bench.store.accept(forwarded());
    await bench.attempted(1);
    expect(await commandOn(bench.folder)('spool', 'status')).toMatchObject({
      code: 0,
      lines: [{ waiting: 1, dead: 0, oldest_at: MOMENT, paused: [] }],
    });
  });

  test('says in words that nothing waits', async () => {
    const { command } = await withDeadLetters();
    expect(await command('spool', 'status')).toMatchObject({
      lines: [{ waiting: 0, dead: 0, oldest_at: null, paused: [] }],
      said: ['nothing waits, and there are no dead letters'],
    });
  });
});

describe('forget', () => {
  test.each([
    ['ada@example.com', 1],
    [' ADA@Example.COM', 1],
    ['bob@example.com', 1],
    ['event-bob', 1],
    ['da@example.com', 0],
    ['event', 0],
  ])('%j erases %i of the dead letters', async (whom, erased) => {
    const { command } = await withDeadLetters(ADA, BOB);
    expect(await command('forget', whom)).toMatchObject({ code: 0, lines: [{ erased }] });
    expect((await command('dead', 'list')).lines).toHaveLength(2 - erased);
  });

  test('erases waiting events, and lets no repeat of them pass', async () => {
    const bench = await createStoreBench({ answer: () => answerOf(503) });
    await bench.store.accept(forwarded(ADA));
    await bench.attempted(1);
    expect((await commandOn(bench.folder)('forget', 'ada@example.com')).lines).toEqual([{ erased: 1 }]);
    expect(await bench.store.accept(forwarded(ADA))).toMatchObject({ isRepeat: true });
    bench.answer(() => OK);
    bench.pass(10_000);
    await bench.store.accept(forwarded(BOB));
    await bench.settled();
    expect(bench.attempts.map(({ event }) => event.event_id)).toEqual(['event-ada', 'event-bob']);
  });
});
