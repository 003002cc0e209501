/**
 * Where events are kept -> what keeps them. Stores are loaded only when they are used: lmdb and NATS are nothing for
 * every runtime.
 */
import type { Store, StoreAdmin, StoreDependencies, StoreLimits } from './store';
import { isNatsAddress } from './jetstream/address';
import { createNoStore } from './none';

/** No store: the page waits for upstream. */
export const NO_PLACE = 'none';

/** The store at this place: `none`, a folder, or a NATS. Rejects with a sentence when it cannot be used. */
export async function openStore(place: string, dependencies: StoreDependencies, limits: StoreLimits): Promise<Store> {
  if (place === NO_PLACE) return createNoStore(dependencies.upstream, dependencies);
  if (isNatsAddress(place)) {
    const { openJetStreamStore } = await import('./jetstream/index');
    return openJetStreamStore(place, dependencies, limits);
  }
  const { openLocalStore } = await import('./local/index');
  return openLocalStore(place, dependencies, limits);
}

/** What people can ask of the store at this place. Rejects with a sentence when there is none. */
export async function openAdmin(place: string): Promise<StoreAdmin> {
  if (place === NO_PLACE) throw new Error('nothing is kept: RELAY_SPOOL is none');
  if (isNatsAddress(place)) {
    const { openJetStreamAdmin } = await import('./jetstream/index');
    return openJetStreamAdmin(place);
  }
  const { openLocalAdmin } = await import('./local/admin');
  return openLocalAdmin(place);
}
