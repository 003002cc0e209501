/** One delivered copy -> one attempt upstream, and what becomes of the copy by it. */
import type { JsMsg } from '@nats-io/jetstream';
import { outcomeOf } from '../../upstream/forwarding';
import { describeError } from '../../log';
import { dispositionOf, PAUSE_MS } from '../disposition';
import type { StoreDependencies, StoreLimits } from '../store';
import type { Claimed, Claims } from './claims';
import { createDispositions, type Held, type Result } from './dispositions';
import type { Finished } from './finished';
import type { Pauses } from './pauses';
import { copyOf } from './record';
import type { NatsStore } from './connection';

/** What an attempt needs. */
export interface AttemptParts {
  store: NatsStore;
  dependencies: StoreDependencies;
  limits: StoreLimits;
  claims: Claims;
  finished: Finished;
  pauses: Pauses;
  takeoverMs: number;
  isClosed(): boolean;
}

// NATS was not there, or the relay itself is at fault: soon again, for nothing was tried.
const SOON_MS = 2_000;

/** Takes a delivered message through its attempt; never rejects. */
export function createAttempt({
  store,
  dependencies,
  limits,
  claims,
  finished,
  pauses,
  takeoverMs,
  isClosed,
}: AttemptParts): (message: JsMsg) => Promise<Result> {
  const { upstream, meter, report, now, random } = dependencies;
  const { settle, die } = createDispositions(store, { ...dependencies, finished, isClosed });
  const inHand = new Set<number>();

  const keep = (message: JsMsg, ms: number): Result => {
    message.nak(Math.max(1, Math.round(ms)));
    return 'kept';
  };

  /** How long the event was tried for. While its key was refused it was not. */
  const ageOf = async (message: JsMsg, keyName: string): Promise<number> => {
    const ageMs = now() - message.time.getTime();
    if (ageMs < limits.maxAgeMs) return ageMs;
    return Math.min(ageMs, Math.max(0, now() - (await pauses.worksSince(keyName))));
  };

  const forward = async (held: Held & { claimed: Claimed }): Promise<Result> => {
    const { message, copy, claimed } = held;
    const keyName = upstream.keyNameOf(copy.forwarded);
    const startedAt = now();
    const outcome = outcomeOf(await upstream.send(copy.forwarded), now());
    const ms = now() - startedAt;
    if (outcome.kind === 'retry' && outcome.hint !== undefined)
      report('error', outcome.hint, { reason: outcome.reason });
    if (outcome.kind !== 'retry') pauses.resume(keyName);
    const disposition = dispositionOf(outcome, {
      attempts: message.info.deliveryCount,
      ageMs: await ageOf(message, keyName),
      maxAgeMs: limits.maxAgeMs,
      random: random(),
    });
    if (disposition.kind === 'done') {
      meter.forwarded(ms, now() - message.time.getTime());
      return settle(held);
    }
    if (disposition.kind === 'dead') return die(held, disposition.error);
    meter.retried();
    if (disposition.kind === 'paused') pauses.pause(keyName, disposition.inMs);
    await claimed.release();
    return keep(message, disposition.inMs);
  };

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
    if (claim.kind === 'ours') return forward({ message, copy, claimed: claim.claimed });
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
