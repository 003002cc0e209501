/** Watches a relay for as long as it runs: what it is told -> the facts that a diagnosis is made of. */
import type { RelayProcessOptions } from '../environment';
import type { Relay } from '../index';
import type { StoreStatus } from '../store/store';
import { isNatsAddress } from '../store/jetstream/address';
import { NO_PLACE } from '../store/open';
import { createKeyring, type KeyOptions } from '../upstream/api-keys';
import { createUpstreamWatch, type UpstreamWatch } from '../upstream/reachability';
import type { Attempted, UpstreamAnswer } from '../upstream/upstream';
import { createFollowedEvents, type FollowedEvents } from './followed-events';
import { createJournal } from './journal';
import type { Facts, StoreKind } from './problem';
import type { RequestAnswer } from './request-answer';

/** What watches a relay. */
export interface HealthWatch {
  /** For the relay's option of this name. */
  onAnswer(answer: RequestAnswer): void;
  /** For the option of this name, of whatever makes the attempts. */
  onUpstreamAnswer(answer: UpstreamAnswer, attempted: Attempted): void;
  upstream: UpstreamWatch;
  /** Calls for each of Driftrock's answers to the event of this id, until the function that it returns is called. */
  follow: FollowedEvents['follow'];
  /** How the relay is now; never rejects. */
  facts(relay: Pick<Relay, 'isReady' | 'status'>): Promise<Facts>;
}

/** What the watch needs to know of the relay. */
export type HealthOptions = KeyOptions & Pick<RelayProcessOptions, 'sourceIds' | 'storePlace' | 'now'>;

/** What kind of store is at this place. */
export function storeKindOf(place: string): StoreKind {
  if (place === NO_PLACE) return 'none';
  return isNatsAddress(place) ? 'nats' : 'folder';
}

/** What waits in the relay's store; undefined where nothing is kept, and while the store cannot be asked. */
export const readStatus = (relay: Pick<Relay, 'status'>): Promise<StoreStatus | undefined> =>
  // It must not hide the rest, which tells what is wrong with it.
  relay.status().catch(() => undefined);

/** A watch that has seen nothing yet. */
export function createHealthWatch(options: HealthOptions): HealthWatch {
  const { sourceIds, storePlace = NO_PLACE, now = Date.now } = options;
  const journal = createJournal({ now, redact: createKeyring(options).redact });
  const upstream = createUpstreamWatch(now);
  const followed = createFollowedEvents();
  return {
    onAnswer: journal.answered,
    onUpstreamAnswer(answer, attempted) {
      upstream.note(answer);
      journal.upstreamAnswered(answer, attempted);
      followed.note(answer, attempted);
    },
    upstream,
    follow: followed.follow,
    facts: async (relay) => ({
      now: now(),
      journal: journal.summary(),
      upstream: upstream.current(),
      isReady: relay.isReady(),
      storeKind: storeKindOf(storePlace),
      store: await readStatus(relay),
      sourceIds,
    }),
  };
}
