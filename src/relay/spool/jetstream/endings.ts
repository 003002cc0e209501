/** How a copy ends: taken away for good, or as a dead letter. */
import { setTimeout as wait } from 'node:timers/promises';
import type { JsMsg } from '@nats-io/jetstream';
import type { SpoolDoors } from '../spool';
import { bury } from './dead';
import { isThere } from './presence';
import type { Copy } from './record';
import { remove } from './removal';
import { describe, type Store } from './store';

/** Whether the copy is gone, or is to come again. */
export type Result = 'gone' | 'kept';

/** The ends of the copies that one relay has in hand. */
export interface Endings {
  /** Takes the copy away. Tried until NATS has it, or the relay closes: given up, the event would be forwarded again. */
  settle(message: JsMsg, copy: Copy): Promise<Result>;
  /** Keeps the event as a dead letter, with what stood in its way, and takes the copy away. */
  die(message: JsMsg, copy: Copy, error: string): Promise<Result>;
}

const BETWEEN_RECORDS_MS = 500;

/** Endings in this store; no longer tried again once `isClosed`. */
export function createEndings(store: Store, { meter, report, now }: Pick<SpoolDoors, 'meter' | 'report' | 'now'>, isClosed: () => boolean): Endings {
  const { manager, events } = store;

  const settle = async (message: JsMsg, copy: Copy): Promise<Result> => {
    for (let isFirst = true; ; isFirst = false) {
      try {
        // Neither removed nor acknowledged otherwise: both would strike whatever bears the number now.
        if (!isFirst && !(await isThere(store, copy))) return 'gone';
        await remove(manager, { stream: events.stream, seq: copy.seq });
        message.ack();
        return 'gone';
      } catch (error) {
        report('warn', 'cannot record that an event is done; still trying', { reason: describe(error) });
        if (isClosed()) return 'kept';
        await wait(BETWEEN_RECORDS_MS);
      }
    }
  };

  return {
    settle,
    async die(message, copy, error) {
      // Erased by `forget` while it was under way: it must not come back as a dead letter.
      if (!(await isThere(store, copy))) return 'gone';
      await bury(store, copy, { error, attempts: message.info.deliveryCount, acceptedAt: message.time.getTime(), deadAt: now() });
      meter.died();
      return settle(message, copy);
    },
  };
}
