/** When to send which event: wakes, leases, outcomes. */
import { backoffMs, MAX_WAIT_MS } from './backoff';
import type { Entry, Outbox } from './outbox';
import { onPageLifecycle } from './page-lifecycle';
import type { Answer, Send } from './transport';

// Longer than an attempt can take, so that no other tab sends what this one is sending.
const LEASE_MS = 20_000;
// Between two attempts, and up to twice as long: no burst when a hundred entries come due at once; and time for one
// tab's lease to reach the others, whose copies of localStorage lag by some milliseconds (without it two tabs held one
// lease in 19 of 20 rounds in Chromium).
const PACE_MS = 100;
// How soon to look again while another tab has its turn.
const TURN_MS = 2_000;

/** What delivery needs of its surroundings. */
export interface DeliveryParts {
  outbox: Outbox;
  /** URL of the relay that takes this entry; undefined while none may. */
  relayOf(entry: Entry): string | undefined | false;
  send: Send;
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
  /**
   * Hears from now on when the page goes and comes, and what other tabs write. Only after capture has begun to: its
   * last decisions on a page that goes come first, and Chromium calls listeners of one target in the order in which
   * they were added, whatever their phase.
   */
  start(): void;
}

/**
 * Delivers what is in the outbox until a relay has answered.
 *
 * A new event goes at once, beside whatever else is open, since the page may be about to go. Everything else goes one
 * by one, in one tab at a time, on every wake and by one timer that exists only while something waits.
 */
export function createDelivery({ outbox, relayOf, send, complete, onOutcome }: DeliveryParts): Delivery {
  const underway = new Set<Entry>();
  let pausedUntil = 0;
  let isFlushing = false;
  let isWoken = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let timerAt = Infinity;

  const put = (entry: Entry, dueAt: number, changes: Partial<Entry>) =>
    outbox.put(Object.assign(entry, { dueAt }, changes));

  /**
   * Whether the entry is still this tab's: another one may have taken it over, delivered it, or forgotten it with its
   * consent.
   */
  const holds = (entry: Entry) => outbox.entries().some(({ lease }) => lease === entry.lease);

  /** One attempt; whether the relay could take the event. */
  const attempt = async (entry: Entry, isLeftOver?: boolean): Promise<boolean> => {
    let isOver = false;
    underway.add(entry);
    put(entry, Date.now() + LEASE_MS, { firm: true, lease: Math.random() });
    // Whoever still finds his own lease after a while holds it.
    if (isLeftOver) await elapse(PACE_MS * (1 + Math.random()));
    const url = (!isLeftOver || holds(entry)) && relayOf(entry);
    if (url) {
      if (!entry.failures) complete(entry);
      // Every other retry goes without keepalive: other scripts may have used up the 64 KiB that a page has of it.
      const answer = await send(url, JSON.stringify(entry.event), entry.failures % 2 === 0);
      const { outcome, retryAfterMs } = answer;
      const now = Date.now();
      entry.failures++;
      isOver = outcome !== 'retry';
      pausedUntil = retryAfterMs ? now + retryAfterMs : pausedUntil;
      if (isOver) outbox.remove(entry.event);
      else if (holds(entry))
        put(entry, now + (retryAfterMs || backoffMs(entry.failures)), { firm: !!retryAfterMs, lease: 0 });
      onOutcome(entry, answer);
    }
    underway.delete(entry);
    return isOver;
  };

  /** When the entry may be sent. A moment further off than any wait can be comes from a clock that has jumped. */
  const readyAt = ({ dueAt, firm }: Entry) => {
    const at = Math.max(pausedUntil, isWoken && !firm ? 0 : dueAt);
    return at > Date.now() + MAX_WAIT_MS ? 0 : at;
  };

  const nextOf = (entries: Entry[]): Entry | undefined =>
    entries.filter(relayOf).sort((a, b) => readyAt(a) - readyAt(b) || a.failures - b.failures)[0];

  /** One pass, begun in the present task: a wake right behind one that found nothing is not lost. */
  const flush = async () => {
    let entry: Entry | undefined;
    let isBusy: boolean;
    if (isFlushing) return;
    do {
      const entries = outbox.entries();
      entry = nextOf(entries);
      // While a tab is making an attempt, the left-overs wait.
      isBusy = entries.some((other) => other.lease && readyAt(other) > Date.now());
      isFlushing = !!entry && !isBusy && readyAt(entry) <= Date.now();
    } while (isFlushing && (await attempt(entry!, true)));
    isFlushing = false;
    isWoken = isWoken && isBusy;
    schedule();
  };

  /** Looks again when the entry may be sent, unless that is done before: one timer is for all that waits. */
  const watch = (entry: Entry) => {
    // A timer may come a moment early: it would find nothing ready.
    const at = Math.max(readyAt(entry) + PACE_MS, Date.now() + TURN_MS * (1 + Math.random()));
    if (at < timerAt) {
      clearTimeout(timer);
      timerAt = at;
      timer = setTimeout(flush, at - Date.now());
    }
  };

  const schedule = () => {
    const entry = nextOf(outbox.entries());
    clearTimeout(timer);
    timerAt = Infinity;
    if (entry) watch(entry);
  };

  const wake = () => {
    isWoken = true;
    void flush();
  };

  return {
    deliver(entry) {
      if (relayOf(entry)) void attempt(entry).then(schedule);
      else outbox.put(entry);
    },
    wake,
    start() {
      // A page that goes cannot hear the answers it waits for: the next page asks again, at once.
      onPageLifecycle(wake, () => underway.forEach((entry) => holds(entry) && put(entry, 0, { firm: false })));
      // Another tab may be gone by the time that what it has written is due.
      outbox.onWritten(watch);
    },
  };
}

const elapse = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
