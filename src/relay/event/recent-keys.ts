/** Keys that were noted of late, as far as memory may hold them. */

/** A memory of keys. */
export interface RecentKeys {
  has(key: string): boolean;
  /** Notes the key, as if for the first time. */
  add(key: string): void;
}

/** How much is remembered: so many keys, for so many milliseconds each; the oldest go first. */
export interface KeyLimits {
  maxKeys: number;
  keepMs: number;
}

/** A memory without keys. */
export function createRecentKeys(now: () => number, { maxKeys, keepMs }: KeyLimits): RecentKeys {
  // A Map iterates in the order of insertion: the oldest come first.
  const notedAt = new Map<string, number>();
  const isOld = (at: number) => at <= now() - keepMs;

  return {
    has: (key) => !isOld(notedAt.get(key) ?? -Infinity),
    add(key) {
      notedAt.delete(key);
      notedAt.set(key, now());
      for (const [oldest, at] of notedAt) {
        if (notedAt.size <= maxKeys && !isOld(at)) return;
        notedAt.delete(oldest);
      }
    },
  };
}
