/**
 * Limits for each client address and each source, counted by Cloudflare: a Worker has no memory that all its requests
 * share.
 */
import { prefixOf } from './address-prefix';
import type { Limiter, TooMany } from './limiter';
import { createRecentKeys } from '../event/recent-keys';
import type { RateLimit } from '../store/cloudflare/platform';

/** The bindings that count; without one there is no such limit. */
export interface PlatformLimits {
  perAddress?: RateLimit | undefined;
  perSource?: RateLimit | undefined;
}

// What is left of the period is not told. 60 s is the longest that Cloudflare takes.
const RETRY_AFTER_SECONDS = 60;
// Whose refusal has had its line in the log; beyond this many the oldest may have another.
const MAX_TOLD = 1_000;

type Admit = (key: string) => Promise<TooMany | undefined>;

function createCounter(binding: RateLimit | undefined, now: () => number): Admit {
  if (!binding) return async () => undefined;
  const told = createRecentKeys(now, { maxKeys: MAX_TOLD, keepMs: RETRY_AFTER_SECONDS * 1000 });

  const isFirst = (key: string): boolean => {
    if (told.has(key)) return false;
    told.add(key);
    return true;
  };

  return async (key) => {
    // A count that fails must not cost a lead.
    const { success } = await binding.limit({ key }).catch(() => ({ success: true }));
    return success ? undefined : { retryAfterSeconds: RETRY_AFTER_SECONDS, isFirst: isFirst(key) };
  };
}

/**
 * The limits of these bindings. Cloudflare counts by place and roughly: a flood is held back, a single request too many
 * may pass.
 */
export function createPlatformLimits({ perAddress, perSource }: PlatformLimits, now: () => number): Limiter {
  const admitPrefix = createCounter(perAddress, now);
  return { admitAddress: (address) => admitPrefix(prefixOf(address)), admitSource: createCounter(perSource, now) };
}
