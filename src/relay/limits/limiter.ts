/** Whether one more event may come from an address, or for a source. Types only. */

/** A request that comes too early. */
export interface TooMany {
  /** When the next one is welcome, in whole seconds from now; 1 at least. */
  retryAfterSeconds: number;
  /** The first that was turned down since the count began: the others need no line of their own in the log. */
  isFirst: boolean;
}

/** Counts per minute. `undefined` lets the request through. Never rejects. */
export interface Limiter {
  /** Counts one request from this address, whatever becomes of it. */
  admitAddress(address: string): Promise<TooMany | undefined>;
  /** Counts one event for this source. */
  admitSource(sourceId: string): Promise<TooMany | undefined>;
}

/** No limit. */
export const NO_LIMITER: Limiter = { admitAddress: async () => undefined, admitSource: async () => undefined };
