/** What becomes of a copy: it is taken away for good, is a dead letter, or comes again. */
import { setTimeout as wait } from 'node:timers/promises';
import type { JsMsg } from '@nats-io/jetstream';
import type { StoreDependencies } from '../store';
import type { Claimed } from './claims';
import { addDeadLetter } from './dead-letters';
import type { Finished } from './finished';
import { isThere, remove } from './stream-messages';
import type { Copy } from './record';
import { describe, type NatsStore } from './connection';

/** Whether the copy is gone, or is to come again. */
export type Result = 'gone' | 'kept';

/** A copy that this relay has in hand. */
export interface Held {
  message: JsMsg;
  copy: Copy;
  /** Absent for a copy that is one too many. */
  claimed?: Claimed;
}

/** The ends of the copies that one relay has in hand. */
export interface Dispositions {
  /**
   * Takes the copy away; with a claim, nothing is to become of its event any more. Tried until NATS has it, or the
   * relay closes: given up, the event would be forwarded again.
   */
  settle(held: Held): Promise<Result>;
  /** Keeps the event as a dead letter, with what stood in its way, and takes the copy away. */
  die(held: Held, error: string): Promise<Result>;
}

/** What endings need next to the store; they are no longer tried again once `isClosed`. */
export interface DispositionDependencies extends Pick<StoreDependencies, 'meter' | 'report' | 'now'> {
  finished: Pick<Finished, 'add'>;
  isClosed(): boolean;
}

const BETWEEN_RECORDS_MS = 500;

/** Gives the message back, to come again after so many milliseconds. */
export function keep(message: JsMsg, ms: number): Result {
  message.nak(Math.max(1, Math.round(ms)));
  return 'kept';
}

/** Dispositions in this store. */
export function createDispositions(
  store: NatsStore,
  { meter, report, now, finished, isClosed }: DispositionDependencies,
): Dispositions {
  const { manager, events } = store;

  const takeAway = async ({ message, copy }: Held): Promise<void> => {
    // Removed or acknowledged without looking, both would strike whatever bears the number now. And nats-server resets
    // a stream, with all that waits there, when it is to remove a number that it has not reached (pull request 7348 of
    // its project, 2025).
    if (!(await isThere(store, copy))) return;
    await remove(manager, { stream: events.stream, seq: copy.seq });
    message.ack();
  };

  const settle = async (held: Held): Promise<Result> => {
    if (held.claimed) finished.add(held.copy.hash);
    for (;;) {
      try {
        await Promise.all([held.claimed?.finish(), takeAway(held)]);
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
    async die(held, error) {
      const { message, copy } = held;
      // Erased by `forget` while it was under way: it must not come back as a dead letter.
      if (!(await isThere(store, copy))) return 'gone';
      await addDeadLetter(store, copy, {
        error,
        attempts: message.info.deliveryCount,
        acceptedAt: message.time.getTime(),
        deadAt: now(),
      });
      meter.died();
      // Upstream's words stay out of the log: they may quote what a visitor typed.
      const { source_id, event_id } = copy.forwarded.event;
      report('warn', 'dead letter: see driftrock-relay dead list', { source_id, event_id });
      return settle(held);
    },
  };
}
