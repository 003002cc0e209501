// @vitest-environment happy-dom
/** What is shown near a form until the visitor presses. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
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

describe('later changes', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Changes that come one after the other, faster than they are told. */
  const change = async (...texts: string[]) => {
    for (const text of texts) {
      find('#hint').textContent = text;
      await vi.advanceTimersByTimeAsync(60);
    }
  };

  test('are told some times a second at most, also of what is shown no more', async () => {
    const onShown = watch();
    await change('Required', 'Too short', '');
    expect(onShown.mock.calls).toEqual([[new Set(['Required'])]]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(onShown.mock.calls).toEqual([[new Set(['Required'])], [new Set()]]);
  });

  test('are told at once after a pause', async () => {
    const onShown = watch();
    await change('Required');
    await vi.advanceTimersByTimeAsync(1_000);
    await change('Too short');
    expect(onShown).toHaveBeenLastCalledWith(new Set(['Too short']));
  });

  test('are waited for by no timer', async () => {
    watch();
    await change('Required');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(vi.getTimerCount()).toBe(0);
  });
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
