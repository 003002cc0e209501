/** The store of one relay among several: accepts into the shared streams, and forwards its share of them. */
import { randomUUID } from 'node:crypto';
import type { Acceptance } from '../../event/acceptance';
import type { Outcome } from '../../upstream/outcome';
import { DEFAULT_RETRY_SECONDS } from '../../http/retry-after';
import type { Forwarded } from '../../upstream/upstream';
import type { Store, StoreDependencies, StoreLimits } from '../store';
import { createAttempt } from './attempt';
import { createClaims } from './claims';
import { createFinished } from './finished';
import { createGuard } from './guard';
import { createPauses } from './pauses';
import { watchReadiness } from './readiness';
import { headersOf, nameOf } from './record';
import { statusOf } from './status';
import { describe, type NatsStore } from './connection';
import { startWorkers } from './workers';

// A goodbye that NATS does not hear costs nothing but a takeover.
const GOODBYE_MS = 2_000;

const retry = (reason: string): Acceptance => ({
  outcome: { kind: 'retry', retryAfterSeconds: DEFAULT_RETRY_SECONDS, reason },
  isRepeat: false,
});
const ACKNOWLEDGED: Outcome = { kind: 'acknowledged' };

/** A store in a store whose streams are there. */
export function createSharedStore(
  store: NatsStore,
  dependencies: StoreDependencies,
  limits: StoreLimits & { takeoverMs: number },
): Store {
  const { meter, report, now } = dependencies;
  const { takeoverMs } = limits;
  const state = { isClosed: false };
  const isClosed = () => state.isClosed;
  const underWay = new Map<string, Promise<Acceptance>>();
  const readiness = watchReadiness(store, report);
  const claims = createClaims(store, { owner: randomUUID(), takeoverMs, now });
  const finished = createFinished(store, { now, retentionMs: limits.retentionMs });
  const guard = createGuard(store, { claims, finished, report, now, isClosed });
  const attempt = createAttempt({
    store,
    dependencies,
    limits,
    claims,
    finished,
    pauses: createPauses(store, dependencies),
    takeoverMs,
    isClosed,
  });
  const workers = startWorkers(store, attempt, { count: limits.concurrency, report });

  const keep = async (hash: string, forwarded: Forwarded): Promise<Acceptance> => {
    try {
      if (await claims.isSeen(hash)) return { outcome: ACKNOWLEDGED, isRepeat: true };
      const { client, events } = store;
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
    isReady: () => !isClosed() && readiness.isReady(),
    async close() {
      state.isClosed = true;
      await Promise.all([Promise.allSettled(underWay.values()), workers.stop()]);
      await sayGoodbye(store);
    },
    status: () => statusOf(store),
  };
}

/** What was given back is on its way before the connection ends. */
async function sayGoodbye({ connection }: NatsStore): Promise<void> {
  const timeout = new Promise<void>((resolve) => setTimeout(resolve, GOODBYE_MS).unref());
  await Promise.race([connection.flush().catch(() => undefined), timeout]);
  await connection.close();
}
