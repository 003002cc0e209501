/** Attempts under way at once, as many as the limit allows; fewer while all of them fail. */
import type { JsMsg } from '@nats-io/jetstream';
import type { StoreDependencies } from '../store';
import type { Result } from './dispositions';
import { describe, type NatsStore } from './connection';
import { createRests } from './rests';
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
  const { rest, betweenAttempts, note } = createRests(count, stopping.signal);

  const work = async (): Promise<void> => {
    const consumer = await store.client.consumers.get(store.events.stream, FORWARDER);
    while (!stopping.signal.aborted) {
      await betweenAttempts();
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
