// @vitest-environment happy-dom
/** Listeners that cannot harm the page. */
import { describe, expect, test, vi } from 'vitest';
import { listen, quiet } from '../../src/snippet/listen';

const fail = () => {
  throw new Error('a mistake of ours');
};

describe('quiet', () => {
  test('passes its arguments on', () => {
    const act = vi.fn();
    quiet(act)(1, 'two');
    expect(act).toHaveBeenCalledExactlyOnceWith(1, 'two');
  });

  test('keeps to itself what the function throws', () => {
    expect(quiet(fail)()).toBeUndefined();
  });
});

describe('listen', () => {
  test('hears the event', () => {
    const act = vi.fn();
    const target = new EventTarget();
    listen(target, 'submit', act);
    target.dispatchEvent(new Event('submit'));
    target.dispatchEvent(new Event('reset'));
    expect(act).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ type: 'submit' }));
  });

  test('hears an event whose way a handler of the page cuts short', () => {
    const act = vi.fn();
    document.addEventListener('submit', (event) => event.stopImmediatePropagation(), { capture: true, once: true });
    listen(window, 'submit', act);
    document.body.dispatchEvent(new Event('submit', { bubbles: true }));
    expect(act).toHaveBeenCalledTimes(1);
  });

  test('lets the page hear an event over which it has thrown itself', () => {
    const onSubmit = vi.fn();
    const onError = vi.fn();
    listen(window, 'submit', fail);
    addEventListener('error', onError);
    addEventListener('submit', onSubmit);
    document.body.dispatchEvent(new Event('submit', { bubbles: true }));
    expect(onSubmit).toHaveBeenCalledTimes(1);
    expect(onError).not.toHaveBeenCalled();
  });
});
