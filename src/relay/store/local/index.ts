/** The embedded store: each event is on this machine's disk before it is acknowledged, and is forwarded from there. */
import type { Acceptance } from '../../event/acceptance';
import { keyOf } from '../../event/event-key';
import type { Outcome } from '../../upstream/outcome';
import { DEFAULT_RETRY_SECONDS } from '../../http/retry-after';
import type { Forwarded } from '../../upstream/upstream';
import { hashOf } from '../hash';
import { createForwarder, type LocalStoreDependencies } from './forwarder';
import { breakerClock, readPausedTime } from './breaker-clock';
import { personOf } from './person';
import { createRoom } from './room';
import { startSweep } from './seen-sweep';
import { claimFolder } from './folder-lock';
import { statusOf } from './status';
import { lastSequenceOf, openTables, usedBytesOf, write } from './tables';
import { createWritability } from './writability';
import type { Store, StoreLimits } from '../store';

const HINT_GONE = 'the folder of RELAY_SPOOL was removed: start the relay anew, once it has forwarded what waits';
const HINT_DISK = 'the disk of RELAY_SPOOL is full, read-only or broken';

const retry = (reason: string, hint?: string): Outcome => ({
  kind: 'retry',
  retryAfterSeconds: DEFAULT_RETRY_SECONDS,
  reason,
  ...(hint !== undefined && { hint }),
});

/**
 * The store in this folder, made where there is none. Rejects, with what to do, while another relay forwards from it.
 */
export async function openLocalStore(
  folder: string,
  dependencies: LocalStoreDependencies,
  limits: StoreLimits,
): Promise<Store> {
  const { upstream, meter, now } = dependencies;
  const tables = openTables(folder);
  const claim = await claimFolder(tables, folder);
  if (claim === undefined) {
    await tables.root.close();
    throw new Error('another relay forwards from this folder: stop it, or name another folder');
  }
  const room = createRoom({ file: tables.file, usedBytes: () => usedBytesOf(tables), now });
  const writability = createWritability({ tables, room, dependencies });
  const forwarder = createForwarder({ tables, dependencies, limits, onWriteError: writability.note });
  const stopSweep = startSweep(tables, { now, retentionMs: limits.retentionMs });
  const underWay = new Map<string, Promise<Outcome>>();
  const state = { isClosed: false, lastSequence: lastSequenceOf(tables) };

  const isSeen = (hash: string): boolean => (tables.seen.get(hash) ?? -Infinity) > now() - limits.retentionMs;

  const keep = async ({ path, event }: Forwarded, hash: string): Promise<Outcome> => {
    const give = room.take(Buffer.byteLength(JSON.stringify(event)));
    if (give === undefined) {
      const reason = room.isGone() ? 'the file was removed' : 'no room';
      writability.note(new Error(reason));
      return retry(`store: ${reason}`, room.isGone() ? HINT_GONE : HINT_DISK);
    }
    const acceptedAt = now();
    const sequence = ++state.lastSequence;
    const breaker = upstream.keyNameOf({ path, event });
    const person = personOf(event);
    const agesFrom = breakerClock(readPausedTime(tables, breaker), acceptedAt);
    try {
      await write(tables, () => {
        void tables.seen.put(hash, acceptedAt);
        void tables.waiting.put(sequence, { path, event, lane: breaker, hash, acceptedAt, agesFrom });
        void tables.due.put([breaker, acceptedAt, sequence], {
          attempts: 0,
          ...(person !== undefined && { person: hashOf(person) }),
        });
      });
    } catch (error) {
      writability.note(error);
      return retry('store: cannot write', HINT_DISK);
    } finally {
      give();
    }
    meter.accepted();
    forwarder.look();
    return { kind: 'acknowledged' };
  };

  const accept = async (forwarded: Forwarded): Promise<Acceptance> => {
    if (state.isClosed) return { outcome: retry('closing'), isRepeat: false };
    const hash = hashOf(keyOf(forwarded));
    const other = underWay.get(hash) ?? (isSeen(hash) ? { kind: 'acknowledged' as const } : undefined);
    if (other !== undefined) {
      const outcome = await other;
      if (outcome.kind === 'acknowledged') meter.repeated();
      return { outcome, isRepeat: true };
    }
    const own = keep(forwarded, hash).finally(() => underWay.delete(hash));
    underWay.set(hash, own);
    return { outcome: await own, isRepeat: false };
  };

  forwarder.look();
  return {
    accept,
    isReady: () => !state.isClosed && writability.isWritable(),
    status: async () => statusOf(tables),
    async close() {
      if (state.isClosed) return;
      state.isClosed = true;
      stopSweep();
      writability.close();
      await Promise.allSettled(underWay.values());
      await forwarder.close();
      await claim.release();
      room.close();
      await tables.root.close();
    },
  };
}
