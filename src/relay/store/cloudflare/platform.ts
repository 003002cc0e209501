/** The parts of Cloudflare's platform that the relay uses, as its documentation describes them. Types only. */
import type { Forwarded } from '../../upstream/upstream';

/** An event on its way through the Queue. */
export interface Waiting extends Forwarded {
  /** Milliseconds since 1970. */
  acceptedAt: number;
  /** Attempts made before this message was written; its own are in `Message.attempts`. */
  attempts: number;
}

/** The producer's end of a Queue. */
export interface Queue {
  /** Resolves once the message is written to disk; rejects where it is not. `delaySeconds`: 43,200 at most. */
  send(body: Waiting, options: { contentType: 'json'; delaySeconds?: number }): Promise<void>;
}

/** A message in the consumer's hands. It stays in the Queue until it is acknowledged. */
export interface Message {
  body: Waiting;
  /** Deliveries, this one included: 1 at first. */
  attempts: number;
  ack(): void;
  retry(options: { delaySeconds: number }): void;
}

/** Messages that a consumer gets at once. */
export interface Batch {
  /** The Queue's name. */
  queue: string;
  messages: readonly Message[];
}

/** The storage of one Durable Object: strongly consistent, and written before the object's answer leaves it. */
export interface ObjectStorage {
  get(key: string): Promise<unknown>;
  put(key: string, value: unknown): Promise<void>;
  setAlarm(at: number): Promise<void>;
  deleteAll(): Promise<void>;
}

/** Every Durable Object of one class, each by its name: one in the whole world. */
export interface ObjectNamespace {
  idFromName(name: string): unknown;
  get(id: unknown): { fetch(url: string, init?: RequestInit): Promise<Response> };
}

/** Workers KV, as far as it is written to. A value has 25 MiB at most, `metadata` 1,024 bytes as JSON. */
export interface KeyValues {
  put(key: string, value: string, options: { metadata: object }): Promise<void>;
}

/**
 * A rate limit, counted by the machines of one of Cloudflare's places. How many and for how long is in
 * `wrangler.jsonc`.
 */
export interface RateLimit {
  limit(options: { key: string }): Promise<{ success: boolean }>;
}
