/** What a relay has acknowledged of late, as far as its memory may hold it. Pure. */

/** An event that NATS has acknowledged. */
export interface Acknowledged {
  hash: string;
  /** The number of its copy. */
  seq: number;
  /** The event as it was published. */
  body: string;
  /** Milliseconds since 1970. */
  at: number;
}

/** The latest events. */
export interface Recent {
  add(event: Acknowledged): void;
  /** Those that are younger than the limit, the latest first. */
  all(): Acknowledged[];
}

/** A memory of so many milliseconds and so many characters: whatever is first forgets the oldest. */
export function createRecent({ keepMs, maxLength, now }: { keepMs: number; maxLength: number; now(): number }): Recent {
  // A Map iterates in the order of insertion: the oldest come first.
  const events = new Map<string, Acknowledged>();
  const held = { length: 0 };

  const remove = ({ hash, body }: Acknowledged): void => {
    if (events.delete(hash)) held.length -= body.length;
  };

  const forgetOldest = (): void => {
    for (const event of events.values()) {
      if (held.length <= maxLength && event.at > now() - keepMs) return;
      remove(event);
    }
  };

  return {
    add(event) {
      const former = events.get(event.hash);
      if (former) remove(former);
      events.set(event.hash, event);
      held.length += event.body.length;
      forgetOldest();
    },
    all() {
      forgetOldest();
      return [...events.values()].reverse();
    },
  };
}
