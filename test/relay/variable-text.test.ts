/** What a variable's text means, whatever handed it on. */
import { describe, expect, test } from 'vitest';
import { parseText } from '../../src/relay/variable-text';

describe('parseText', () => {
  test.each([
    ['', ''],
    ['a', 'a'],
    [' a b\t', 'a b'],
    ['a\r\n', 'a'],
    ['"a"', 'a'],
    ["'a'", 'a'],
    [' " a " \r', 'a'],
    ['""', ''],
    ['"it\'s"', "it's"],
    ['{"a":"b"}', '{"a":"b"}'],
    ['\'{"a":"b"}\'', '{"a":"b"}'],
    ['"a\nb"', 'a\nb'],
  ])('reads %j as %j', (text, value) => {
    expect(parseText(text)).toEqual({ value });
  });

  test.each(['"', '"a', "a'", '"a\'', '"a","b"', '""a""', '`a`', '\u201ca\u201d', '\u00aba\u00bb', '\u2018a'])(
    'refuses %j',
    (text) => {
      expect(parseText(text)).toEqual({ problem: expect.stringContaining('quotation mark') });
    },
  );
});
