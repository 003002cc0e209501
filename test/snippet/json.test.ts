/** Reading JSON that somebody else may have written. */
import { describe, expect, test } from 'vitest';
import { parseJson } from '../../src/snippet/json';

describe('parseJson', () => {
  test.each([
    ['{"event":{"event_id":"1"}}', { event: { event_id: '1' } }],
    ['[1,"two"]', [1, 'two']],
    ['"text"', 'text'],
    ['0', 0],
    ['null', null],
    [' false ', false],
  ])('reads %s', (text, value) => {
    expect(parseJson(text)).toEqual(value);
  });

  test.each([
    '',
    ' ',
    '{',
    '{"event":',
    '{"event":{"event_i',
    "{'event':1}",
    'undefined',
    '[object Object]',
    '\u0000',
    '1 2',
  ])('has no value for %j', (text) => {
    expect(parseJson(text)).toBeUndefined();
  });
});
