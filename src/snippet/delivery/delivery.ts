/** When to send which event: wakes, leases, outcomes. */
import { type AttemptDependencies, createAttempts, PACE_MS } from './leased-attempts';
import { MAX_WAIT_MS } from './backoff';
import type { Entry } from './entry';
import { onPageLifecycle } from './page-lifecycle';

// How soon to look again while another tab has its turn.
const TURN_MS = 2_000;

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

/** One timer for all that waits: the earliest moment it is set for counts. */
function createAlarm(act: () => unknown) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let timerAt = Infinity;
  const clear = () => {
    clearTimeout(timer);
    timerAt = Infinity;
  };
  const setFor = (at: number) => {
    if (at >= timerAt) return;
    clearTimeout(timer);
    timerAt = at;
    timer = setTimeout(act, at - Date.now());
  };
  return { clear, setFor };
}

/**
 * Delivers what is in the outbox until a relay has answered.
 *
 * A new event goes at once, next to whatever else is open, since the page may be about to go. Everything else goes one
 * by one, in one tab at a time, on every wake and by one timer that exists only while something waits.
 */
export function createDelivery(dependencies: AttemptDependencies): Delivery {
  const { outbox, relayOf } = dependencies;
  const { attempt, pausedUntil, letGo } = createAttempts(dependencies);
  let isFlushing = false;
  let isWoken = false;
  const alarm = createAlarm(() => flush());

  /** When the entry may be sent. A moment further off than any wait can be comes from a clock that has jumped. */
  const readyAt = ({ dueAt, firm }: Entry) => {
    const at = Math.max(pausedUntil(), isWoken && !firm ? 0 : dueAt);
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
    alarm.setFor(Math.max(readyAt(entry) + PACE_MS, Date.now() + TURN_MS * (1 + Math.random())));
  };

  const schedule = () => {
    const entry = nextOf(outbox.entries());
    alarm.clear();
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
      onPageLifecycle(wake, letGo);
      // Another tab may be gone by the time that what it has written is due.
      outbox.onWritten(watch);
    },
  };
}
