/** Where events are kept -> what keeps them. Stores are loaded only when they are used: lmdb and NATS are nothing for every runtime. */
import type { Spool, SpoolDesk, SpoolDoors, SpoolLimits } from './store';
import { isNatsAddress } from './jetstream/address';
import { createNoSpool } from './none';

/** No store: the page waits for upstream. */
export const NO_PLACE = 'none';

/** The spool at this place: `none`, a folder, or a NATS. Rejects with a sentence when it cannot be used. */
export async function openSpool(place: string, doors: SpoolDoors, limits: SpoolLimits): Promise<Spool> {
  if (place === NO_PLACE) return createNoSpool(doors.upstream, doors);
  if (isNatsAddress(place)) {
    const { openJetStreamSpool } = await import('./jetstream/index');
    return openJetStreamSpool(place, doors, limits);
  }
  const { openLmdbSpool } = await import('./local/index');
  return openLmdbSpool(place, doors, limits);
}

/** What people can ask of the store at this place. Rejects with a sentence when there is none. */
export async function openDesk(place: string): Promise<SpoolDesk> {
  if (place === NO_PLACE) throw new Error('nothing is kept: RELAY_SPOOL is none');
  if (isNatsAddress(place)) {
    const { openJetStreamDesk } = await import('./jetstream/index');
    return openJetStreamDesk(place);
  }
  const { openLmdbDesk } = await import('./local/admin');
  return openLmdbDesk(place);
}
