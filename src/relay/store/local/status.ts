/** The embedded store in numbers, none of which is counted row by row. */
import type { StoreStatus } from '../store';
import type { Tables } from './tables';

/** Bytes at the start of the store's file that hold something, or once did. */
export function usedBytesOf({ root }: Tables): number {
  const { lastPageNumber, pageSize } = root.getStats() as { lastPageNumber: number; pageSize: number };
  return (lastPageNumber + 1) * pageSize;
}

/** How many rows a table has, without counting them. */
export const sizeOf = (table: { getStats(): object }): number =>
  (table.getStats() as { entryCount: number }).entryCount;

/** The last sequence that was given to an event that is still kept; 0 when there is none. */
export function lastSequenceOf({ waiting, dead }: Tables): number {
  const last = [waiting, dead].map((table) => [...table.getKeys({ reverse: true, limit: 1 })][0] ?? 0);
  return Math.max(...last);
}

/** The store's numbers; costs the same however many events there are. */
export function statusOf({ waiting, dead, pauses }: Tables): StoreStatus {
  const [oldest] = waiting.getRange({ limit: 1 });
  const paused = [...pauses.getRange()].flatMap(({ key, value }) => (value.since === undefined ? [] : [key]));
  return { waiting: sizeOf(waiting), dead: sizeOf(dead), oldestAt: oldest?.value.acceptedAt, paused };
}
