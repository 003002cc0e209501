/** Which command a person has typed: its explanation, and what is said of one that there is not. */
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../store/support/bench';
import { commandOn } from './support/command';

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
