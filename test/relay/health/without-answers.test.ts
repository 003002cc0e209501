/** Driftrock's explanations, which may quote what a visitor typed. */
import { describe, expect, test } from 'vitest';
import { withoutAnswers } from '../../../src/relay/health/without-answers';

const fields = {
  email: 'Ada@Example.com',
  address: { city: 'London (N1)', tags: ['engines'] },
  seats: 12_345,
  ok: 'y',
};

describe('withoutAnswers', () => {
  test.each([
    ['leaves an explanation without answers', 'unknown capture', 'unknown capture'],
    ['removes an answer', 'email "Ada@Example.com" is blocked', 'email "[…]" is blocked'],
    ['removes it in other capitals', 'email ADA@EXAMPLE.COM is blocked', 'email […] is blocked'],
    ['removes an address that was changed', 'ada@example.co is blocked', '[…] is blocked'],
    ['removes an answer inside others, with its signs', 'no such city: london (n1)', 'no such city: […]'],
    ['removes an item of a list', 'engines: unknown tag', '[…]: unknown tag'],
    ['removes a number', '12345 is too many seats', '[…] is too many seats'],
    ['removes who it was', 'person p-4711 is blocked', 'person […] is blocked'],
    ['leaves letters that are an answer of one', 'try again', 'try again'],
  ])('%s', (_, error, told) => {
    expect(withoutAnswers(error, { fields, person_id: 'p-4711' })).toBe(told);
  });

  test('removes an answer whose quotes are escaped', () => {
    const error = JSON.stringify({ message: 'say "hello"' });
    expect(withoutAnswers(error, { fields: { message: 'say "hello"' } })).toBe('{"message":"[…]"}');
  });

  test('cuts what is no sentence', () => {
    expect(withoutAnswers('word '.repeat(1000), { fields: {} })).toHaveLength(201);
  });
});
