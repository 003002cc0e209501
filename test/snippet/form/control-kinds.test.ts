// @vitest-environment happy-dom
/** What is a control on a page: the native ones, and those that pages make of other elements. */
import { describe, expect, test } from 'vitest';
import { CHOICE, CONTROL, EDITOR, roleOf } from '../../../src/snippet/form/control-kinds';
import { find, place } from '../support/forms';

/** Whether the one element in a form matches. */
const matches = (html: string, selector: string) => {
  place(`<form>${html}</form>`);
  return find('form > *').matches(selector);
};

describe('a selector of controls', () => {
  test.each([
    ['<input>', CONTROL],
    ['<select></select>', CONTROL],
    ['<textarea></textarea>', CONTROL],
    ['<i role="combobox"></i>', CHOICE],
    ['<button aria-haspopup="listbox"></button>', CHOICE],
    ['<p contenteditable></p>', EDITOR],
    ['<p contenteditable="plaintext-only"></p>', EDITOR],
  ])('knows %s', (html, selector) => {
    expect(matches(html, selector)).toBe(true);
  });

  test.each([
    ['<button></button>', CONTROL],
    ['<i class="n-select" tabindex="0"></i>', CHOICE],
    ['<p contenteditable="false"></p>', EDITOR],
  ])('leaves %s', (html, selector) => {
    expect(matches(html, selector)).toBe(false);
  });
});

describe('roleOf', () => {
  test.each([
    ['<i role="switch"></i>', 'switch'],
    ['<i></i>', ''],
  ])('of %s is "%s"', (html, role) => {
    expect(roleOf(place(html, 'i'))).toBe(role);
  });
});
