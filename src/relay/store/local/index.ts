/** The embedded spool: each event is on this machine's disk before it is acknowledged, and is forwarded from there. */
import type { Acceptance } from '../../event/acceptance';
import { keyOf } from '../../event/event-key';
import type { Outcome } from '../../upstream/outcome';
import { DEFAULT_RETRY_SECONDS } from '../../http/retry-after';
import type { Forwarded } from '../../upstream/upstream';
import { hashOf } from '../hash';
import { createForwarder, type LmdbDoors } from './forwarder';
import { laneClock, readPausedTime } from './breaker-clock';
import { personOf } from './person';
import { createRoom } from './room';
import { startSweep } from './seen-sweep';
import { claimFolder } from './folder-lock';
import { statusOf } from './status';
import { lastPlaceOf, openTables, usedBytesOf, write } from './tables';
import { createWritability } from './writability';
import type { Spool, SpoolLimits } from '../store';

const MEND_GONE = 'the folder of RELAY_SPOOL was removed: start the relay anew, once it has forwarded what waits';
const MEND_DISK = 'the disk of RELAY_SPOOL is full, read-only or broken';

const retry = (reason: string, mend?: string): Outcome => ({ kind: 'retry', retryAfterSeconds: DEFAULT_RETRY_SECONDS, reason, ...(mend !== undefined && { mend }) });

/** The spool in this folder, made where there is none. Rejects, with what to do, while another relay forwards from it. */
export async function openLmdbSpool(folder: string, doors: LmdbDoors, limits: SpoolLimits): Promise<Spool> {
  const { upstream, meter, now } = doors;
  const tables = openTables(folder);
  const claim = await claimFolder(tables, folder);
  if (claim === undefined) {
    await tables.root.close();
    throw new Error('another relay forwards from this folder: stop it, or name another folder');
  }
  const room = createRoom({ file: tables.file, usedBytes: () => usedBytesOf(tables), now });
  const writability = createWritability({ tables, room, doors });
  const forwarder = createForwarder({ tables, doors, limits, onWriteError: writability.note });
  const stopSweep = startSweep(tables, { now, retentionMs: limits.retentionMs });
  const underWay = new Map<string, Promise<Outcome>>();
  const state = { isClosed: false, lastPlace: lastPlaceOf(tables) };

  const isSeen = (hash: string): boolean => (tables.seen.get(hash) ?? -Infinity) > now() - limits.retentionMs;

  const keep = async ({ path, event }: Forwarded, hash: string): Promise<Outcome> => {
    const give = room.take(Buffer.byteLength(JSON.stringify(event)));
    if (give === undefined) {
      const reason = room.isGone() ? 'the file was removed' : 'no room';
      writability.note(new Error(reason));
      return retry(`spool: ${reason}`, room.isGone() ? MEND_GONE : MEND_DISK);
    }
    const acceptedAt = now();
    const place = ++state.lastPlace;
    const lane = upstream.keyNameOf({ path, event });
    const person = personOf(event);
    const agesFrom = laneClock(readPausedTime(tables, lane), acceptedAt);
    try {
      await write(tables, () => {
        void tables.seen.put(hash, acceptedAt);
        void tables.waiting.put(place, { path, event, lane, hash, acceptedAt, agesFrom });
        void tables.due.put([lane, acceptedAt, place], { attempts: 0, ...(person !== undefined && { person: hashOf(person) }) });
      });
    } catch (error) {
      writability.note(error);
      return retry('spool: cannot write', MEND_DISK);
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
