/** When to send which event: wakes, leases, outcomes. */
import { backoffMs, MAX_WAIT_MS } from './backoff';
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
  relayOf(entry: Entry): string | undefined | false;
  send(url: string, body: string, outlivesPage: boolean): Promise<Answer>;
  /** Called before the first attempt: the last moment to add to the event what was not known when it was made. */
  complete(entry: Entry): void;
  onOutcome(entry: Entry, answer: Answer): void;
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
  const { locks } = navigator;
  const underway = new Set<Entry>();
  let pausedUntil = 0;
  let isFlushing = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const put = (entry: Entry, changes: Partial<Entry>) => outbox.put(Object.assign(entry, changes));
  const lease = (entry: Entry) => put(entry, { lease: Math.random(), dueAt: Date.now() + LEASE_MS, firm: true });

  /** One attempt; whether the relay could take the event. */
  const attempt = async (entry: Entry): Promise<boolean> => {
    const { failures } = entry;
    if (!failures) complete(entry);
    lease(entry);
    underway.add(entry);
    // Every other retry goes without keepalive: other scripts may have used up the 64 KiB that a page has of it.
    const answer = await send(relayOf(entry) as string, JSON.stringify(entry.event), failures % 2 === 0);
    const isOver = answer.outcome !== 'retry';
    const now = Date.now();
    underway.delete(entry);
    if (answer.retryAfterMs) pausedUntil = now + answer.retryAfterMs;
    if (isOver) outbox.remove(entry.event);
    // The visitor may have withdrawn consent in the meantime.
    else if (relayOf(entry)) put(entry, { failures: failures + 1, dueAt: now + (answer.retryAfterMs || backoffMs(failures + 1)), firm: !!answer.retryAfterMs });
    onOutcome(entry, answer);
    return isOver;
  };

  /** When the entry may be sent. A moment further off than any wait can be comes from a clock that has jumped. */
  const readyAt = ({ dueAt, firm }: Entry, isWake?: boolean) =>
    Math.max(pausedUntil, (isWake && !firm) || dueAt > Date.now() + MAX_WAIT_MS ? 0 : dueAt);

  const nextEntry = (isWake?: boolean): Entry | undefined =>
    outbox
      .entries()
      .filter(relayOf)
      .sort((a, b) => readyAt(a, isWake) - readyAt(b, isWake) || a.failures - b.failures)[0];

  const flush = async (isWake?: boolean): Promise<void> => {
    let entry: Entry | undefined;
    do {
      await elapse(PACE_MS);
      entry = nextEntry(isWake);
      if (!entry || readyAt(entry, isWake) > Date.now()) return;
      if (!locks) {
        // Plain http: whoever still finds his own lease after a while holds it.
        lease(entry);
        await elapse(PACE_MS * (1 + Math.random()));
        if (!outbox.entries().some((other) => other.lease === entry!.lease)) return;
      }
    } while (await attempt(entry));
  };

  const takeTurn = async (isWake?: boolean) => {
    const pass = () => flush(isWake);
    if (!isFlushing) {
      isFlushing = true;
      // A sandboxed frame is refused its locks (SecurityError): its storage as well, so no other tab shares it.
      await (locks ? locks.request('driftrock', { ifAvailable: true }, (lock) => lock && pass()).catch(pass) : pass());
      isFlushing = false;
      schedule();
    }
  };

  const schedule = () => {
    const entry = nextEntry();
    clearTimeout(timer);
    if (entry) timer = setTimeout(takeTurn, Math.max(readyAt(entry) - Date.now(), TURN_MS * (1 + Math.random())));
  };

  const wake = () => {
    if (nextEntry()) void takeTurn(true);
  };

  // A page that goes cannot hear the answers it waits for: the next page asks again, at once.
  onPageLifecycle(wake, () => underway.forEach((entry) => put(entry, { dueAt: 0, firm: false })));

  return {
    deliver(entry) {
      if (relayOf(entry)) void attempt(entry).then(schedule);
      else outbox.put(entry);
    },
    wake,
  };
}

const elapse = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
