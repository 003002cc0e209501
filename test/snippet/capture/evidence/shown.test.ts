// @vitest-environment happy-dom
/** What is shown near a form until the visitor presses. */
import { beforeEach, expect, test, vi } from 'vitest';
import { watchShown } from '../../../../src/snippet/capture/evidence/shown';
import { scopeOf } from '../../../../src/snippet/form/scope';
import { find } from '../../support/forms';

beforeEach(() => {
  document.body.innerHTML = '<main><form><input name="email"><p id="hint"></p></form></main>';
});

/** What is told of the changes. */
const watch = (isOver = () => false) => {
  const onShown = vi.fn();
  watchShown(scopeOf(find('form')), isOver, onShown);
  return onShown;
};

/** The browser has drawn, and the tasks after that are over. */
const drawn = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(() => setTimeout(resolve))));

test('is told once the change has been drawn', async () => {
  const onShown = watch();
  find('#hint').textContent = 'Required';
  await Promise.resolve();
  expect(onShown).not.toHaveBeenCalled();
  await drawn();
  expect(onShown).toHaveBeenCalledExactlyOnceWith(new Set(['Required']));
});

test('is told once of all changes of a task', async () => {
  const onShown = watch();
  find('#hint').textContent = 'Required';
  await Promise.resolve();
  find('#hint').textContent = 'Too short';
  await drawn();
  expect(onShown).toHaveBeenCalledExactlyOnceWith(new Set(['Too short']));
});

test('is told again of later changes, also of what is shown no more', async () => {
  const onShown = watch();
  find('#hint').textContent = 'Required';
  await drawn();
  find('#hint').textContent = '';
  await drawn();
  expect(onShown).toHaveBeenLastCalledWith(new Set());
});

test('is not told while nothing changes, nor of what the visitor types', async () => {
  const onShown = watch();
  find<HTMLInputElement>('input').value = 'ada@example.com';
  await drawn();
  expect(onShown).not.toHaveBeenCalled();
});

test('is told no more once nobody wants to know', async () => {
  const isOver = vi.fn(() => true);
  const onShown = watch(isOver);
  for (const text of ['Required', 'Too short']) {
    find('#hint').textContent = text;
    await drawn();
  }
  expect(onShown).not.toHaveBeenCalled();
  expect(isOver).toHaveBeenCalledTimes(1);
});
