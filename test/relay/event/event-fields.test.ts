/** The copy of `fields`: what stays as it is, what is fixed, and what is refused by name. */
import { describe, expect, test } from 'vitest';
import { copyFields, MAX_DEPTH, MAX_NAMES } from '../../../src/relay/event/event-fields';

const namesOf = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`field_${index}`, index]));
const nest = (levels: number): unknown => Array.from({ length: levels }).reduce((inner) => [inner], 'deep');

describe('copyFields', () => {
  test.each([
    [{}],
    [{ email: 'ada@example.com', age: 36, newsletter: true, company: null }],
    [{ interests: ['a', 'b'], address: { street: 'Main', lines: [{ text: 'x' }] } }],
    [{ constructor: 'Smith & Sons', prototype: 'yes', toString: 'x', '': 'nameless' }],
    [{ message: 'a\u0000b\n\u202e<script>' }],
  ])('keeps %j as it is', (fields) => {
    expect(copyFields(fields)).toEqual({ fields, problems: [] });
  });

  test('leaves out __proto__ at every level', () => {
    const { fields } = copyFields(JSON.parse('{"a":{"__proto__":{"x":1},"b":2},"__proto__":{"y":1}}'));
    expect(JSON.stringify(fields)).toBe('{"a":{"b":2}}');
  });

  test('replaces half a surrogate pair in names and values', () => {
    expect(copyFields({ 'a\ud83d': ['\ud83d'] }).fields).toEqual({ 'a\ufffd': ['\ufffd'] });
  });

  test(`takes ${MAX_NAMES} names`, () => {
    expect(copyFields(namesOf(MAX_NAMES)).problems).toEqual([]);
  });

  test(`refuses ${MAX_NAMES + 1} names`, () => {
    expect(copyFields(namesOf(MAX_NAMES + 1)).problems).toEqual([
      { field: 'fields', problem: expect.stringContaining('2000') },
    ]);
  });

  test(`takes ${MAX_DEPTH} levels`, () => {
    expect(copyFields({ a: nest(MAX_DEPTH) }).problems).toEqual([]);
  });

  test(`refuses ${MAX_DEPTH + 1} levels, naming the place`, () => {
    expect(copyFields({ a: nest(MAX_DEPTH + 1) }).problems).toEqual([
      { field: 'fields.a.0.0.0.0.0.0.0.0', problem: expect.stringContaining('8 levels') },
    ]);
  });

  test('refuses a number that JSON cannot write, naming the field', () => {
    expect(copyFields(JSON.parse('{"order":{"value":1e999}}')).problems).toEqual([
      { field: 'fields.order.value', problem: expect.stringContaining('number') },
    ]);
  });
});
