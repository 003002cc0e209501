/**
 * Which events were finished of late, by whichever relay: told from relay to relay, for a mark can be lost like all
 * that servers keep.
 */
import { createRecentKeys } from '../../event/recent-keys';
import type { NatsStore } from './connection';

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
export function createFinished(
  { connection, finishedSubject }: Pick<NatsStore, 'connection' | 'finishedSubject'>,
  { now, retentionMs }: { now(): number; retentionMs: number },
): Finished {
  const finished = createRecentKeys(now, { maxKeys: MAX_HASHES, keepMs: Math.min(KEEP_MS, retentionMs) });

  connection.subscribe(finishedSubject, {
    callback: (error, message) => void (error ?? finished.add(message.string())),
  });
  return {
    has: finished.has,
    add(hash) {
      finished.add(hash);
      if (!connection.isClosed()) connection.publish(finishedSubject, hash);
    },
  };
}
