// @vitest-environment happy-dom
/** The windows whose requests are heard. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createRequestWatch } from '../../../../src/snippet/capture/evidence/request-watch';
import { find, place } from '../../support/forms';
import { answerOf } from '../../support/leads';

const original = vi.fn(() => answerOf(200));

const start = () => {
  const onRequest = vi.fn();
  const onAlert = vi.fn();
  return { watch: createRequestWatch(onRequest, onAlert), onRequest, onAlert };
};

beforeEach(() => {
  vi.stubGlobal('fetch', original);
  place('<form></form>');
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('hear', () => {
  test('hears the window of the form, once', () => {
    const { watch, onRequest } = start();
    expect([watch.hear(find('form')), watch.hear(find('form'))]).toEqual([true, true]);
    void fetch('/form', { method: 'POST', body: 'a' });
    expect(onRequest).toHaveBeenCalledExactlyOnceWith(['/form', 'a'], expect.any(Function));
    watch.stop();
  });

  test('hears the page around a frame as well as the frame that the form is in', () => {
    const { watch, onRequest } = start();
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const inner = frame.contentDocument!;
    inner.body.innerHTML = '<form></form>';
    expect(watch.hear(inner.querySelector('form')!)).toBe(true);
    void fetch('/form', { method: 'POST', body: 'a' });
    expect(onRequest).toHaveBeenCalledOnce();
    watch.stop();
    frame.remove();
  });

  test('hears nothing before a form is open, and nothing after the end', () => {
    const { watch, onRequest } = start();
    expect(fetch).toBe(original);
    watch.hear(find('form'));
    watch.stop();
    expect(fetch).toBe(original);
    expect(onRequest).not.toHaveBeenCalled();
  });

  test('hears again after the end', () => {
    const { watch, onRequest } = start();
    watch.hear(find('form'));
    watch.stop();
    watch.hear(find('form'));
    void fetch('/form');
    expect(onRequest).toHaveBeenCalledTimes(1);
    watch.stop();
  });

  test('hears no form that is in no window', () => {
    const { watch } = start();
    expect(watch.hear(document.implementation.createHTMLDocument().createElement('form'))).toBe(false);
  });
});
