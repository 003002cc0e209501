/** What one Durable Object knows of its one event: whether it is in the Queue already, and whether upstream has it. */
import type { ObjectStorage, Queue, Waiting } from './platform';

/** The memory that makes a repeat harmless, between all Workers of the world. */
export interface EventRecord {
  /**
   * Whether the event was there before; if not, it is in the Queue once this resolves. Rejects when the Queue takes
   * nothing.
   */
  accept(waiting: Waiting): Promise<{ isRepeat: boolean }>;
  isDone(): Promise<boolean>;
  /** Upstream has taken the event: another message with it is not forwarded. */
  markDone(): Promise<void>;
}

/** What a record needs of the world around it. */
export interface RecordDependencies {
  storage: ObjectStorage;
  queue: Queue;
  retentionMs: number;
  now(): number;
}

const STATE = 'state';

/**
 * A record in this storage.
 *
 * First the Queue, then the storage: a crash between the two leaves an event that is kept and not remembered, and the
 * page's repeat puts it into the Queue once more, where `isDone` keeps it from upstream. The other order would
 * acknowledge the repeat of an event that nobody keeps.
 */
export function createEventRecord({ storage, queue, retentionMs, now }: RecordDependencies): EventRecord {
  // While the Queue is being written, the object takes further requests.
  let underWay: Promise<void> | undefined;

  const note = async (state: 'accepted' | 'done') => {
    await storage.put(STATE, state);
    await storage.setAlarm(now() + retentionMs);
  };

  const keep = async (waiting: Waiting) => {
    await queue.send(waiting, { contentType: 'json' });
    await note('accepted');
  };

  return {
    async accept(waiting) {
      const isKnown = (await storage.get(STATE)) !== undefined;
      if (isKnown) return { isRepeat: true };
      const isRepeat = underWay !== undefined;
      await (underWay ??= keep(waiting).finally(() => (underWay = undefined)));
      return { isRepeat };
    },
    isDone: async () => (await storage.get(STATE)) === 'done',
    markDone: () => note('done'),
  };
}

/** The record as its Durable Object answers for it: `POST /accept`, `GET /done` and `PUT /done`. */
export async function answerFor(record: EventRecord, request: Request): Promise<Response> {
  if (request.method === 'POST') return Response.json(await record.accept((await request.json()) as Waiting));
  if (request.method === 'PUT') await record.markDone();
  return Response.json({ isDone: await record.isDone() });
}
