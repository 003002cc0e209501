/** Taking a message out of its stream, so that the cluster's majority knows of it. */
import { JetStreamApiError, type JetStreamManager } from '@nats-io/jetstream';

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
