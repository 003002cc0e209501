/** Dead letters, shown, put back and erased by a person on a real store. */
import { describe, expect, test } from 'vitest';
import { forwarded, OK } from '../store/support/bench';
import { ADA, BOB, MOMENT, withDeadLetters } from './support/command';

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
