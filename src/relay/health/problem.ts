/** What a diagnosis is made of, and what it says: types, with the order of gravity. */
import type { StoreStatus } from '../store/store';
import type { Reachability } from '../upstream/reachability';
import type { JournalSummary } from './journal';

/** Where a relay keeps events. */
export type StoreKind = 'none' | 'folder' | 'nats';

/** What is known of a relay at one moment. */
export interface Facts {
  /** Milliseconds since 1970. */
  now: number;
  journal: JournalSummary;
  upstream: Reachability;
  /** Whether it accepts events now. */
  isReady: boolean;
  storeKind: StoreKind;
  /** `undefined` where nothing is kept, and while the store cannot be asked. */
  store: StoreStatus | undefined;
  /** The captures that may be sent to. */
  sourceIds: '*' | readonly string[];
}

/** Every kind of problem; the first is the gravest. */
export const PROBLEM_CAUSES = [
  /** No event can be kept. */
  'store',
  /** Driftrock refuses a key. */
  'key',
  /** Driftrock does not answer as it documents. */
  'upstream',
  /** An error of the relay itself. */
  'relay',
  /** Pages are turned away: their origin, their capture, the path that they send to. */
  'origin',
  'capture',
  'path',
  /** Pages name another version of the script. */
  'version',
  /** Requests that hold no event. */
  'event',
  /** Dead letters; where nothing is kept, what Driftrock has refused for good. */
  'dead',
  /** Events wait for long without any of the causes above. */
  'backlog',
  /** Too many requests in a minute. */
  'rate',
  /** Nothing has come yet. */
  'silence',
] as const;

/** A kind of problem. */
export type ProblemCause = (typeof PROBLEM_CAUSES)[number];

/** One problem. No text holds a key, or anything that a visitor typed; an origin or id in it comes from anybody. */
export interface Problem {
  cause: ProblemCause;
  /**
   * Which origin, capture, key and so on, where there may be several; `*` for many at once. Cause and detail together
   * tell whether it is the same problem as before.
   */
  detail: string;
  /** Since when, in milliseconds since 1970; `undefined` when it began before this relay did. */
  since: number | undefined;
  /** How many requests it has met in the last 24 hours, or events wait because of it; 0 where nothing is counted. */
  count: number;
  /** Requests that it has met in the last hour, exact to ten minutes; 0 where none are counted. */
  lastHour: number;
  /** What is wrong; without a full stop. */
  sentence: string;
  /** What to do about it, and where; whole sentences. */
  hint: string;
  /** No lead gets through while it lasts. */
  isBlocking: boolean;
}

/** How a relay is, in one word. `quiet`: nothing is wrong, and no lead has come yet. */
export type Verdict = 'working' | 'quiet' | 'attention' | 'broken';
