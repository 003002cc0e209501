/** Text with halves of surrogate pairs. */
import { describe, expect, test } from 'vitest';
import { wellFormed } from '../../../src/relay/event/well-formed';

describe('wellFormed', () => {
  test.each([
    ['\ud83d', '\ufffd'],
    ['\ude00', '\ufffd'],
    ['a\ud83d b', 'a\ufffd b'],
    ['\ude00\ud83d', '\ufffd\ufffd'],
    ['\ud83d\ude00', '\ud83d\ude00'],
    ['Zoë', 'Zoë'],
    ['', ''],
  ])('turns %j into %j', (text, expected) => {
    expect(wellFormed(text)).toBe(expected);
  });
});
