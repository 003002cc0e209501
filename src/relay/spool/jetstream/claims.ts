/** Which copy of an event is forwarded, and by which relay: one mark for each event, written only on the condition that nobody else has. */
import { isOutrun, type Store } from './store';
import type { Copy } from './record';

/** What a relay may do with a copy that was delivered to it. */
export type Claim =
  | { kind: 'ours' }
  /** Another copy of the same event is the one that counts, or the event was erased: this one goes. */
  | { kind: 'surplus' }
  /** Another relay is at it; `forMs` from now it counts as dead. */
  | { kind: 'elsewhere'; forMs: number; isStale: boolean };

/** The marks of all events that were taken up within the retention. */
export interface Claims {
  /** Whether the event was taken up before. May miss what is newer than a second: it is asked of any server, for speed. */
  isSeen(hash: string): Promise<boolean>;
  /** Claims a copy at its n-th delivery. Rejects while NATS cannot write. */
  claim(copy: Copy, delivery: number): Promise<Claim>;
  /** Marks an event as one that is never to be forwarded, unless it has a mark. */
  bar(hash: string): Promise<void>;
}

/** What a mark says: copy `seq` is the event, and `owner` has it in hand by its n-th delivery. */
interface Mark {
  seq: number;
  delivery: number;
  owner: string;
  /** Milliseconds since 1970. */
  until: number;
}

// No stream counts from zero: no copy bears this number.
const NO_COPY = 0;
const FOREVER: Mark = { seq: NO_COPY, delivery: 0, owner: '', until: 0 };

/** How a relay claims. */
export interface Claimant {
  /** This relay's name, unlike every other's. */
  owner: string;
  takeoverMs: number;
  now(): number;
}

type Verdict = Claim | 'free';

// The number of deliveries tells a copy that was given back from one that is still in somebody's hands: a new leader of the
// consumer may not know of the latest deliveries, and gives them out a second time under the same number.
function judge(mark: Mark, { seq, origin, delivery }: Copy & { delivery: number }, { owner, now }: Claimant): Verdict {
  if (mark.seq !== seq) return mark.seq === origin ? 'free' : { kind: 'surplus' };
  if (delivery > mark.delivery) return 'free';
  if (mark.owner === owner) return { kind: 'ours' };
  const forMs = mark.until - now();
  return forMs > 0 ? { kind: 'elsewhere', forMs, isStale: delivery < mark.delivery } : 'free';
}

/** The claims of one relay in a store. */
export function createClaims({ client, manager, seen }: Store, claimant: Claimant): Claims {
  const subjectOf = (hash: string) => `${seen.subject}.${hash}`;

  /** Whether the mark could be written: only over the one with this number, 0 for none. */
  const write = async (hash: string, mark: Mark, lastSubjectSequence: number): Promise<boolean> => {
    try {
      await client.publish(subjectOf(hash), JSON.stringify(mark), { expect: { lastSubjectSequence } });
      return true;
    } catch (error) {
      if (isOutrun(error)) return false;
      throw error;
    }
  };

  return {
    isSeen: async (hash) => (await manager.direct.getMessage(seen.stream, { last_by_subj: subjectOf(hash) })) !== null,

    async claim(copy, delivery) {
      const own = () => ({ seq: copy.seq, delivery, owner: claimant.owner, until: claimant.now() + claimant.takeoverMs });
      // Nearly always right at the first delivery, and then the only question.
      if (delivery === 1 && (await write(copy.hash, own(), 0))) return { kind: 'ours' };
      for (;;) {
        const found = await manager.streams.getMessage(seen.stream, { last_by_subj: subjectOf(copy.hash) });
        const verdict = found ? judge(found.json<Mark>(), { ...copy, delivery }, claimant) : 'free';
        if (verdict !== 'free') return verdict;
        if (await write(copy.hash, own(), found?.seq ?? 0)) return { kind: 'ours' };
      }
    },

    bar: async (hash) => void (await write(hash, FOREVER, 0)),
  };
}
