/** One delivered message -> whether this relay may forward its copy now; if so, the attempt. */
import type { JsMsg } from '@nats-io/jetstream';
import { describeError } from '../../log';
import { PAUSE_MS } from '../disposition';
import type { StoreDependencies } from '../store';
import type { Ours } from './attempt';
import type { Claims } from './claims';
import { type Dispositions, keep, type Result } from './dispositions';
import type { Finished } from './finished';
import type { Pauses } from './pauses';
import { copyOf } from './record';

/** What a message is judged by, and what is done with it then. */
export interface TakeUpParts {
  dependencies: Pick<StoreDependencies, 'upstream' | 'report' | 'random'>;
  claims: Pick<Claims, 'claim'>;
  finished: Pick<Finished, 'has'>;
  pauses: Pick<Pauses, 'restMs'>;
  dispositions: Pick<Dispositions, 'settle'>;
  attempt(held: Ours): Promise<Result>;
  takeoverMs: number;
}

// NATS was not there, or the relay itself is at fault: soon again, for nothing was tried.
const SOON_MS = 2_000;

/** Takes up each message that is delivered, for as long as its attempt lasts; never rejects. */
export function createTakeUp({
  dependencies: { upstream, report, random },
  claims,
  finished,
  pauses,
  dispositions: { settle },
  attempt,
  takeoverMs,
}: TakeUpParts): (message: JsMsg) => Promise<Result> {
  const inHand = new Set<number>();

  const take = async (message: JsMsg): Promise<Result> => {
    const copy = copyOf(message);
    // The copy that this one stands for was lost while this relay was at it: that attempt goes on.
    if (copy.replaces !== undefined && inHand.has(copy.replaces)) return keep(message, takeoverMs);
    // A person may put back what is dead, though it is finished.
    if (copy.origin === undefined && finished.has(copy.hash)) return settle({ message, copy });
    const restMs = pauses.restMs(upstream.keyNameOf(copy.forwarded));
    // Scattered, so that all that rests does not come back at once.
    if (restMs > 0) return keep(message, restMs + PAUSE_MS * random());
    const claim = await claims.claim(copy, !message.redelivered);
    if (claim.kind === 'ours') return attempt({ message, copy, claimed: claim.claimed });
    return claim.kind === 'surplus' ? settle({ message, copy }) : keep(message, claim.forMs);
  };

  return async (message) => {
    // Delivered again while this relay is still at it: NATS had not heard of it for too long.
    if (inHand.has(message.seq)) return keep(message, takeoverMs);
    inHand.add(message.seq);
    const heartbeat = setInterval(() => message.working(), takeoverMs / 3);
    try {
      return await take(message);
    } catch (error) {
      report('error', 'an attempt could not be made or recorded', { reason: describeError(error as Error) });
      return keep(message, SOON_MS);
    } finally {
      clearInterval(heartbeat);
      inHand.delete(message.seq);
    }
  };
}
