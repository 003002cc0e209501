// @vitest-environment happy-dom
/** Whether the form still asks something. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { hasOpenQuestion, isSentBack } from '../../../../src/snippet/capture/evidence/unanswered';
import { find, leadIn } from '../../support/forms';
import { hideByAttribute } from '../../support/layout';

const EMAIL = '<input type="email" name="mail" value="ada@example.com">';

beforeEach(hideByAttribute);

afterEach(() => {
  vi.restoreAllMocks();
});

describe('hasOpenQuestion', () => {
  test.each([
    '<input name="company">',
    '<textarea name="message"></textarea>',
    '<select name="topic"><option value="">Choose</select>',
    '<input type="tel" name="tel">',
  ])('holds with %s', (html) => {
    expect(hasOpenQuestion(leadIn(EMAIL + html))).toBe(true);
  });

  test.each([
    '',
    '<input name="company" value="Engines">',
    '<select name="topic"><option value="a">A</select>',
    '<input name="company" hidden>',
    '<input type="checkbox" name="news">',
    '<input type="submit">',
  ])('does not hold with %s', (html) => {
    expect(hasOpenQuestion(leadIn(EMAIL + html))).toBe(false);
  });

  test.each(['<input type="hidden" name="offer">', '<input type="file" name="cv">'])(
    'does not hold with %s, which nobody types in',
    (html) => {
      expect(hasOpenQuestion(leadIn(EMAIL + html))).toBe(false);
    },
  );
});

describe('isSentBack', () => {
  test('holds when the page has put the focus on a control', () => {
    const lead = leadIn(EMAIL);
    find('input').focus();
    expect(isSentBack(lead, document.body)).toBe(true);
  });

  test('does not hold while the focus is where it was', () => {
    const lead = leadIn(EMAIL);
    find('input').focus();
    expect(isSentBack(lead, find('input'))).toBe(false);
  });

  test('does not hold when the focus is elsewhere', () => {
    const lead = leadIn(`${EMAIL}<button>Send</button>`);
    find('button').focus();
    expect(isSentBack(lead, document.body)).toBe(false);
  });

  test.each([
    ['that can be seen', '', true],
    ['that cannot be seen', ' hidden', false],
  ])('is, of a control %s that the browser calls invalid, as expected', (_which, attribute, isExpected) => {
    const lead = leadIn(`${EMAIL}<input name="company" required${attribute}>`);
    expect(isSentBack(lead, document.activeElement)).toBe(isExpected);
  });
});
