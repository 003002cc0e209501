/** Single messages in their streams: read one by one, looked for, taken out. */
import { JetStreamApiError, type JetStreamManager, type StoredMsg } from '@nats-io/jetstream';
import type { NatsStore } from './connection';
import { copyOf, type Copy } from './record';

// nats-server's errors.json, JSStreamMsgDeleteFailedF and JSSequenceNotFoundErrF: most often there is no such message
// any more.
const DELETE_FAILURES = [10057, 10043];

/** Where a message is. */
export interface Place {
  stream: string;
  seq: number;
  /** Overwrites the bytes on the disk, too: for what a person wants erased. */
  isErased?: boolean;
}

/**
 * All messages of a stream, from the oldest on, and those that come while it reads.
 *
 * The leader is asked, so that none is missed. Reading changes nothing and needs no consumer.
 */
export async function* scan(manager: JetStreamManager, stream: string): AsyncIterable<StoredMsg> {
  for (let seq = 1; ;) {
    // `next_by_subj` is how nats-server skips numbers that were removed; its type is known for direct reads only.
    const query = { seq, next_by_subj: '>' };
    const message = await manager.streams.getMessage(stream, query);
    if (message === null) return;
    yield message;
    seq = message.seq + 1;
  }
}

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

/**
 * Whether the message was there; either way it is gone afterwards.
 *
 * An acknowledgement would be quicker, but its answer comes from one server before the others know (nats-server 2.9):
 * killed then, the event would be forwarded a second time.
 */
export async function remove(manager: JetStreamManager, { stream, seq, isErased = false }: Place): Promise<boolean> {
  try {
    return await manager.streams.deleteMessage(stream, seq, isErased);
  } catch (error) {
    const isFailed = error instanceof JetStreamApiError && DELETE_FAILURES.includes(error.code);
    if (isFailed && (await manager.streams.getMessage(stream, { seq })) === null) return false;
    throw error;
  }
}
