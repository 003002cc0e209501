/** The state of a store. */
import type { StoreStatus } from '../store';
import { pausedKeys } from './pauses';
import type { NatsStore } from './connection';

/** What waits, what is dead, and which keys rest; asked of the streams' leaders. */
export async function statusOf(store: NatsStore): Promise<StoreStatus> {
  const { manager, events, dead } = store;
  const [waiting, letters, paused] = await Promise.all([
    manager.streams.info(events.stream),
    manager.streams.info(dead.stream),
    pausedKeys(store),
  ]);
  const { messages, first_ts } = waiting.state;
  return {
    waiting: messages,
    dead: letters.state.messages,
    oldestAt: messages > 0 ? Date.parse(first_ts as unknown as string) : undefined,
    paused,
  };
}
