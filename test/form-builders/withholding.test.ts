// @vitest-environment happy-dom
/** Forms that the snippet is to leave alone until their builder has spoken. */
import { describe, expect, test } from 'vitest';
import { isExcluded, release, withhold } from '../../src/form-builders/withholding';

function formOf(html: string): Element {
  document.body.innerHTML = html;
  return document.querySelector('form')!;
}

describe('withhold', () => {
  test('marks a form until it is released', () => {
    const form = formOf('<form></form>');
    withhold(form);
    expect(form.getAttribute('data-driftrock-ignore')).toBe('until-accepted');
    release(form);
    expect(form.outerHTML).toBe('<form></form>');
  });

  test("leaves the site owner's own mark as it is", () => {
    const form = formOf('<form data-driftrock-ignore=""></form>');
    withhold(form);
    release(form);
    expect(form.outerHTML).toBe('<form data-driftrock-ignore=""></form>');
  });
});

describe('isExcluded', () => {
  test.each([
    ['<form></form>', false],
    ['<form data-driftrock-ignore="until-accepted"></form>', false],
    ['<form data-driftrock-ignore></form>', true],
    ['<div data-driftrock-ignore="true"><form data-driftrock-ignore="until-accepted"></form></div>', true],
  ])('of %s is %s', (html, excluded) => {
    expect(isExcluded(formOf(html))).toBe(excluded);
  });

  test('of nothing is false', () => {
    expect(isExcluded(null)).toBe(false);
  });
});
