/** What is accepted and not yet forwarded: the one interface behind which stores can be exchanged. */
import type { Meter } from '../metrics/meter';
import type { Report } from '../report-line';
import type { Acceptance } from '../upstream/event-outcome';
import type { Forwarded, Upstream } from '../upstream/upstream';

/**
 * The keeper of events between the page and upstream.
 *
 * A durable store acknowledges as soon as the event is on disk, and forwards it later, with retries, on its own time.
 * It then never answers `rejected`: what upstream refuses goes to its dead letters. The handler does not see the
 * difference.
 */
export interface Store {
  /**
   * What became of the event. `acknowledged` means kept safely: the page forgets the event on it. A repeat of an event
   * that was acknowledged within the retention is acknowledged, and not forwarded again.
   *
   * Never rejects for an expected reason: a full store, a slow upstream and a closed store are a `retry`.
   */
  accept(forwarded: Forwarded): Promise<Acceptance>;
  /** Whether `accept` can acknowledge at all: false once closed, or while the store cannot be written. */
  isReady(): boolean;
  /**
   * Resolves when everything begun has ended, and nothing is lost that was acknowledged. Accepts nothing more from the
   * call on.
   */
  close(): Promise<void>;
  /** What waits now; absent where nothing is kept. */
  status?(): Promise<StoreStatus>;
}

/** The state of a store, for people and for metrics. */
export interface StoreStatus {
  /** Events accepted and neither forwarded nor dead. */
  waiting: number;
  /** Events that only a person can bring further. */
  dead: number;
  /** When the oldest waiting event was accepted, in milliseconds since 1970; `undefined` when none waits. */
  oldestAt: number | undefined;
  /** Keys, by name, that upstream refuses: their events wait until somebody fixes them. */
  paused: readonly string[];
}

/** An event that is no longer tried, and why. */
export interface DeadLetter {
  /** What the commands call it by; stable, and never part of what a visitor typed. */
  id: string;
  forwarded: Forwarded;
  /** Upstream's own explanation, or what stood in the way for too long. */
  error: string;
  /** Attempts made. */
  attempts: number;
  /** Milliseconds since 1970. */
  acceptedAt: number;
  /** Milliseconds since 1970. */
  deadAt: number;
}

/** The `code` of the error with which an admin does not open where no relay has made a store yet. */
export const NO_STORE_YET = 'ERR_RELAY_NO_STORE';

/** Whom `forget` erases: all events with this address among their fields, or those with this id. */
export type Forgotten = { email: string } | { eventId: string };

/** What has become of an event that a store has taken. */
export type Found = { state: 'waiting' } | { state: 'done' } | { state: 'dead'; letter: DeadLetter };

/** What people can ask of a store, while relays use it and while none does. */
export interface StoreAdmin {
  status(): Promise<StoreStatus>;
  /** All dead letters, the oldest first. */
  deadLetters(): AsyncIterable<DeadLetter>;
  /** What has become of this event; `undefined` while the store knows of none like it. */
  find(forwarded: Forwarded): Promise<Found | undefined>;
  /**
   * Puts a dead letter among the waiting events again, due now, with its age reset; false when there is none by this
   * id.
   */
  retry(id: string): Promise<boolean>;
  /** Erases a dead letter; false when there is none by this id. */
  purge(id: string): Promise<boolean>;
  /**
   * Erases waiting events and dead letters, and gives their number. Their ids stay known, so that a repeat is not
   * forwarded.
   */
  forget(whom: Forgotten): Promise<number>;
  close(): Promise<void>;
}

/** What a store needs of the world around it. */
export interface StoreDependencies {
  upstream: Upstream;
  meter: Meter;
  report: Report;
  /** Milliseconds since 1970. */
  now(): number;
  /** From 0 to below 1: jitter. */
  random(): number;
}

/** What an operator may set of a store that keeps events. */
export interface StoreLimits {
  /** How long an event is tried before it is a dead letter, in milliseconds. */
  maxAgeMs: number;
  /** How long a repeat of an event is recognised, in milliseconds. */
  retentionMs: number;
  /** How many attempts upstream are under way at once, at most. */
  concurrency: number;
}
