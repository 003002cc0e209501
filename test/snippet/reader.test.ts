// @vitest-environment happy-dom
/** One reading of a form for a press and the submission that it leads to. */
import { beforeEach, expect, test } from 'vitest';
import './support/standard-dom';
import type { Lead, Reading } from '../../src/snippet/lead';
import { createReader } from '../../src/snippet/reader';

const find = <T extends HTMLElement = HTMLInputElement>(selector: string) => document.querySelector<T>(selector)!;
const reading = (more: Partial<Reading>): Reading => ({ passwords: new Set(), visited: new WeakSet(), submitter: find('button'), ...more });

/** Reads the form as a press does, lets the page do something, reads it as the submission does. */
const readTwice = (act: () => unknown, more?: () => Partial<Reading>) => {
  const read = createReader();
  const press = read(find('form'), reading({ isPress: true })) as Lead;
  act();
  const submission = read(find('form'), reading({ ...more?.() })) as Lead;
  return { isOne: submission === press, fields: { ...submission.event.fields } };
};

beforeEach(() => {
  document.body.innerHTML =
    '<form><input type="email" name="email" value="ada@example.com"><input type="hidden" name="offer"><input type="checkbox" name="news"><textarea name="message"></textarea><button></button></form>';
});

test('a submission that follows a press in the same task gets what the press has read', () => {
  expect(readTwice(() => {})).toEqual({ isOne: true, fields: { email: 'ada@example.com' } });
});

test.each<[string, () => unknown, object]>([
  ['filled a hidden control', () => (find('[name=offer]').value = 'spring'), { offer: 'spring' }],
  ['ticked a box', () => (find('[name=news]').checked = true), { news: 'on' }],
  ['written a text', () => (find('textarea').value = 'Hello'), { message: 'Hello' }],
  ['added a control', () => find('form').insertAdjacentHTML('beforeend', '<input name="step" value="2">'), { step: '2' }],
  ['renamed a control', () => find('[name=email]').setAttribute('data-driftrock-field', 'mail'), { mail: 'ada@example.com', email: undefined }],
])('it is read anew when the page has %s', (_what, act, fields) => {
  const { isOne, fields: found } = readTwice(act);
  expect(isOne).toBe(false);
  expect({ email: undefined, ...found }).toEqual({ email: 'ada@example.com', ...fields });
});

test.each<[string, () => Partial<Reading>]>([
  ['another button submits it', () => ({ submitter: document.createElement('button') })],
  ['its data is collected', () => ({ formData: new FormData() })],
])('it is read anew when %s', (_when, more) => {
  expect(readTwice(() => {}, more).isOne).toBe(false);
});

test('it is read anew in a later task', async () => {
  const read = createReader();
  const press = read(find('form'), reading({ isPress: true }));
  await new Promise((resolve) => setTimeout(resolve));
  expect(read(find('form'), reading({}))).not.toBe(press);
});
