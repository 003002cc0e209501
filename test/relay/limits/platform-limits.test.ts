/** Limits that Cloudflare counts; what its own runtime makes of them is in deploy/cloudflare/test. */
import { describe, expect, test } from 'vitest';
import { createPlatformLimits } from '../../../src/relay/limits/platform-limits';

/** A binding as Cloudflare makes them, which lets so many of each key through. */
function createBinding(most: number) {
  const counts = new Map<string, number>();
  return {
    async limit({ key }: { key: string }) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
      return { success: counts.get(key)! <= most };
    },
  };
}

describe('createPlatformLimits', () => {
  test('turns down what the platform does, for each address and each source by itself', async () => {
    const { admitAddress, admitSource } = createPlatformLimits(
      { perAddress: createBinding(1), perSource: createBinding(1) },
      () => 0,
    );
    const both = [admitAddress, admitSource];
    expect(await Promise.all(both.flatMap((admit) => [admit('a'), admit('b')]))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(await Promise.all(both.map((admit) => admit('a')))).toEqual(
      Array(2).fill({ retryAfterSeconds: 60, isFirst: true }),
    );
  });

  test('counts all addresses of an IPv6 /64 as one', async () => {
    const { admitAddress } = createPlatformLimits({ perAddress: createBinding(1) }, () => 0);
    await admitAddress('2001:db8:0:7::1');
    expect(await admitAddress('2001:db8:0:7::2')).toBeDefined();
    expect(await admitAddress('2001:db8:0:8::1')).toBeUndefined();
  });

  test('lets everything through without bindings', async () => {
    const { admitAddress, admitSource } = createPlatformLimits({}, () => 0);
    expect([await admitAddress('a'), await admitSource('a')]).toEqual([undefined, undefined]);
  });

  test('costs no lead when the platform cannot count', async () => {
    const perAddress = { limit: () => Promise.reject(new Error('down')) };
    expect(await createPlatformLimits({ perAddress }, () => 0).admitAddress('a')).toBeUndefined();
  });

  test('of many refusals in a minute only the first is the first', async () => {
    const clock = { at: 0 };
    const { admitAddress } = createPlatformLimits({ perAddress: createBinding(0) }, () => clock.at);
    const isFirst = async (address: string, at: number) => {
      clock.at = at;
      return (await admitAddress(address))?.isFirst;
    };
    expect([
      await isFirst('a', 0),
      await isFirst('a', 59_999),
      await isFirst('b', 59_999),
      await isFirst('a', 60_000),
    ]).toEqual([true, false, true, true]);
  });
});
