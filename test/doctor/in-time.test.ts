/** Answers that come, come late, or never. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { bodyOf, inTime } from '../../src/doctor/in-time';

const never = new Promise<never>(() => {});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('inTime', () => {
  test('gives the answer, and leaves no timer behind', async () => {
    expect(await inTime(Promise.resolve('here'))).toBe('here');
    expect(vi.getTimerCount()).toBe(0);
  });

  test('rejects as the question does, and leaves no timer behind', async () => {
    await expect(inTime(Promise.reject(new Error('gone')))).rejects.toThrow('gone');
    expect(vi.getTimerCount()).toBe(0);
  });

  test.each([
    [11_999, 'pending'],
    [12_000, 'rejected'],
  ])('after %i ms without an answer it is %s', async (ms, state) => {
    const settled = vi.fn<(state: string) => void>();
    inTime(never).then(
      () => settled('resolved'),
      ({ message }: Error) => settled(/keep the browser busy/.test(message) ? 'rejected' : message),
    );
    await vi.advanceTimersByTimeAsync(ms);
    expect(settled.mock.calls.flat().concat('pending')[0]).toBe(state);
  });
});

describe('bodyOf', () => {
  test.each<[string, string, () => Promise<string>]>([
    ['<html>', 'that the browser has', async () => '<html>'],
    ['', 'that the browser has not kept', () => Promise.reject(new Error('No resource with given identifier'))],
    ['', 'that never comes', () => never],
  ])('is "%s" of an answer %s', async (body, _, text) => {
    const read = bodyOf({ text });
    await vi.advanceTimersByTimeAsync(12_000);
    expect(await read).toBe(body);
  });
});
