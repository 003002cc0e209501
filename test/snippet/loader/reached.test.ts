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

test('the snippet hears each control once, the last one last, and the page none of it', () => {
  const { note, tell } = createReached();
  for (const name of ['a', 'b', 'a']) note(control(name));
  addEventListener('focusin', ({ target }) => snippet((target as HTMLInputElement).name), true);
  document.body.addEventListener('focusin', page);
  control('a').addEventListener('focusin', page);
  tell();
  expect(snippet.mock.calls).toEqual([['b'], ['a']]);
  expect(page).not.toHaveBeenCalled();
});

test('what is noted while it is told ends', () => {
  const { note, tell } = createReached();
  note(control('a'));
  addEventListener('focusin', ({ target }) => (note(target!), snippet()), true);
  tell();
  expect(snippet).toHaveBeenCalledTimes(1);
});

test('the snippet hears that a frame has the focus', () => {
  const { note, tell } = createReached();
  note(window);
  addEventListener('blur', snippet, true);
  tell();
  expect(snippet).toHaveBeenCalledTimes(1);
});

test("the page's own events are heard as before", () => {
  const { note, tell } = createReached();
  note(control('a'));
  tell();
  document.body.addEventListener('focusin', page);
  control('a').dispatchEvent(new Event('focusin', { bubbles: true }));
  expect(page).toHaveBeenCalledTimes(1);
});

test('nothing is kept once it was told', () => {
  const { note, tell } = createReached();
  tell();
  note(control('a'));
  addEventListener('focusin', snippet, true);
  expect(snippet).not.toHaveBeenCalled();
  expect(tell).toThrow();
});
