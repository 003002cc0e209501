/** Requests that go past what is watched. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { watchUnheard } from '../../../../src/snippet/capture/evidence/unheard-requests';

const OPENED_AT = 1_000;

/** Watches a page whose observer tells of these requests when it is asked to. */
const watch = () => {
  const onUnheard = vi.fn<(texts: (string | undefined)[]) => void>();
  const disconnect = vi.fn();
  let tell: (list: object) => void = () => {};
  class PerformanceObserver {
    constructor(listener: (list: object) => void) {
      tell = listener;
    }
    observe = vi.fn();
    disconnect = disconnect;
  }
  const page = { performance: { now: () => OPENED_AT }, PerformanceObserver } as unknown as typeof globalThis;
  const unheard = watchUnheard(page, onUnheard);
  // It begins in a task of its own.
  vi.runAllTimers();
  const over = (initiatorType: string, name = 'https://shop.example/x', startTime = OPENED_AT) =>
    tell({ getEntries: () => [{ initiatorType, name, startTime }] });
  return { ...unheard, over, disconnect, heard: () => onUnheard.mock.calls.flat() };
};

describe('watchUnheard', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test.each(['img', 'script', 'iframe', 'css', 'other'])('tells of the address that is asked for by %s', (type) => {
    const { over, heard } = watch();
    over(type, 'https://shop.example/pixel?mail=ada');
    expect(heard()).toEqual([['https://shop.example/pixel?mail=ada']]);
  });

  test.each(['fetch', 'xmlhttprequest', 'beacon'])('tells of a call by %s that it cannot be read', (type) => {
    const { over, heard } = watch();
    over(type);
    expect(heard()).toEqual([['https://shop.example/x', undefined]]);
  });

  test('says nothing of as many calls as were heard', () => {
    const { note, over, heard } = watch();
    note();
    over('fetch');
    expect(heard()).toEqual([]);
    over('fetch');
    expect(heard()).toEqual([['https://shop.example/x', undefined]]);
  });

  test.each(['https://relay.example/v2/event', 'https://shop.example/d/v2/affiliate_event'])(
    'says nothing of what delivery sends to %s',
    (name) => {
      const { over, heard } = watch();
      over('fetch', name);
      expect(heard()).toEqual([]);
    },
  );

  test('says nothing of what had begun before', () => {
    const { over, heard } = watch();
    over('img', 'https://shop.example/early.png', OPENED_AT - 1);
    expect(heard()).toEqual([]);
  });

  test('is no mistake where the browser keeps no timeline', () => {
    const { stop, note } = watchUnheard({} as typeof globalThis, vi.fn());
    expect([stop, note].map((call) => call())).toEqual([undefined, undefined]);
  });

  test('ends', () => {
    const { stop, disconnect } = watch();
    stop();
    expect(disconnect).toHaveBeenCalledOnce();
  });

  test('watches nothing where it ends before it has begun', () => {
    const PerformanceObserver = vi.fn();
    const page = { performance: { now: () => OPENED_AT }, PerformanceObserver } as unknown as typeof globalThis;
    watchUnheard(page, vi.fn()).stop();
    vi.runAllTimers();
    expect(PerformanceObserver).not.toHaveBeenCalled();
  });
});
