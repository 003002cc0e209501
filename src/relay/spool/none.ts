/** No spool: each event is passed on at once, and the page waits for upstream's answer. */
import { outcomeOf } from '../forwarding';
import type { Outcome } from '../outcome';
import { DEFAULT_RETRY_SECONDS } from '../retry-after';
import type { Forwarded, UpstreamAnswer } from '../upstream';
import type { Spool } from './spool';

/** A spool that keeps nothing: an event is safe once upstream has it, and until then the page's outbox holds it. */
export function createNoSpool(send: (forwarded: Forwarded) => Promise<UpstreamAnswer>, now: () => number): Spool {
  const begun = new Set<Promise<Outcome>>();
  let isClosed = false;

  return {
    accept(forwarded) {
      if (isClosed) return Promise.resolve<Outcome>({ kind: 'retry', retryAfterSeconds: DEFAULT_RETRY_SECONDS, reason: 'closing' });
      const outcome = send(forwarded)
        .then((answer) => outcomeOf(answer, now()))
        .finally(() => begun.delete(outcome));
      begun.add(outcome);
      return outcome;
    },
    isReady: () => !isClosed,
    async close() {
      isClosed = true;
      // Pages may have left by now, but their events are on the way: ending here would leave their fate unknown.
      await Promise.allSettled(begun);
    },
  };
}
