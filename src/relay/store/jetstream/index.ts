/** The spool of many machines: NATS JetStream, whose servers keep each event on as many disks as asked. */
import { valueOf } from '../../parsed';
import { parseNatsAddress } from './address';
import { createClaims } from './claims';
import { createDesk } from './admin';
import { createJetStreamSpool } from './shared-store';
import { connectStore } from './connection';
import { ensureStreams, isAbsent } from './streams';
import type { Spool, SpoolDesk, SpoolDoors, SpoolLimits } from '../store';

// A majority of three outlives one server.
const CLUSTER_REPLICAS = 3;

/**
 * The spool in the NATS at this address, once it is there: while no server answers, or none leads, this waits and says so.
 *
 * Rejects for what waiting does not mend: an address that cannot be one, a login that is refused, more replicas than servers.
 */
export async function openJetStreamSpool(url: string, doors: SpoolDoors, limits: SpoolLimits): Promise<Spool> {
  const address = valueOf(parseNatsAddress(url), 'RELAY_SPOOL');
  const store = await connectStore(address, doors.report);
  const { replicas = store.connection.info?.cluster ? CLUSTER_REPLICAS : 1, takeoverMs } = address;
  try {
    await ensureStreams(store, { replicas, isReplicasAsked: address.replicas !== undefined, retentionMs: limits.retentionMs, takeoverMs }, doors.report);
  } catch (error) {
    await store.connection.close();
    throw error;
  }
  return createJetStreamSpool(store, doors, { ...limits, takeoverMs });
}

/** The desk of the spool in the NATS at this address. Rejects where no relay has opened one by this name, and where no server answers. */
export async function openJetStreamDesk(url: string): Promise<SpoolDesk> {
  const address = valueOf(parseNatsAddress(url), 'RELAY_SPOOL');
  const store = await connectStore(address);
  try {
    await store.manager.streams.info(store.events.stream);
  } catch (error) {
    await store.connection.close();
    throw isAbsent(error) ? new Error(`there is no spool named ${address.name} in this NATS`) : error;
  }
  // It never claims: a person at the desk forwards nothing.
  return createDesk(store, createClaims(store, { owner: '', takeoverMs: address.takeoverMs, now: Date.now }));
}
