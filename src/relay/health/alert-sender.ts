/** Texts -> POSTs to the operator's address: one at a time, tried again, and never more than somebody can read. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Report } from '../report-line';
import { type AlertPostParts, postAlert } from './alert-post';

/** What sends. */
export interface AlertSender {
  /** Takes the text; returns at once, whatever becomes of it. */
  send(text: string): void;
  /** Sends nothing more; what is on its way is cut. */
  close(): void;
}

/** What sending works with. */
export interface AlertSenderOptions extends Omit<AlertPostParts, 'signal'> {
  report: Report;
  /** The wait after the first failure, in milliseconds; doubled with each further one. */
  firstWaitMs?: number;
}

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 5 * 60_000;
const HOUR_MS = 60 * 60_000;
// An outage of this machine's own network holds alerts back, too. After a working day, nobody needs them any more.
const MAX_AGE_MS = 8 * HOUR_MS;
/** How many may wait at once; the oldest goes first. */
export const MAX_WAITING = 20;
/** How many leave within an hour, at most. */
export const MAX_AN_HOUR = 20;

interface Waiting {
  text: string;
  since: number;
}

/** How long the next one has to wait, when so many have gone within the last hour. */
function createAllowance(now: () => number) {
  const goneAt: number[] = [];
  return {
    msUntilNext: (): number => (goneAt.length < MAX_AN_HOUR ? 0 : Math.max(goneAt[0]! + HOUR_MS - now(), 0)),
    note() {
      goneAt.push(now());
      if (goneAt.length > MAX_AN_HOUR) goneAt.shift();
    },
  };
}

/** Tries until the text is there, is refused, or is too old. Rejects when the signal ends it. */
function createDelivery({ report, firstWaitMs = FIRST_WAIT_MS, ...parts }: AlertSenderOptions, signal: AbortSignal) {
  return async ({ text, since }: Waiting): Promise<void> => {
    for (let waitMs = firstWaitMs; ; waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS)) {
      const sent = await postAlert(text, { ...parts, signal });
      signal.throwIfAborted();
      if (sent.kind === 'done') return;
      const { kind, reason, askedMs } = sent;
      if (kind === 'refused') return report('error', 'an alert was refused', { reason, hint: 'check RELAY_ALERT_URL' });
      if (waitMs === firstWaitMs) report('warn', 'an alert could not be sent; still trying', { reason });
      const restMs = Math.min(Math.max(waitMs, askedMs), HOUR_MS);
      if (parts.now() + restMs - since > MAX_AGE_MS) return report('warn', 'an alert was given up', { reason });
      await wait(restMs, undefined, { signal, ref: false });
    }
  };
}

/** A sender with nothing to send. It keeps no process alive. */
export function createAlertSender(options: AlertSenderOptions): AlertSender {
  const { report, now } = options;
  const closing = new AbortController();
  const { signal } = closing;
  const allowance = createAllowance(now);
  const deliver = createDelivery(options, signal);
  const waiting: Waiting[] = [];
  const state = { isBusy: false };

  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const restMs = allowance.msUntilNext();
      if (restMs > 0) await wait(restMs, undefined, { signal, ref: false });
      allowance.note();
      await deliver(next);
    }
  };

  return {
    send(text) {
      waiting.push({ text, since: now() });
      if (waiting.length > MAX_WAITING) {
        waiting.shift();
        report('warn', 'an alert was given up', { reason: `more than ${MAX_WAITING} wait` });
      }
      if (state.isBusy || signal.aborted) return;
      state.isBusy = true;
      // Rejects only when it is closed: then nothing more is to be sent.
      work().then(
        () => (state.isBusy = false),
        () => undefined,
      );
    },
    close: () => closing.abort(),
  };
}
