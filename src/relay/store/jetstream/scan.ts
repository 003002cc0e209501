/** All messages of a stream, one by one; reading changes nothing and needs no consumer. */
import type { JetStreamManager, StoredMsg } from '@nats-io/jetstream';

/** The messages from the oldest on, and those that come while it reads. The leader is asked, so that none is missed. */
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
