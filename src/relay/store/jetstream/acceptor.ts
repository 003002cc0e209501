/** An event that a page has brought -> the stream of those that wait, once however many bring it. */
import { DEFAULT_RETRY_SECONDS } from '../../http/retry-after';
import type { Acceptance, Outcome } from '../../upstream/event-outcome';
import type { Forwarded } from '../../upstream/upstream';
import { nameOf } from '../hash';
import type { StoreDependencies } from '../store';
import type { Claims } from './claims';
import { describe, type NatsStore } from './connection';
import type { Guard } from './guard';
import type { Readiness } from './readiness';
import { headersOf } from './record';

/** What accepts events. */
export interface Acceptor {
  /** Resolves once the cluster has the event; never rejects. */
  accept(forwarded: Forwarded): Promise<Acceptance>;
  /** Resolves when no event is on its way into the stream. */
  settled(): Promise<unknown>;
}

/** What accepting needs next to the store. */
export interface AcceptorParts {
  dependencies: Pick<StoreDependencies, 'meter' | 'now'>;
  claims: Pick<Claims, 'isSeen'>;
  guard: Guard;
  readiness: Readiness;
  isClosed(): boolean;
}

const retry = (reason: string): Acceptance => ({
  outcome: { kind: 'retry', retryAfterSeconds: DEFAULT_RETRY_SECONDS, reason },
  isRepeat: false,
});
const ACKNOWLEDGED: Outcome = { kind: 'acknowledged' };

/** Accepts until `isClosed`. */
export function createAcceptor(
  { client, events }: Pick<NatsStore, 'client' | 'events'>,
  { dependencies: { meter, now }, claims, guard, readiness, isClosed }: AcceptorParts,
): Acceptor {
  const underWay = new Map<string, Promise<Acceptance>>();

  const keep = async (hash: string, forwarded: Forwarded): Promise<Acceptance> => {
    try {
      if (await claims.isSeen(hash)) return { outcome: ACKNOWLEDGED, isRepeat: true };
      const body = JSON.stringify(forwarded);
      const { duplicate, seq } = await client.publish(events.subject, body, {
        msgID: hash,
        headers: headersOf({ hash }),
      });
      // nats-server 2.9 calls it a duplicate, with no number yet, while the first is still on its way to the majority.
      if (duplicate && seq === 0) return retry('store: the first copy is not safe yet');
      const event = { hash, seq, body, at: now() };
      // It may remember the name of a copy that it has lost.
      const isLost = duplicate && !(await guard.isKept(event));
      guard.watch(isLost ? { ...event, seq: await guard.putBack(event) } : event);
      return { outcome: ACKNOWLEDGED, isRepeat: duplicate };
    } catch (error) {
      readiness.doubt(error);
      return retry(`store: ${describe(error)}`);
    }
  };

  const keepOnce = async (forwarded: Forwarded): Promise<Acceptance> => {
    const hash = nameOf(forwarded);
    const other = underWay.get(hash);
    if (other) return { ...(await other), isRepeat: true };
    const own = keep(hash, forwarded).finally(() => underWay.delete(hash));
    underWay.set(hash, own);
    return own;
  };

  return {
    async accept(forwarded) {
      if (isClosed()) return retry('closing');
      if (!readiness.isReady()) return retry('store: NATS cannot take events');
      const acceptance = await keepOnce(forwarded);
      if (acceptance.outcome.kind === 'acknowledged') meter[acceptance.isRepeat ? 'repeated' : 'accepted']();
      return acceptance;
    },
    settled: () => Promise.allSettled(underWay.values()),
  };
}
