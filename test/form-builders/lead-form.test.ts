// @vitest-environment happy-dom
/** Which forms of a builder are taken. */
import { describe, expect, test } from 'vitest';
import { isLeadForm } from '../../src/form-builders/lead-form';

function formOf(html: string): Element {
  document.body.innerHTML = `<form>${html}<button>Send</button></form>`;
  return document.querySelector('form')!;
}

describe('isLeadForm', () => {
  test.each([
    '<input type="email">',
    '<input type="tel">',
    '<input autocomplete="section-a email" name="x">',
    '<input name="your-email">',
    '<input name="Email">',
    '<input id="input_phone">',
    '<input type="email"><input type="password" autocomplete="new-password">',
    '<input type="email"><input type="password"><textarea></textarea>',
  ])('takes %s', (html) => {
    expect(isLeadForm(formOf(html))).toBe(true);
  });

  test.each([
    '',
    '<input name="q">',
    '<input type="email"><input type="password">',
    '<input type="email"><input><input type="password" autocomplete="current-password">',
  ])('leaves %j', (html) => {
    expect(isLeadForm(formOf(html))).toBe(false);
  });
});
