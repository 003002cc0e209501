/**
 * Which copy of an event is forwarded, and by which relay: one mark for each event, written only on the condition that
 * nobody else has.
 */
import { BARRED, type Claimant, isOver, judge, type Mark, type Withheld } from './mark';
import type { Copy } from './record';
import { isOutrun, type NatsStore } from './connection';

/** What a relay may do with a copy that was delivered to it. */
export type Claim = { kind: 'ours'; claimed: Claimed } | Withheld;

/** A copy in this relay's hands. */
export interface Claimed {
  /**
   * Lets other relays have it at once, after an attempt that failed; means nothing once another relay has taken the
   * copy over.
   */
  release(): Promise<void>;
  /** Records that nothing is to become of the event any more. True whatever has become of the mark meanwhile. */
  finish(): Promise<void>;
}

/** The marks of all events that were taken up within the retention. */
export interface Claims {
  /**
   * Whether the event was taken up before. May miss what is newer than a second: it is asked of any server, for speed.
   */
  isSeen(hash: string): Promise<boolean>;
  /** Whether the event waits or nothing is to become of it any more; `undefined` for one that nobody has taken up. */
  stateOf(hash: string): Promise<'waiting' | 'over' | undefined>;
  /**
   * Whether nothing is to become of this copy any more: the event was finished or erased, or another copy of it counts.
   */
  isOver(copy: Pick<Copy, 'hash' | 'seq'>): Promise<boolean>;
  /** Claims a copy. `isFresh`, a first delivery, saves a question. Rejects while NATS cannot write. */
  claim(copy: Copy, isFresh: boolean): Promise<Claim>;
  /** Marks an event as one that is never to be forwarded from now on. */
  bar(hash: string): Promise<void>;
}

/** The claims of one relay in a store. */
export function createClaims({ client, manager, seen }: NatsStore, claimant: Claimant): Claims {
  const subjectOf = (hash: string) => `${seen.subject}.${hash}`;

  /**
   * The mark's number, or undefined where it could not be written: only over the one with this number, 0 for none, if
   * one is given.
   */
  const write = async (hash: string, mark: Mark, lastSubjectSequence?: number): Promise<number | undefined> => {
    try {
      const condition = lastSubjectSequence === undefined ? {} : { expect: { lastSubjectSequence } };
      return (await client.publish(subjectOf(hash), JSON.stringify(mark), condition)).seq;
    } catch (error) {
      if (isOutrun(error)) return undefined;
      throw error;
    }
  };

  const markOf = (hash: string) => manager.streams.getMessage(seen.stream, { last_by_subj: subjectOf(hash) });

  const take = async ({ hash, seq }: Copy, lastSubjectSequence: number): Promise<Claim | undefined> => {
    const mark = { seq, owner: claimant.owner, until: claimant.now() + claimant.takeoverMs };
    const number = await write(hash, mark, lastSubjectSequence);
    if (number === undefined) return undefined;
    const claimed: Claimed = {
      release: async () => void (await write(hash, { ...mark, until: 0 }, number)),
      finish: async () => void (await write(hash, { ...mark, until: 0, isDone: true })),
    };
    return { kind: 'ours', claimed };
  };

  return {
    isSeen: async (hash) => (await manager.direct.getMessage(seen.stream, { last_by_subj: subjectOf(hash) })) !== null,

    async stateOf(hash) {
      const mark = (await markOf(hash))?.json<Mark>();
      return mark && (mark.isDone ? 'over' : 'waiting');
    },

    async isOver(copy) {
      const mark = (await markOf(copy.hash))?.json<Mark>();
      return mark !== undefined && isOver(mark, copy);
    },

    async claim(copy, isFresh) {
      // Nearly always right at the first delivery, and then the only question.
      const first = isFresh ? await take(copy, 0) : undefined;
      if (first) return first;
      for (;;) {
        const found = await markOf(copy.hash);
        const verdict = found ? judge(found.json<Mark>(), copy, claimant) : 'free';
        if (verdict !== 'free') return verdict;
        const claim = await take(copy, found?.seq ?? 0);
        if (claim) return claim;
      }
    },

    bar: async (hash) => void (await write(hash, BARRED)),
  };
}
