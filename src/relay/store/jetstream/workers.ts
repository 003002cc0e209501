/** Attempts under way at once, as many as the limit allows; fewer while all of them fail. */
import { setTimeout as wait } from 'node:timers/promises';
import type { JsMsg } from '@nats-io/jetstream';
import type { StoreDependencies } from '../store';
import type { Result } from './dispositions';
import { describe, type NatsStore } from './connection';
import { FORWARDER } from './streams';

/** What works until it is stopped. */
export interface Workers {
  /** Resolves when no attempt is under way; none begins from the call on. */
  stop(): Promise<void>;
}

// An idle worker asks again this often. NATS keeps the question open, so that a new event does not wait for it; but a
// new leader does not know of it.
const PULL_MS = 5_000;
const AFTER_ERROR_MS = 1_000;
const FIRST_REST_MS = 1_000;
// An upstream that is back is noticed within this time.
const LONGEST_REST_MS = 30_000;

/** How long to rest after so many failures in a row: not at all before every worker had one. */
const restMs = (failures: number, workers: number): number => {
  const rounds = Math.floor(failures / workers);
  return rounds === 0 ? 0 : Math.min(FIRST_REST_MS * 2 ** (rounds - 1), LONGEST_REST_MS);
};

/**
 * Workers that take events from the store.
 *
 * While upstream is down they rest ever longer between rounds: what waits stays due, instead of each event gathering
 * failures and a long wait of its own. The first success ends the rest.
 */
export function startWorkers(
  store: NatsStore,
  attempt: (message: JsMsg) => Promise<Result>,
  { count, report }: { count: number; report: StoreDependencies['report'] },
): Workers {
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();
  const round = { failures: 0, ended: new AbortController() };

  const rest = async (ms: number): Promise<void> => {
    if (ms === 0) return;
    // Ended early by a success or the stop: both are what was waited for.
    await wait(ms, undefined, { signal: AbortSignal.any([stopping.signal, round.ended.signal]) }).catch(
      () => undefined,
    );
  };

  const note = (result: Result): void => {
    if (result === 'kept') round.failures += 1;
    else if (round.failures > 0) {
      round.ended.abort();
      Object.assign(round, { failures: 0, ended: new AbortController() });
    }
  };

  const work = async (): Promise<void> => {
    const consumer = await store.client.consumers.get(store.events.stream, FORWARDER);
    while (!stopping.signal.aborted) {
      await rest(restMs(round.failures, count));
      if (stopping.signal.aborted) return;
      // `bind`: otherwise each pull first asks whether the consumer is still there.
      const message = await consumer.next({ expires: PULL_MS, bind: true });
      if (message === null) continue;
      if (stopping.signal.aborted) return message.nak();
      const done = attempt(message)
        .then(note)
        .finally(() => underWay.delete(done));
      underWay.add(done);
      await done;
    }
  };

  const workOn = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await work();
      } catch (error) {
        if (stopping.signal.aborted) return;
        report('warn', 'cannot take events from NATS; still trying', { reason: describe(error) });
        await rest(AFTER_ERROR_MS);
      }
    }
  };

  for (let n = 0; n < count; n += 1) void workOn();
  return {
    async stop() {
      stopping.abort();
      await Promise.all(underWay);
    },
  };
}
