/** One claimed copy -> one attempt upstream, and what becomes of the copy by it. */
import type { JsMsg } from '@nats-io/jetstream';
import { outcomeOf } from '../../upstream/forwarding';
import { dispositionOf } from '../disposition';
import type { StoreDependencies, StoreLimits } from '../store';
import type { Claimed } from './claims';
import { type Dispositions, type Held, keep, type Result } from './dispositions';
import type { Pauses } from './pauses';

/** A copy that this relay alone may forward now. */
export type Ours = Held & { claimed: Claimed };

/** What an attempt needs. */
export interface AttemptParts {
  dependencies: Pick<StoreDependencies, 'upstream' | 'meter' | 'report' | 'now' | 'random'>;
  limits: Pick<StoreLimits, 'maxAgeMs'>;
  pauses: Pick<Pauses, 'pause' | 'resume' | 'worksSince'>;
  dispositions: Dispositions;
}

/** Makes attempts; each resolves once NATS knows what became of the copy. Rejects when NATS cannot be asked or told. */
export function createAttempt({
  dependencies,
  limits: { maxAgeMs },
  pauses,
  dispositions: { settle, die },
}: AttemptParts): (held: Ours) => Promise<Result> {
  const { upstream, meter, report, now, random } = dependencies;

  /** How long the event was tried for. While its key was refused it was not. */
  const ageOf = async (message: JsMsg, keyName: string): Promise<number> => {
    const ageMs = now() - message.time.getTime();
    if (ageMs < maxAgeMs) return ageMs;
    return Math.min(ageMs, Math.max(0, now() - (await pauses.worksSince(keyName))));
  };

  return async (held) => {
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
      maxAgeMs,
      random: random(),
    });
    if (disposition.kind === 'done') {
      const { deliveryCount: attempts } = message.info;
      meter.forwarded({ event: copy.forwarded.event, attempts, ms, sinceAcceptedMs: now() - message.time.getTime() });
      return settle(held);
    }
    if (disposition.kind === 'dead') return die(held, disposition.error);
    meter.retried();
    if (disposition.kind === 'paused') pauses.pause(keyName, disposition.inMs);
    await claimed.release();
    return keep(message, disposition.inMs);
  };
}
