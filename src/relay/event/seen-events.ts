/** Which events were acknowledged already: a repeat is answered, not forwarded again. */
import type { Acceptance, Outcome } from '../upstream/event-outcome';
import { createRecentKeys } from './recent-keys';
import type { Forwarded } from '../upstream/upstream';

// With ids of ordinary length about 20 MB.
const MAX_EVENTS = 100_000;
// Browsers repeat within seconds as a rule; after a day, Driftrock's own linking by event_id is what remains.
const KEEP_MS = 24 * 60 * 60 * 1000;

/**
 * The event's idempotency key within the relay.
 *
 * Driftrock links events of one `event_id` to one person, so a lead and its later conversion may share it: path, source
 * and type belong to the key.
 */
export const keyOf = ({ path, event }: Forwarded): string =>
  JSON.stringify([path, event.source_id, event.event_type, event.event_id]);

/**
 * The memory that makes a repeat harmless: at least once from the browser, once upstream.
 *
 * It is this process's own: a restart forgets, and a second relay does not know. It keeps the latest 100,000 events of
 * a day.
 */
export interface SeenEvents {
  /** What became of the event, by `accept` only when no other request has brought it; one under way is waited for. */
  acceptOnce(forwarded: Forwarded, accept: (forwarded: Forwarded) => Promise<Outcome>): Promise<Acceptance>;
}

/** A memory without events. */
export function createSeenEvents(now: () => number, { maxEvents = MAX_EVENTS, keepMs = KEEP_MS } = {}): SeenEvents {
  const acknowledged = createRecentKeys(now, { maxKeys: maxEvents, keepMs });
  const underWay = new Map<string, Promise<Outcome>>();

  return {
    async acceptOnce(forwarded, accept) {
      const key = keyOf(forwarded);
      if (acknowledged.has(key)) return { outcome: { kind: 'acknowledged' }, isRepeat: true };
      const other = underWay.get(key);
      if (other) return { outcome: await other, isRepeat: true };
      const own = accept(forwarded);
      underWay.set(key, own);
      try {
        const outcome = await own;
        if (outcome.kind === 'acknowledged') acknowledged.add(key);
        return { outcome, isRepeat: false };
      } finally {
        underWay.delete(key);
      }
    },
  };
}
