/** No store: each event is passed on at once, and the page waits for upstream's answer. */
import { outcomeOf } from '../upstream/forwarding';
import { type Meter, NO_METER } from '../metrics/meter';
import type { Outcome } from '../upstream/event-outcome';
import { DEFAULT_RETRY_SECONDS } from '../http/retry-after';
import { createSeenEvents } from '../event/seen-events';
import type { Forwarded, Upstream } from '../upstream/upstream';
import type { Store } from './store';

/** A store that keeps nothing: an event is safe once upstream has it, and until then the page's outbox holds it. */
export function createNoStore(
  upstream: Pick<Upstream, 'send'>,
  { now, meter = NO_METER }: { now(): number; meter?: Meter },
): Store {
  const seen = createSeenEvents(now);
  const begun = new Set<Promise<Outcome>>();
  let isClosed = false;

  const forward = async (forwarded: Forwarded): Promise<Outcome> => {
    const startedAt = now();
    const outcome = outcomeOf(await upstream.send(forwarded), now());
    const ms = now() - startedAt;
    if (outcome.kind === 'acknowledged')
      meter.forwarded({ event: forwarded.event, attempts: 1, ms, sinceAcceptedMs: ms });
    return outcome;
  };

  const begin = (forwarded: Forwarded): Promise<Outcome> => {
    const outcome = forward(forwarded).finally(() => begun.delete(outcome));
    begun.add(outcome);
    return outcome;
  };

  return {
    async accept(forwarded) {
      if (isClosed)
        return {
          outcome: { kind: 'retry', retryAfterSeconds: DEFAULT_RETRY_SECONDS, reason: 'closing' },
          isRepeat: false,
        };
      const acceptance = await seen.acceptOnce(forwarded, begin);
      if (acceptance.outcome.kind === 'acknowledged') meter[acceptance.isRepeat ? 'repeated' : 'accepted']();
      return acceptance;
    },
    isReady: () => !isClosed,
    async close() {
      isClosed = true;
      // Pages may have left by now, but their events are on the way: ending here would leave their disposition unknown.
      await Promise.allSettled(begun);
    },
  };
}
