/** How often each of a few names came up in the last 24 hours. Bounded, also where strangers choose the names. */

/** One name, and how often it came up. */
export interface Count {
  /** `undefined` for all names beyond those that are counted apart. */
  name: string | undefined;
  /** Of the last 24 hours. */
  count: number;
  /** Of the last hour. */
  lastHour: number;
  /** Since when it has come up without a day's pause, in milliseconds since 1970. */
  firstAt: number;
  lastAt: number;
}

/** Counts of names. */
export interface RecentCounts {
  note(name: string): void;
  /** The most frequent first; none that did not come up within 24 hours. */
  counts(): Count[];
}

/** Names that are counted apart; more would be read by nobody. */
export const MAX_NAMES = 50;

const HOUR_MS = 60 * 60_000;
// Fine enough for "the last hour", which is exact to ten minutes.
const SLOT_MS = 10 * 60_000;
const SLOTS_A_DAY = (24 * HOUR_MS) / SLOT_MS;
const SLOTS_AN_HOUR = HOUR_MS / SLOT_MS;

interface Counted {
  firstAt: number;
  lastAt: number;
  /** Counts by the number of their slot, the oldest first. */
  slots: Map<number, number>;
}

const sumSince = ({ slots }: Counted, first: number): number =>
  [...slots].reduce((sum, [slot, count]) => (slot > first ? sum + count : sum), 0);

/** Counts that are empty. */
export function createRecentCounts(now: () => number, maxNames = MAX_NAMES): RecentCounts {
  const counted = new Map<string | undefined, Counted>();
  const state = { slot: -Infinity };

  /** Forgets what is older than a day, once a slot. */
  const advance = (): number => {
    const slot = Math.floor(now() / SLOT_MS);
    if (slot === state.slot) return slot;
    state.slot = slot;
    for (const [name, { slots }] of counted) {
      for (const old of slots.keys()) if (old <= slot - SLOTS_A_DAY) slots.delete(old);
      if (slots.size === 0) counted.delete(name);
    }
    return slot;
  };

  return {
    note(name) {
      const slot = advance();
      const key = counted.has(name) || counted.size < maxNames ? name : undefined;
      const entry = counted.get(key) ?? { firstAt: now(), lastAt: now(), slots: new Map<number, number>() };
      entry.lastAt = now();
      entry.slots.set(slot, (entry.slots.get(slot) ?? 0) + 1);
      counted.set(key, entry);
    },
    counts() {
      const slot = advance();
      return [...counted]
        .map(([name, entry]) => ({
          name,
          count: sumSince(entry, slot - SLOTS_A_DAY),
          lastHour: sumSince(entry, slot - SLOTS_AN_HOUR),
          firstAt: entry.firstAt,
          lastAt: entry.lastAt,
        }))
        .sort((one, other) => other.count - one.count);
    },
  };
}
