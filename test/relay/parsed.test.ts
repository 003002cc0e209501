/** Reading an option: a value or a problem, which the steps hand on. */
import { describe, expect, test } from 'vitest';
import { andThen, type Parsed, valueOf } from '../../src/relay/parsed';

const double = (value: number): Parsed<number> => (value > 9 ? { problem: 'is too much' } : { value: 2 * value });

describe('valueOf', () => {
  test('is the value', () => expect(valueOf({ value: 0 }, 'port')).toBe(0));
  test('throws a TypeError that names the option', () => {
    expect(() => valueOf({ problem: 'must be a number' }, 'port')).toThrow(new TypeError('port must be a number'));
  });
});

describe('andThen', () => {
  test('hands the value to the next step', () => expect(andThen({ value: 4 }, double)).toEqual({ value: 8 }));
  test('gives the problem of the next step', () => {
    expect(andThen({ value: 10 }, double)).toEqual({ problem: 'is too much' });
  });
  test('keeps the first problem', () => {
    expect(andThen({ problem: 'is missing' }, double)).toEqual({ problem: 'is missing' });
  });
});
