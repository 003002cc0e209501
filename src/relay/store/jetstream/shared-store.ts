/** The store of one relay among several: accepts into the shared streams, and forwards its share of them. */
import { randomUUID } from 'node:crypto';
import type { Store, StoreDependencies, StoreLimits } from '../store';
import { createAcceptor } from './acceptor';
import { createAttempt } from './attempt';
import { createClaims } from './claims';
import type { NatsStore } from './connection';
import { createDispositions } from './dispositions';
import { createFinished } from './finished';
import { createGuard } from './guard';
import { createPauses } from './pauses';
import { watchReadiness } from './readiness';
import { statusOf } from './status';
import { createTakeUp } from './take-up';
import { startWorkers } from './workers';

// A goodbye that NATS does not hear costs nothing but a takeover.
const GOODBYE_MS = 2_000;

/** A store in a store whose streams are there. */
export function createSharedStore(
  store: NatsStore,
  dependencies: StoreDependencies,
  limits: StoreLimits & { takeoverMs: number },
): Store {
  const { report, now } = dependencies;
  const { takeoverMs } = limits;
  const state = { isClosed: false };
  const isClosed = () => state.isClosed;
  const readiness = watchReadiness(store, report);
  const claims = createClaims(store, { owner: randomUUID(), takeoverMs, now });
  const finished = createFinished(store, { now, retentionMs: limits.retentionMs });
  const guard = createGuard(store, { claims, finished, report, now, isClosed });
  const { accept, settled } = createAcceptor(store, { dependencies, claims, guard, readiness, isClosed });

  const pauses = createPauses(store, dependencies);
  const dispositions = createDispositions(store, { ...dependencies, finished, isClosed });
  const attempt = createAttempt({ dependencies, limits, pauses, dispositions });
  const takeUp = createTakeUp({ dependencies, claims, finished, pauses, dispositions, attempt, takeoverMs });
  const workers = startWorkers(store, takeUp, { count: limits.concurrency, report });

  return {
    accept,
    isReady: () => !isClosed() && readiness.isReady(),
    async close() {
      state.isClosed = true;
      await Promise.all([settled(), workers.stop()]);
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
