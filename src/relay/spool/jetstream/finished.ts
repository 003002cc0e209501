/** Which events were finished of late, by whichever relay: told from relay to relay, for a mark can be lost like all that servers keep. */
import type { Store } from './store';

/** Hashes of events that upstream has taken, or that are dead letters. */
export interface Finished {
  has(hash: string): boolean;
  /** Tells the other relays, too: as many as hear it just now. */
  add(hash: string): void;
}

// Longer than a relay remembers what it has acknowledged, and than a copy waits that was put back by mistake.
const KEEP_MS = 600_000;
// About 20 MB.
const MAX_HASHES = 200_000;

/** What this relay hears from now on; nothing is known for longer than the retention. */
export function createFinished({ connection, finishedSubject }: Pick<Store, 'connection' | 'finishedSubject'>, { now, retentionMs }: { now(): number; retentionMs: number }): Finished {
  const keepMs = Math.min(KEEP_MS, retentionMs);
  // A Map iterates in the order of insertion: the oldest come first.
  const at = new Map<string, number>();

  const remember = (hash: string): void => {
    at.delete(hash);
    at.set(hash, now());
    for (const [oldest, since] of at) {
      if (at.size <= MAX_HASHES && since > now() - keepMs) return;
      at.delete(oldest);
    }
  };

  connection.subscribe(finishedSubject, { callback: (error, message) => void (error ?? remember(message.string())) });
  return {
    has: (hash) => (at.get(hash) ?? -Infinity) > now() - keepMs,
    add(hash) {
      remember(hash);
      if (!connection.isClosed()) connection.publish(finishedSubject, hash);
    },
  };
}
