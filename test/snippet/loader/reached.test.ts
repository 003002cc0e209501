// @vitest-environment happy-dom
/** What a whole file is told of the time before it. */
import { beforeEach, expect, test, vi } from 'vitest';
import { createReached } from '../../../src/snippet/loader/reached';
import { forgetPageListeners } from '../support/page-listeners';

const snippet = vi.fn();
const page = vi.fn();

forgetPageListeners();

beforeEach(() => {
  snippet.mockReset();
  page.mockReset();
  document.body.innerHTML = '<input name="a"><input name="b">';
});

const control = (name: string) => document.querySelector(`[name=${name}]`)!;

test('the snippet hears each control once, and the page none of it', () => {
  const { note, tell } = createReached();
  for (const name of ['a', 'b', 'a']) note(control(name), 'focusin');
  addEventListener('focusin', ({ target }) => snippet((target as HTMLInputElement).name), true);
  document.body.addEventListener('focusin', page);
  control('a').addEventListener('focusin', page);
  tell();
  expect(snippet.mock.calls).toEqual([['a'], ['b']]);
  expect(page).not.toHaveBeenCalled();
});

test("the page's own events are heard as before", () => {
  const { note, tell } = createReached();
  note(control('a'), 'focusin');
  tell();
  document.body.addEventListener('focusin', page);
  control('a').dispatchEvent(new Event('focusin', { bubbles: true }));
  expect(page).toHaveBeenCalledTimes(1);
});

test('nothing is kept once it was told', () => {
  const { note, tell } = createReached();
  tell();
  note(control('a'), 'focusin');
  addEventListener('focusin', snippet, true);
  expect(snippet).not.toHaveBeenCalled();
  expect(tell).toThrow();
});
