/** Limits per minute: at, below and above the limit, for whom they count, and that memory stays bounded. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createRateLimits } from '../../../src/relay/limits/rate-limits';

// The library reads the clock itself.
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const times = async <Answer>(count: number, act: (index: number) => Promise<Answer>): Promise<Answer[]> => {
  const answers: Answer[] = [];
  for (let index = 0; index < count; index += 1) answers.push(await act(index));
  return answers;
};

describe('createRateLimits', () => {
  test('admits as many in a minute as the limit says, and names the time for the next', async () => {
    const { admitAddress } = createRateLimits({ perAddress: 3, perSource: 0 });
    expect(await times(3, () => admitAddress('192.0.2.7'))).toEqual([undefined, undefined, undefined]);
    vi.advanceTimersByTime(20_000);
    expect(await admitAddress('192.0.2.7')).toEqual({ retryAfterSeconds: 40, isFirst: true });
    expect(await admitAddress('192.0.2.7')).toEqual({ retryAfterSeconds: 40, isFirst: false });
    vi.advanceTimersByTime(40_000);
    expect(await admitAddress('192.0.2.7')).toBeUndefined();
  });

  test('counts each address for itself', async () => {
    const { admitAddress } = createRateLimits({ perAddress: 1, perSource: 0 });
    expect(await times(5, (index) => admitAddress(`192.0.2.${index}`))).toEqual(Array(5).fill(undefined));
  });

  test('counts all addresses of an IPv6 /64 as one', async () => {
    const { admitAddress } = createRateLimits({ perAddress: 2, perSource: 0 });
    const answers = await times(4, (index) => admitAddress(`2001:db8:0:7:${index}::1`));
    expect(answers.map((answer) => answer?.isFirst)).toEqual([undefined, undefined, true, false]);
    expect(await admitAddress('2001:db8:0:8::1')).toBeUndefined();
  });

  test('counts sources apart from addresses', async () => {
    const { admitAddress, admitSource } = createRateLimits({ perAddress: 1, perSource: 2 });
    await admitAddress('source-1');
    expect(await times(3, () => admitSource('source-1'))).toEqual([
      undefined,
      undefined,
      { retryAfterSeconds: 60, isFirst: true },
    ]);
    expect(await admitSource('source-2')).toBeUndefined();
  });

  test('sets no limit with 0', async () => {
    const { admitAddress, admitSource } = createRateLimits({ perAddress: 0, perSource: 0 });
    expect(await times(1000, () => admitAddress('192.0.2.7'))).toEqual(Array(1000).fill(undefined));
    expect(await times(1000, () => admitSource('source-1'))).toEqual(Array(1000).fill(undefined));
    expect(vi.getTimerCount()).toBe(0);
  });

  test('holds no more counts than it may, and drops the oldest', async () => {
    const { admitAddress } = createRateLimits({ perAddress: 1, perSource: 0 }, { maxCounted: 100 });
    await times(10_000, (index) => admitAddress(`10.0.${index >> 8}.${index & 255}`));
    // The library keeps one timer for each count.
    expect(vi.getTimerCount()).toBe(100);
    expect(await admitAddress('10.0.0.0')).toBeUndefined();
    expect(await admitAddress(`10.0.${9999 >> 8}.${9999 & 255}`)).toMatchObject({ isFirst: true });
  });

  test('forgets counts that have ended', async () => {
    const { admitAddress } = createRateLimits({ perAddress: 1, perSource: 0 }, { maxCounted: 100 });
    await times(100, (index) => admitAddress(`192.0.2.${index}`));
    vi.advanceTimersByTime(60_000);
    expect(vi.getTimerCount()).toBe(0);
    expect(await times(100, (index) => admitAddress(`192.0.2.${index}`))).toEqual(Array(100).fill(undefined));
    expect(await admitAddress('192.0.2.0')).toMatchObject({ isFirst: true });
  });
});
