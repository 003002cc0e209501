/** Texts of strangers, as a person may see them. */
import { describe, expect, test } from 'vitest';
import { SHOWN_LENGTH, shownText } from '../../../src/relay/health/shown-text';

describe('shownText', () => {
  test('leaves a usual text as it is', () => {
    expect(shownText('https://www.bücher.example:8443')).toBe('https://www.bücher.example:8443');
  });

  test.each([
    ['a line break', 'one\ntwo', 'one\ufffdtwo'],
    ['a null', 'one\0two', 'one\ufffdtwo'],
    ['a terminal sequence', '\u001b[31mred', '\ufffd[31mred'],
    ['a mark that turns the direction', 'moc\u202eexample', 'moc\ufffdexample'],
    ['half a character', 'one\ud83dtwo', 'one\ufffdtwo'],
    ['a line separator', 'one\u2028two', 'one\ufffdtwo'],
  ])('shows that there was %s', (_, text, shown) => {
    expect(shownText(text)).toBe(shown);
  });

  test.each([
    [SHOWN_LENGTH, 'x'.repeat(SHOWN_LENGTH)],
    [SHOWN_LENGTH + 1, `${'x'.repeat(SHOWN_LENGTH)}…`],
    [1_000_000, `${'x'.repeat(SHOWN_LENGTH)}…`],
  ])('cuts a text of %i characters where it is too long', (length, shown) => {
    expect(shownText('x'.repeat(length))).toBe(shown);
  });

  test('halves no character', () => {
    expect(shownText('😀'.repeat(SHOWN_LENGTH + 1))).toBe(`${'😀'.repeat(SHOWN_LENGTH)}…`);
  });
});
