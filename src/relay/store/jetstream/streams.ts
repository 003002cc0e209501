/**
 * The streams and the consumer of a store: made where they are missing, brought up to the options where they are not.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { RequestError, TimeoutError } from '@nats-io/transport-node';
import {
  AckPolicy,
  DiscardPolicy,
  JetStreamApiCodes,
  JetStreamApiError,
  RetentionPolicy,
  type StreamConfig,
} from '@nats-io/jetstream';
import type { StoreDependencies } from '../store';
import { describe, type NatsStore } from './connection';

/** The consumer that all relays share. */
export const FORWARDER = 'forwarder';
/** JetStream counts time in these. */
const NANOS_PER_MS = 1_000_000;
// Memory grows with it; older repeats are told by their marks.
const DUPLICATE_WINDOW_MS = 120_000;
// Relays times their concurrency must fit: each attempt to come is an open request.
const MAX_PULLS = 4096;

/** What the streams are to be like. */
export interface StreamsPlan {
  replicas: number;
  /** Asked for by the operator, and not a guess: streams that exist are changed to it. */
  isReplicasAsked: boolean;
  retentionMs: number;
  takeoverMs: number;
}

type Config = Partial<StreamConfig> & { name: string };

function configsOf({ events, seen, dead, paused }: NatsStore, { replicas, retentionMs }: StreamsPlan): Config[] {
  const duplicateMs = Math.min(DUPLICATE_WINDOW_MS, retentionMs);
  // When the disk is full, new events are refused: the default would throw away the oldest.
  const kept = { num_replicas: replicas, discard: DiscardPolicy.New };
  const latest = { num_replicas: replicas, max_msgs_per_subject: 1 };
  return [
    // No age limit: an event of a refused key may wait for as long as it takes.
    {
      ...kept,
      name: events.stream,
      subjects: [events.subject],
      retention: RetentionPolicy.Workqueue,
      duplicate_window: duplicateMs * NANOS_PER_MS,
    },
    { ...kept, name: dead.stream, subjects: [`${dead.subject}.*`] },
    {
      ...latest,
      name: seen.stream,
      subjects: [`${seen.subject}.*`],
      max_age: retentionMs * NANOS_PER_MS,
      duplicate_window: duplicateMs * NANOS_PER_MS,
      allow_direct: true,
    },
    { ...latest, name: paused.stream, subjects: [`${paused.subject}.*`] },
  ];
}

/** Whether NATS has no stream by the name that was asked for. */
export const isAbsent = (error: unknown): boolean =>
  error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamNotFound;

async function ensureStream({ manager }: NatsStore, config: Config, { isReplicasAsked }: StreamsPlan): Promise<void> {
  const info = await manager.streams
    .info(config.name)
    .catch((error: unknown) => (isAbsent(error) ? undefined : Promise.reject(error)));
  if (!info) {
    await manager.streams.add(config);
    return;
  }
  const { max_age = 0, duplicate_window = info.config.duplicate_window, num_replicas = 1 } = config;
  const wanted = { max_age, duplicate_window, num_replicas: isReplicasAsked ? num_replicas : info.config.num_replicas };
  const isSame = Object.entries(wanted).every(([key, value]) => info.config[key as keyof typeof wanted] === value);
  if (!isSame) await manager.streams.update(config.name, wanted);
}

// nats-server's errors.json, JSClusterNoPeersErrF: too few servers, which is so while a cluster starts.
const NO_PEERS = 10005;

const isPassing = (error: unknown): boolean =>
  error instanceof TimeoutError ||
  error instanceof RequestError ||
  (error instanceof JetStreamApiError && (error.status === 503 || error.code === NO_PEERS));

/**
 * Resolves when everything is there. While a cluster elects or lacks servers it is tried again; what waiting does not
 * fix rejects.
 */
export async function ensureStreams(
  store: NatsStore,
  plan: StreamsPlan,
  report: StoreDependencies['report'],
): Promise<void> {
  for (;;) {
    try {
      for (const config of configsOf(store, plan)) await ensureStream(store, config, plan);
      // Unlimited on purpose: events that wait for their next attempt must not keep others from their first.
      const limits = { max_ack_pending: -1, max_deliver: -1, max_waiting: MAX_PULLS };
      await store.manager.consumers.add(store.events.stream, {
        durable_name: FORWARDER,
        ack_policy: AckPolicy.Explicit,
        ack_wait: plan.takeoverMs * NANOS_PER_MS,
        ...limits,
      });
      return;
    } catch (error) {
      if (!isPassing(error)) throw error;
      report('warn', 'JetStream is not ready; still trying', { reason: describe(error) });
      await wait(1_000);
    }
  }
}
