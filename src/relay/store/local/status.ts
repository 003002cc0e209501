/** How the embedded store stands. */
import type { StoreStatus } from '../store';
import { sizeOf, type Tables } from './tables';

/** The store's numbers; costs the same however many events there are. */
export function statusOf({ waiting, dead, pauses }: Tables): StoreStatus {
  const [oldest] = waiting.getRange({ limit: 1 });
  const paused = [...pauses.getRange()].flatMap(({ key, value }) => (value.since === undefined ? [] : [key]));
  return { waiting: sizeOf(waiting), dead: sizeOf(dead), oldestAt: oldest?.value.acceptedAt, paused };
}
