/** Whether an event is still where the cluster has said that it is. */
import { copyOf, type Copy } from './record';
import type { NatsStore } from './connection';

/**
 * Whether the number still stands for this copy: servers that lost their latest writes give the same numbers out again.
 */
export async function isThere(
  { manager, events }: Pick<NatsStore, 'manager' | 'events'>,
  { seq, hash }: Pick<Copy, 'seq' | 'hash'>,
): Promise<boolean> {
  const found = await manager.streams.getMessage(events.stream, { seq });
  return found !== null && copyOf({ seq, headers: found.header, json: () => found.json() }).hash === hash;
}
