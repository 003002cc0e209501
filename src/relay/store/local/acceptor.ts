/** An event that a page has brought -> the tables, once however many bring it. */
import { DEFAULT_RETRY_SECONDS } from '../../http/retry-after';
import type { Acceptance, Outcome } from '../../upstream/event-outcome';
import type { Forwarded } from '../../upstream/upstream';
import { nameOf } from '../hash';
import type { StoreDependencies, StoreLimits } from '../store';
import { breakerClock, readPausedTime } from './breaker-clock';
import { recordAcceptance } from './records';
import type { Room } from './room';
import { lastSequenceOf } from './status';
import type { Tables } from './tables';
import type { Writability } from './writability';

/** What accepts events. */
export interface Acceptor {
  /** Resolves once the event is on the disk; never rejects. */
  accept(forwarded: Forwarded): Promise<Acceptance>;
  /** Resolves when no event is on its way to the disk. */
  settled(): Promise<unknown>;
}

/** What accepting works with. */
export interface AcceptorParts {
  tables: Tables;
  room: Room;
  writability: Pick<Writability, 'note'>;
  dependencies: Pick<StoreDependencies, 'upstream' | 'meter' | 'now'>;
  limits: Pick<StoreLimits, 'retentionMs'>;
  /** A new event waits. */
  onAccepted(): void;
  isClosed(): boolean;
}

const HINT_GONE = 'the folder of RELAY_SPOOL was removed: start the relay again, once it has forwarded what waits';
const HINT_DISK = 'the disk of RELAY_SPOOL is full, read-only or broken';

const retry = (reason: string, hint?: string): Outcome => ({
  kind: 'retry',
  retryAfterSeconds: DEFAULT_RETRY_SECONDS,
  reason,
  ...(hint !== undefined && { hint }),
});

/** The answer when there is no room for an event; the store is in doubt from then on. */
function noteNoRoom(room: Room, writability: Pick<Writability, 'note'>): Outcome {
  const reason = room.isGone() ? 'the file was removed' : 'no room';
  writability.note(new Error(reason));
  return retry(`store: ${reason}`, room.isGone() ? HINT_GONE : HINT_DISK);
}

/** Accepts until `isClosed`. */
export function createAcceptor({
  tables,
  room,
  writability,
  dependencies: { upstream, meter, now },
  limits,
  onAccepted,
  isClosed,
}: AcceptorParts): Acceptor {
  const underWay = new Map<string, Promise<Outcome>>();
  const state = { lastSequence: lastSequenceOf(tables) };

  const isSeen = (hash: string): boolean => (tables.seen.get(hash) ?? -Infinity) > now() - limits.retentionMs;

  const keep = async ({ path, event }: Forwarded, hash: string): Promise<Outcome> => {
    const give = room.take(Buffer.byteLength(JSON.stringify(event)));
    if (give === undefined) return noteNoRoom(room, writability);
    const acceptedAt = now();
    const sequence = ++state.lastSequence;
    const lane = upstream.keyNameOf({ path, event });
    const agesFrom = breakerClock(readPausedTime(tables, lane), acceptedAt);
    try {
      await recordAcceptance(tables, sequence, { path, event, lane, hash, acceptedAt, agesFrom });
    } catch (error) {
      writability.note(error);
      return retry('store: cannot write', HINT_DISK);
    } finally {
      give();
    }
    meter.accepted();
    onAccepted();
    return { kind: 'acknowledged' };
  };

  return {
    async accept(forwarded) {
      if (isClosed()) return { outcome: retry('closing'), isRepeat: false };
      const hash = nameOf(forwarded);
      const other = underWay.get(hash) ?? (isSeen(hash) ? { kind: 'acknowledged' as const } : undefined);
      if (other !== undefined) {
        const outcome = await other;
        if (outcome.kind === 'acknowledged') meter.repeated();
        return { outcome, isRepeat: true };
      }
      const own = keep(forwarded, hash).finally(() => underWay.delete(hash));
      underWay.set(hash, own);
      return { outcome: await own, isRepeat: false };
    },
    settled: () => Promise.allSettled(underWay.values()),
  };
}
