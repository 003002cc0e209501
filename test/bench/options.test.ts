/** The command line of the benchmarks. */
import { describe, expect, test } from 'vitest';
import { parseOptions } from '../../bench/options.mjs';

describe('parseOptions', () => {
  test('asks for every part, five times, without arguments', () => {
    const parts = ['weight', 'load', 'work', 'rest', 'relay'];
    expect(parseOptions([])).toEqual({ parts, rounds: 5, isQuick: false });
  });

  test('asks for the named parts in their own order', () => {
    expect(parseOptions(['--only', 'rest,load', '--rounds', '12'])).toMatchObject({
      parts: ['load', 'rest'],
      rounds: 12,
    });
  });

  test('takes one round where it is to be quick', () => {
    expect(parseOptions(['--quick', '--rounds', '12'])).toMatchObject({ rounds: 1, isQuick: true });
  });

  test.each([
    [['--only', 'wait'], 'There is no part called "wait".'],
    [['--rounds', '0'], '"0" is no number of rounds.'],
    [['--rounds', 'many'], '"many" is no number of rounds.'],
    [['--fast'], "Unknown option '--fast'"],
  ])('refuses %j', (args, message) => {
    expect(() => parseOptions(args)).toThrow(message);
  });
});
