/** Limits per minute for each client address and each source, in this process's memory, whose size is bounded. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { prefixOf } from './address-prefix';
import type { Limiter, TooMany } from './limiter';

/** Requests a minute; 0 sets no limit. */
export interface RateLimits {
  /** From one IPv4 address, or one /64 of IPv6. */
  perAddress: number;
  /** For one `source_id`, from everywhere. */
  perSource: number;
}

const MINUTE_SECONDS = 60;
/**
 * How many addresses, and how many sources, are counted at once: about 10 MB. Beyond that the oldest count is dropped.
 *
 * Dropped, not refused: a sender with so many networks is not held by a limit per address anyway, but an honest
 * visitor must not pay for it.
 */
const MAX_COUNTED = 50_000;

type Admit = (key: string) => Promise<TooMany | undefined>;

function createCounter(perMinute: number, maxCounted: number): Admit {
  if (perMinute === 0) return async () => undefined;
  const counter = new RateLimiterMemory({ points: perMinute, duration: MINUTE_SECONDS });
  // The order of a Set is that of insertion, and every count lasts as long as any other: the first one ends first.
  const counted = new Set<string>();

  const remember = async (key: string) => {
    counted.delete(key);
    counted.add(key);
    if (counted.size <= maxCounted) return;
    const [oldest = key] = counted;
    counted.delete(oldest);
    await counter.delete(oldest);
  };

  return async (key) => {
    try {
      const { consumedPoints } = await counter.consume(key);
      if (consumedPoints === 1) await remember(key);
      return undefined;
    } catch (refusal) {
      // The library rejects with its count; anything else would be an error of its own, which must not cost a lead.
      if (!(refusal instanceof RateLimiterRes)) return undefined;
      const { msBeforeNext, consumedPoints } = refusal;
      return {
        retryAfterSeconds: Math.max(Math.ceil(msBeforeNext / 1000), 1),
        isFirst: consumedPoints === perMinute + 1,
      };
    }
  };
}

/** Counts that begin with the first request of each address and source, and end a minute later. */
export function createRateLimits({ perAddress, perSource }: RateLimits, { maxCounted = MAX_COUNTED } = {}): Limiter {
  const admitPrefix = createCounter(perAddress, maxCounted);
  return {
    admitAddress: (address) => admitPrefix(prefixOf(address)),
    admitSource: createCounter(perSource, maxCounted),
  };
}
