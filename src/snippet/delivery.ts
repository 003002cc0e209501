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

const LOCK = 'driftrock';

/** What delivery needs of its surroundings. */
export interface DeliveryParts {
  outbox: Outbox;
  /** URL of the relay that takes this entry; undefined while none may. */
  relayOf(entry: Entry): string | undefined;
  send(url: string, body: string, outlivePage: boolean): Promise<Answer>;
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
 * one, oldest due first, in one tab at a time, on every wake and by one timer that exists only while something waits.
 */
export function createDelivery(parts: DeliveryParts): Delivery {
  const { outbox } = parts;
  const tab = newId();
  let failuresInARow = 0;
  let pause = { until: 0, firm: false };
  let isFlushing = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const attempt = async (entry: Entry): Promise<void> => {
    const event = entry.failures ? entry.event : parts.complete(entry.event);
    if (event.source_id !== entry.event.source_id) outbox.remove(entry.event);
    outbox.put({ ...entry, event, lease: tab, dueAt: Date.now() + LEASE_MS, firm: true });
    // Every other retry goes without keepalive: other scripts may have used up the 64 KiB that a page has of it.
    const answer = await parts.send(parts.relayOf(entry)!, JSON.stringify(event), entry.failures % 2 === 0);
    if (answer.outcome === 'retry') postpone({ ...entry, event }, answer);
    else {
      failuresInARow = pause.until = 0;
      outbox.remove(event);
    }
    parts.onOutcome(event, answer);
  };

  const postpone = (entry: Entry, { retryAfterMs }: Answer) => {
    const firm = retryAfterMs !== undefined;
    const failures = entry.failures + 1;
    failuresInARow++;
    pause = { until: Date.now() + (retryAfterMs ?? backoffMs(failuresInARow)), firm };
    // Gone in the meantime: another tab has delivered it, or the visitor has withdrawn consent.
    if (outbox.has(entry.event)) outbox.put({ ...entry, failures, firm, dueAt: Date.now() + (retryAfterMs ?? backoffMs(failures)) });
  };

  /** When the entry may be sent. A moment further off than any wait can be comes from a clock that has jumped. */
  const readyAt = (entry: Entry, isWake: boolean) =>
    (isWake && !entry.firm) || entry.dueAt > Date.now() + MAX_WAIT_MS ? 0 : entry.dueAt;

  const nextEntry = (isWake: boolean): Entry | undefined =>
    outbox.entries().filter(parts.relayOf).sort((a, b) => readyAt(a, isWake) - readyAt(b, isWake))[0];

  /** One pass: one entry after the other, until none is due or the relay fails. */
  const flush = async (isWake: boolean): Promise<void> => {
    for (;;) {
      await elapse(PACE_MS);
      const entry = nextEntry(isWake);
      const isPaused = pause.until > Date.now() && (pause.firm || !isWake);
      if (!entry || isPaused || readyAt(entry, isWake) > Date.now()) return;
      if (!navigator.locks && !(await holdsLease(entry))) return;
      const failuresBefore = failuresInARow;
      await attempt(entry);
      if (failuresInARow > failuresBefore) return;
    }
  };

  /** Without Web Locks (plain http): whoever still finds his own lease after a while holds it. */
  const holdsLease = async (entry: Entry): Promise<boolean> => {
    const lease = newId();
    outbox.put({ ...entry, lease, dueAt: Date.now() + LEASE_MS, firm: true });
    await elapse(PACE_MS * (1 + Math.random()));
    return outbox.entries().some((other) => other.lease === lease);
  };

  const takeTurn = async (isWake: boolean): Promise<void> => {
    if (isFlushing) return;
    isFlushing = true;
    try {
      if (navigator.locks) await navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => lock && flush(isWake));
      else await flush(isWake);
    } catch {
      // A sandboxed frame is refused its locks (SecurityError): its storage as well, so no other tab shares it.
      await flush(isWake);
    }
    isFlushing = false;
    schedule();
  };

  const schedule = () => {
    clearTimeout(timer);
    const entry = nextEntry(false);
    if (!entry) return;
    const waitMs = Math.max(readyAt(entry, false), pause.until) - Date.now();
    timer = setTimeout(() => takeTurn(false), Math.max(waitMs, TURN_MS * (1 + Math.random())));
  };

  const wake = () => {
    if (nextEntry(true)) void takeTurn(true);
  };

  /** A page that goes cannot hear the answers it waits for: the next page asks again, at once. */
  const releaseLeases = () => {
    for (const entry of outbox.entries()) {
      if (entry.lease === tab) outbox.put({ ...entry, dueAt: 0, firm: false });
    }
  };

  onPageLifecycle(wake, releaseLeases);

  return {
    deliver(entry) {
      if (parts.relayOf(entry)) void attempt(entry).then(schedule);
      else outbox.put(entry);
    },
    wake,
  };
}

const elapse = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
