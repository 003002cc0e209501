/** The store of many machines: NATS JetStream, whose servers keep each event on as many disks as asked. */
import { valueOf } from '../../parsed';
import { parseNatsAddress } from './address';
import { createClaims } from './claims';
import { createAdmin } from './admin';
import { createSharedStore } from './shared-store';
import { connectNatsStore } from './connection';
import { ensureStreams, isAbsent } from './streams';
import { NO_STORE_YET, type Store, type StoreAdmin, type StoreDependencies, type StoreLimits } from '../store';

// A majority of three outlives one server.
const CLUSTER_REPLICAS = 3;

/**
 * The store in the NATS at this address, once it is there: while no server answers, or none leads, this waits and says
 * so.
 *
 * Rejects for what waiting does not fix: an address that cannot be one, a login that is refused, more replicas than
 * servers.
 */
export async function openJetStreamStore(
  url: string,
  dependencies: StoreDependencies,
  limits: StoreLimits,
): Promise<Store> {
  const address = valueOf(parseNatsAddress(url), 'RELAY_SPOOL');
  const store = await connectNatsStore(address, dependencies.report);
  const { replicas = store.connection.info?.cluster ? CLUSTER_REPLICAS : 1, takeoverMs } = address;
  try {
    await ensureStreams(
      store,
      { replicas, isReplicasAsked: address.replicas !== undefined, retentionMs: limits.retentionMs, takeoverMs },
      dependencies.report,
    );
  } catch (error) {
    await store.connection.close();
    throw error;
  }
  return createSharedStore(store, dependencies, { ...limits, takeoverMs });
}

/**
 * The admin of the store in the NATS at this address. Rejects where no relay has opened one by this name, and where no
 * server answers.
 */
export async function openJetStreamAdmin(url: string): Promise<StoreAdmin> {
  const address = valueOf(parseNatsAddress(url), 'RELAY_SPOOL');
  const store = await connectNatsStore(address);
  try {
    await store.manager.streams.info(store.events.stream);
  } catch (error) {
    await store.connection.close();
    if (!isAbsent(error)) throw error;
    throw Object.assign(new Error(`there is no store named ${address.name} in this NATS`), { code: NO_STORE_YET });
  }
  // It never claims: a person at the admin forwards nothing.
  return createAdmin(store, createClaims(store, { owner: '', takeoverMs: address.takeoverMs, now: Date.now }));
}
