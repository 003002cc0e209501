/** Cloudflare's Queues as store, the page's side: an event is kept once the Queue has it. */
import { DEFAULT_RETRY_SECONDS } from '../../http/retry-after';
import type { ObjectNamespace, Waiting } from './platform';
import type { Acceptance } from '../../upstream/event-outcome';
import { hashOf, openRecord } from './event-records';
import type { Store } from '../store';

// Cloudflare, "Queues limits": 128 KB of 1,000 bytes each, about 100 of them its own.
const MESSAGE_LIMIT_BYTES = 127_000;

const sizeOf = (waiting: Waiting): number => new TextEncoder().encode(JSON.stringify(waiting)).byteLength;

/**
 * A store in front of the Queue that the records write to. Forwarding is the consumer's, in other calls of the Worker.
 */
export function createCloudflareStore({ records, now }: { records: ObjectNamespace; now(): number }): Store {
  const state = { isClosed: false };
  const refuse = (reason: string): Acceptance => ({
    outcome: { kind: 'retry', retryAfterSeconds: DEFAULT_RETRY_SECONDS, reason },
    isRepeat: false,
  });
  return {
    async accept(forwarded) {
      if (state.isClosed) return refuse('closing');
      const waiting = { ...forwarded, acceptedAt: now(), attempts: 0 };
      // Never 503: the Queue would not take it tomorrow either.
      if (sizeOf(waiting) > MESSAGE_LIMIT_BYTES) {
        return {
          outcome: { kind: 'rejected', error: `the event is larger than ${MESSAGE_LIMIT_BYTES} bytes` },
          isRepeat: false,
        };
      }
      try {
        const { isRepeat } = await openRecord(records, await hashOf(forwarded)).accept(waiting);
        return { outcome: { kind: 'acknowledged' }, isRepeat };
      } catch (error) {
        // The error's message stays out of the log: it is the platform's, and may quote what it was given.
        return refuse(`queue: ${(error as Error).name}`);
      }
    },
    isReady: () => !state.isClosed,
    // Nothing is begun here that outlives its request.
    close: async () => void (state.isClosed = true),
  };
}
