/** When to send which event: wakes, leases, outcomes. */
import type { LeadEvent } from '../event';
import { backoffMs, MAX_WAIT_MS } from './backoff';
import { newId } from './new-event';
import type { Entry, Outbox } from './outbox';
import { onPageLifecycle } from './page-lifecycle';
import type { Answer } from './transport';

// Longer than an attempt can take, so that no other tab sends what this one is sending.
const LEASE_MS = 20_000;
// Between two attempts: no burst when a hundred entries come due at once; and time for one tab's write to reach the others,
// whose copies of localStorage lag by some milliseconds (without it two tabs held one lease in 19 of 20 rounds in Chromium).
const PACE_MS = 100;
// How soon to look again while another tab has its turn.
const TURN_MS = 2_000;

/** What delivery needs of its surroundings. */
export interface DeliveryParts {
  outbox: Outbox;
  /** URL of the relay that takes this entry; undefined while none may. */
  relayOf(entry: Entry): string | undefined;
  send(url: string, body: string, outlivesPage: boolean): Promise<Answer>;
  /** The event as it goes out: the last moment to add what was not known when it was made. */
  complete(event: LeadEvent): LeadEvent;
  onOutcome(event: LeadEvent, answer: Answer): void;
}

/** The way of events to the relay. */
export interface Delivery {
  /** Keeps the entry and starts its first attempt, both in the present task. */
  deliver(entry: Entry): void;
  /** Starts a pass over the entries, including those that only wait for their backoff. */
  wake(): void;
}

/**
 * Delivers what is in the outbox until a relay has answered.
 *
 * A new event goes at once, beside whatever else is open, since the page may be about to go. Everything else goes one by
 * one, in one tab at a time, on every wake and by one timer that exists only while something waits.
 */
export function createDelivery({ outbox, relayOf, send, complete, onOutcome }: DeliveryParts): Delivery {
  const tab = newId();
  let pausedUntil = 0;
  let isOrdered = false;
  let isFlushing = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** One attempt; false when the relay could not take the event now. */
  const attempt = async (entry: Entry): Promise<boolean> => {
    const { failures } = entry;
    const event = failures ? entry.event : complete(entry.event);
    if (event.source_id !== entry.event.source_id) outbox.remove(entry.event);
    entry = { ...entry, event, lease: tab, dueAt: Date.now() + LEASE_MS, firm: true };
    outbox.put(entry);
    // Every other retry goes without keepalive: other scripts may have used up the 64 KiB that a page has of it.
    const answer = await send(relayOf(entry)!, JSON.stringify(event), failures % 2 === 0);
    const { outcome, retryAfterMs } = answer;
    isOrdered = retryAfterMs !== undefined;
    pausedUntil = 0;
    if (outcome !== 'retry') outbox.remove(event);
    else {
      pausedUntil = Date.now() + (isOrdered ? retryAfterMs! : backoffMs(failures + 1));
      // Gone in the meantime: another tab has delivered it, or the visitor has withdrawn consent.
      const isWaiting = outbox.entries().some((other) => other.event.event_id === event.event_id);
      if (isWaiting) outbox.put({ ...entry, lease: '', failures: failures + 1, dueAt: pausedUntil, firm: isOrdered });
    }
    onOutcome(event, answer);
    return !pausedUntil;
  };

  /** When the entry may be sent. A moment further off than any wait can be comes from a clock that has jumped. */
  const readyAt = ({ dueAt, firm }: Entry, isWake?: boolean) => ((isWake && !firm) || dueAt > Date.now() + MAX_WAIT_MS ? 0 : dueAt);

  const nextEntry = (isWake?: boolean): Entry | undefined =>
    outbox
      .entries()
      .filter(relayOf)
      .sort((a, b) => readyAt(a, isWake) - readyAt(b, isWake) || a.failures - b.failures)[0];

  const flush = async (isWake: boolean): Promise<void> => {
    let entry: Entry | undefined;
    do {
      await elapse(PACE_MS);
      entry = nextEntry(isWake);
      if (!entry || readyAt(entry, isWake) > Date.now()) return;
      // Without Web Locks (plain http), whoever still finds his own lease after a while holds it.
      if (!navigator.locks) {
        const lease = newId();
        outbox.put({ ...entry, lease, dueAt: Date.now() + LEASE_MS, firm: true });
        await elapse(PACE_MS * (1 + Math.random()));
        if (!outbox.entries().some((other) => other.lease === lease)) return;
      }
    } while (await attempt(entry));
  };

  const takeTurn = async (isWake: boolean) => {
    if (isFlushing || (pausedUntil > Date.now() && (isOrdered || !isWake))) return;
    isFlushing = true;
    const pass = () => flush(isWake);
    // A sandboxed frame is refused its locks (SecurityError): its storage as well, so no other tab shares it.
    await (navigator.locks ? navigator.locks.request('driftrock', { ifAvailable: true }, (lock) => lock && pass()).catch(pass) : pass());
    isFlushing = false;
    schedule();
  };

  const schedule = () => {
    clearTimeout(timer);
    const entry = nextEntry();
    if (entry) {
      const waitMs = Math.max(readyAt(entry), pausedUntil) - Date.now();
      timer = setTimeout(takeTurn, Math.max(waitMs, TURN_MS * (1 + Math.random())));
    }
  };

  const wake = () => {
    if (nextEntry(true)) void takeTurn(true);
  };

  // A page that goes cannot hear the answers it waits for: the next page asks again, at once.
  const releaseLeases = () =>
    outbox.entries().forEach((entry) => {
      if (entry.lease === tab) outbox.put({ ...entry, dueAt: 0, firm: false });
    });

  onPageLifecycle(wake, releaseLeases);

  return {
    deliver(entry) {
      if (relayOf(entry)) void attempt(entry).then(schedule);
      else outbox.put(entry);
    },
    wake,
  };
}

const elapse = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
