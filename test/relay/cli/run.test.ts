/** The commands for people, on a real store: their lines, their sentences and their exit codes. */
import { describe, expect, test } from 'vitest';
import { runCommand } from '../../../src/relay/cli/run';
import { answerOf, createStoreBench, forwarded, OK, temporaryFolder } from '../store/support/bench';

const REFUSAL = answerOf(400, '{"error":"no such capture"}');

/** A store with these events as dead letters, and a way to run commands on it next to its relay. */
async function withDeadLetters(...events: Parameters<typeof forwarded>[0][]) {
  const bench = await createStoreBench({ answer: () => REFUSAL });
  for (const event of events) {
    await bench.store.accept(forwarded(event));
    await bench.settled();
  }
  return { ...bench, settled: bench.settled, command: commandOn(bench.folder) };
}

const commandOn =
  (place: string) =>
  async (...args: string[]) => {
    const written = { lines: [] as object[], said: [] as string[], explained: [] as string[] };
    const output = {
      line: (line: object) => void written.lines.push(line),
      say: (text: string) => void written.said.push(text),
      explain: (text: string) => void written.explained.push(text),
    };
    const code = await runCommand(args, { RELAY_SPOOL: place }, output);
    return { code, ...written };
  };

const ADA = { event_id: 'event-ada', fields: { email: 'ada@example.com' } };
const BOB = { event_id: 'event-bob', fields: { contact: { addresses: ['Bob@Example.com '] } } };
const MOMENT = '2026-11-23T12:00:00.000Z';

describe('dead', () => {
  test('list shows what is dead and why, and nothing that a visitor typed', async () => {
    const { command } = await withDeadLetters(ADA, BOB);
    const { code, lines, said } = await command('dead', 'list');
    const letter = {
      error: 'no such capture',
      attempts: 1,
      accepted_at: MOMENT,
      dead_at: MOMENT,
      path: '/v2/event',
      source_id: 'source-1',
      event_type: 'lead',
    };
    expect(lines).toEqual([
      { id: '1', event_id: 'event-ada', ...letter },
      { id: '2', event_id: 'event-bob', ...letter },
    ]);
    expect([code, said]).toEqual([0, ['2 dead letters']]);
  });

  test('show and export give whole events, and keep them', async () => {
    const { command } = await withDeadLetters(ADA, BOB);
    const bob = { id: '2', error: 'no such capture', ...forwarded(BOB) };
    expect((await command('dead', 'show', '2')).lines).toMatchObject([bob]);
    expect((await command('dead', 'export')).lines).toMatchObject([forwarded(ADA), bob]);
    expect((await command('dead', 'list')).lines).toHaveLength(2);
  });

  test('retry sends one again', async () => {
    const bench = await withDeadLetters(ADA, BOB);
    bench.answer(() => OK);
    expect(await bench.command('dead', 'retry', '1')).toMatchObject({
      code: 0,
      lines: [{ id: '1', retried: true }],
      said: ['1 dead letter retried'],
    });
    bench.pass(1000);
    await bench.settled();
    expect(bench.attempts.map(({ event }) => event.event_id)).toEqual(['event-ada', 'event-bob', 'event-ada']);
    expect((await bench.command('dead', 'list')).lines).toMatchObject([{ id: '2' }]);
  });

  test('retry --all sends all again', async () => {
    const bench = await withDeadLetters(ADA, BOB);
    bench.answer(() => OK);
    await bench.command('dead', 'retry', '--all');
    bench.pass(1000);
    await bench.settled();
    expect(await bench.store.status!()).toMatchObject({ waiting: 0, dead: 0 });
    expect(bench.attempts).toHaveLength(4);
  });

  test('purge erases one, or all', async () => {
    const { command } = await withDeadLetters(ADA, BOB, { event_id: 'event-3' });
    expect((await command('dead', 'purge', '2')).lines).toEqual([{ id: '2', purged: true }]);
    expect((await command('dead', 'purge', '--all')).lines).toEqual([
      { id: '1', purged: true },
      { id: '3', purged: true },
    ]);
    expect((await command('dead', 'list')).lines).toEqual([]);
  });

  test.each(['show', 'retry', 'purge'])('%s says that there is no such letter', async (name) => {
    const { command } = await withDeadLetters(ADA);
    expect(await command('dead', name, '7')).toEqual({
      code: 1,
      lines: [],
      said: [expect.stringContaining('there is no dead letter "7"')],
      explained: [],
    });
    expect(await command('dead', name, '__proto__')).toMatchObject({ code: 1 });
  });

  test.each(['list', 'export'])('%s says that there are none', async (name) => {
    const { command } = await withDeadLetters();
    expect(await command('dead', name)).toEqual({
      code: 0,
      lines: [],
      said: ['there are no dead letters'],
      explained: [],
    });
  });
});

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

describe('runCommand', () => {
  test.each([
    [['dead']],
    [['dead', 'lst']],
    [['dead', 'show']],
    [['dead', 'show', '1', '2']],
    [['dead', 'retry', '--al']],
    [['spool']],
    [['forget']],
    [['forget', '--all']],
  ])('refuses %j and says what there is', async (args) => {
    expect(await commandOn(temporaryFolder())(...args)).toEqual({
      code: 1,
      lines: [],
      said: [expect.stringMatching(/is not a command. There is:\n {2}driftrock-relay/)],
      explained: [],
    });
  });

  test('explains a command, or all of a family', async () => {
    const command = commandOn('none');
    expect(await command('dead', 'purge', '--help')).toEqual({
      code: 0,
      lines: [],
      said: [],
      explained: [expect.stringMatching(/^ {2}driftrock-relay dead purge <id> \| --all\n.*$/)],
    });
    expect((await command('dead', '-h')).explained[0]?.match(/driftrock-relay dead/g)).toHaveLength(5);
  });

  test.each([
    ['none', 'nothing is kept'],
    ['/nowhere/driftrock', 'there is no store in /nowhere/driftrock'],
    ['redis://127.0.0.1', 'RELAY_SPOOL must be'],
  ])('says what is wrong with RELAY_SPOOL %s', async (place, problem) => {
    expect(await commandOn(place)('spool', 'status')).toMatchObject({
      code: 1,
      said: [expect.stringContaining(problem)],
    });
  });
});
