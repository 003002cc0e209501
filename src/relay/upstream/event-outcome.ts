/** What became of an event that the relay was ready to take. */

/** The end of one acceptance; the same three words as in the browser. */
export type Outcome =
  | { kind: 'acknowledged' }
  /** Upstream will never take the event: `error` is its own explanation. */
  | { kind: 'rejected'; error: string }
  | Retry;

/** The event is not kept: the sender must keep it and come back. */
export interface Retry {
  kind: 'retry';
  retryAfterSeconds: number;
  /** What upstream itself asked for, in seconds; absent when it named no time. */
  askedSeconds?: number;
  /** Upstream does not take the key: every other event of this key would fare the same. */
  isKeyRefused?: true;
  /** For the log: what stood in the way. */
  reason: string;
  /** For the log: what the relay's operator must fix; absent when waiting is enough. */
  hint?: string;
}

/** What became of an event, and whether it had been brought already. */
export interface Acceptance {
  outcome: Outcome;
  /** The event was there before, or is under way by another request: nothing new is forwarded for it. */
  isRepeat: boolean;
}
