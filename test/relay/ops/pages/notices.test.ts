/** Pages of one matter. */
import { describe, expect, test } from 'vitest';
import { noticeView, signInView } from '../../../../src/relay/ops/pages/notices';
import { readPart } from '../support/page';

describe('signInView', () => {
  test('asks for the token by a form that browsers can fill in', async () => {
    const { document } = await readPart(signInView());
    const [form, input] = [document.querySelector('form')!, document.querySelector('input')!];
    expect([form.getAttribute('method'), form.getAttribute('action')]).toEqual(['post', '/sign-in']);
    expect(['name', 'type', 'autocomplete'].map((name) => input.getAttribute(name))).toEqual([
      'token',
      'password',
      'current-password',
    ]);
    expect(document.querySelector('label')?.getAttribute('for')).toBe(input.id);
  });

  test.each([
    [undefined, []],
    ['This is not <the> token.', ['This is not <the> token.']],
  ])('says what was wrong: %s', async (error, told) => {
    expect((await readPart(signInView(error))).words('[role="alert"]')).toEqual(told);
  });
});

describe('noticeView', () => {
  test('says one thing, without making HTML of it, and leads back', async () => {
    const { document, words } = await readPart(noticeView('This <cannot> be shown', 'There is <b>nothing</b>.'));
    expect([words('h1'), words('p')]).toEqual([
      ['This <cannot> be shown'],
      ['There is <b>nothing</b>.', 'To the overview'],
    ]);
    expect(document.querySelector('a')?.getAttribute('href')).toBe('/');
  });
});
