/** Attempts: each holds a lease on its entry, and ends in an outcome. */
import type { LeadEvent } from '../../event';
import { backoffMs } from './backoff';
import type { Entry } from './entry';
import type { Outbox } from './outbox';
import type { Answer, Send } from './transport';

// Longer than an attempt can take, so that no other tab sends what this one is sending.
const LEASE_MS = 20_000;
/**
 * Between two attempts, and up to twice as long: no burst when a hundred entries come due at once; and time for one
 * tab's lease to reach the others, whose copies of localStorage lag by some milliseconds (without it two tabs held one
 * lease in 19 of 20 rounds in Chromium).
 */
export const PACE_MS = 100;
// RFC 9110 §15.5.4. The relay's answer names the field that it does not allow.
const NOT_ALLOWED = 403;

/** What an attempt needs of its surroundings. */
export interface AttemptDependencies {
  outbox: Outbox;
  /** URL of the relay that takes this entry; undefined while none may. */
  relayOf(entry: Entry): string | undefined | false;
  send: Send;
  /** Called before the first attempt: the last moment to add to the event what was not known when it was made. */
  complete(entry: Entry): void;
  /** Hears what became of the event, as it was sent. */
  onOutcome(event: LeadEvent, answer: Answer): void;
}

/** What makes attempts. */
export interface Attempts {
  /** Makes one attempt; whether the event's delivery is over. A left-over entry waits for its turn first. */
  attempt(entry: Entry, isLeftOver?: boolean): Promise<boolean>;
  /** When the relay that asked to be left alone may be asked again; milliseconds since 1970. */
  pausedUntil(): number;
  /** Lets go of all leases: a page that goes cannot hear the answers. */
  letGo(): void;
}

/** No attempt yet. */
export function createAttempts({ outbox, relayOf, send, complete, onOutcome }: AttemptDependencies): Attempts {
  const underway = new Set<Entry>();
  let pausedUntil = 0;

  const put = (entry: Entry, dueAt: number, changes: Partial<Entry>) =>
    outbox.put(Object.assign(entry, { dueAt }, changes));

  // Another tab may have taken the entry over, delivered it, or forgotten it with its consent.
  const holds = (entry: Entry) => outbox.entries().some(({ lease }) => lease === entry.lease);

  const ask = async (entry: Entry, url: string): Promise<boolean> => {
    if (!entry.failures || !entry.event.source_id) complete(entry);
    // Every other retry goes without keepalive: other scripts may have used up the 64 KiB that a page has of it.
    const { event } = entry;
    const answer = await send(url, JSON.stringify(event), entry.failures % 2 === 0);
    const { outcome, status, text, retryAfterMs } = answer;
    const now = Date.now();
    entry.failures++;
    pausedUntil = retryAfterMs ? now + retryAfterMs : pausedUntil;
    const isOver = outcome !== 'retry';
    // The relay does not know this capture. If the tag has named it, the next page's tag may be the corrected one.
    if (status === NOT_ALLOWED && !entry.own && /source_id/.test(text))
      entry.event = Object.assign({}, event, { source_id: '' });
    // Of two relays that are asked by turns, the other one need not wait.
    const isOtherNext = entry.failures % 2 && relayOf(entry) !== url;
    const dueAt = now + (retryAfterMs || (isOtherNext ? 0 : backoffMs(entry.failures)));
    if (isOver) outbox.remove(event);
    else if (holds(entry)) put(entry, dueAt, { firm: !!retryAfterMs, lease: 0 });
    onOutcome(event, answer);
    return isOver;
  };

  return {
    async attempt(entry, isLeftOver) {
      underway.add(entry);
      put(entry, Date.now() + LEASE_MS, { firm: true, lease: Math.random() });
      // A tab that finds its own lease after a while holds it.
      if (isLeftOver) await elapse(PACE_MS * (1 + Math.random()));
      const url = (!isLeftOver || holds(entry)) && relayOf(entry);
      const isOver = !!url && (await ask(entry, url));
      underway.delete(entry);
      return isOver;
    },
    pausedUntil: () => pausedUntil,
    letGo: () => underway.forEach((entry) => holds(entry) && put(entry, 0, { firm: false })),
  };
}

const elapse = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
