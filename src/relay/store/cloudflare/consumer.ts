/** Cloudflare's Queues as store, upstream's side: what becomes of each message of a batch. */
import { outcomeOf } from '../../upstream/forwarding';
import type { Upstream } from '../../upstream/upstream';
import type { Batch, KeyValues, Message, ObjectNamespace, Queue } from './platform';
import { hashOf, openRecord } from './event-records';
import { type Disposition, dispositionOf } from '../disposition';
import type { StoreDependencies } from '../store';

/** What a consumer needs of the world around it. */
export interface ConsumerDependencies extends Pick<StoreDependencies, 'report' | 'now' | 'random'> {
  meter: Pick<StoreDependencies['meter'], 'forwarded'>;
  upstream: Upstream;
  records: ObjectNamespace;
  queue: Queue;
  deadLetters: KeyValues;
  /** How long an event is tried before it is a dead letter, in milliseconds. */
  maxAgeMs: number;
}

/**
 * A message that was delivered this often is written again.
 *
 * Cloudflare takes a message out of the Queue after 100 retries, and on its free plan after 24 hours. Neither may end
 * an event that has only met a refused key or an hour's Retry-After.
 */
export const MAX_DELIVERIES = 20;
/** How long a message rests after a fault of Cloudflare's own parts, in seconds. */
const FAULT_REST_SECONDS = 30;
// 1,024 bytes for all of a value's metadata, and a character may take three of them.
const MAX_SUMMARY_LENGTH = 200;

/** The message again after this time, with its age and the number of its attempts kept. */
export async function putBack(message: Message, delaySeconds: number, queue: Queue): Promise<void> {
  if (message.attempts < MAX_DELIVERIES) return message.retry({ delaySeconds });
  const { body } = message;
  await queue.send({ ...body, attempts: body.attempts + message.attempts }, { contentType: 'json', delaySeconds });
  message.ack();
}

/** Writes a dead letter: a value for `wrangler kv key get`, with a summary for `wrangler kv key list`. */
export async function addDeadLetter(
  message: Message,
  error: string,
  { deadLetters, now }: Pick<ConsumerDependencies, 'deadLetters' | 'now'>,
): Promise<void> {
  const { path, event, acceptedAt, attempts } = message.body;
  const deadAt = now();
  const letter = {
    error,
    attempts: attempts + message.attempts,
    deadAt,
    waiting: { path, event, acceptedAt: deadAt, attempts: 0 },
  };
  const metadata = {
    deadAt: new Date(deadAt).toISOString(),
    acceptedAt: new Date(acceptedAt).toISOString(),
    error: error.slice(0, MAX_SUMMARY_LENGTH),
  };
  await deadLetters.put(await hashOf(message.body), JSON.stringify(letter), { metadata });
  message.ack();
}

/**
 * Forwards each message of the batch, one after the other. Never rejects: a message that meets a fault goes back into
 * the Queue.
 *
 * A key that is refused rests for the whole batch: its other events are put back without an attempt.
 */
export async function forwardBatch(batch: Batch, dependencies: ConsumerDependencies): Promise<void> {
  const { upstream, records, queue, maxAgeMs, now, random, report, meter } = dependencies;
  const paused = new Map<string, Disposition & { kind: 'paused' }>();

  const attempt = async (message: Message): Promise<Disposition> => {
    const { body } = message;
    const keyName = upstream.keyNameOf(body);
    const rest = paused.get(keyName);
    if (rest) return rest;
    const startedAt = now();
    const outcome = outcomeOf(await upstream.send(body), now());
    const attempts = body.attempts + message.attempts;
    const ageMs = now() - body.acceptedAt;
    const disposition = dispositionOf(outcome, { attempts, ageMs, maxAgeMs, random: random() });
    if (disposition.kind === 'done')
      meter.forwarded({ event: body.event, attempts, ms: now() - startedAt, sinceAcceptedMs: ageMs });
    if (disposition.kind === 'paused') {
      paused.set(keyName, disposition);
      report('error', 'paused', {
        key: keyName,
        reason: disposition.reason,
        hint: outcome.kind === 'retry' ? outcome.hint : undefined,
      });
    }
    return disposition;
  };

  const settle = async (message: Message, disposition: Disposition): Promise<void> => {
    const details = { event_id: message.body.event.event_id, attempts: message.body.attempts + message.attempts };
    if (disposition.kind === 'dead') {
      await addDeadLetter(message, disposition.error, dependencies);
      return report('error', 'dead', details);
    }
    if (disposition.kind === 'done') return message.ack();
    await putBack(message, Math.ceil(disposition.inMs / 1000), queue);
    if (disposition.kind === 'again')
      report('warn', 'again', { ...details, reason: disposition.reason, seconds: Math.ceil(disposition.inMs / 1000) });
  };

  for (const message of batch.messages) {
    try {
      const record = openRecord(records, await hashOf(message.body));
      const disposition: Disposition = (await record.isDone()) ? { kind: 'done' } : await attempt(message);
      // Upstream has it, whether or not that can be remembered: putting it back would surely forward it twice.
      if (disposition.kind === 'done')
        await record.markDone().catch((error: Error) => report('warn', 'done, not remembered', { reason: error.name }));
      await settle(message, disposition);
    } catch (error) {
      report('error', 'fault', { reason: (error as Error).name });
      message.retry({ delaySeconds: FAULT_REST_SECONDS });
    }
  }
}

/** Takes in what Cloudflare itself has given up: the Worker failed too often with these. */
export async function keepAsDeadLetters(batch: Batch, dependencies: ConsumerDependencies): Promise<void> {
  for (const message of batch.messages) {
    try {
      await addDeadLetter(message, 'the Worker failed each time: see its log', dependencies);
      dependencies.report('error', 'dead', { event_id: message.body.event.event_id });
    } catch {
      // Stays in the Queue: the store of dead letters takes it later.
      message.retry({ delaySeconds: FAULT_REST_SECONDS });
    }
  }
}
