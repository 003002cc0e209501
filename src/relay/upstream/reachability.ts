/** Whether upstream has answered of late, told from the attempts that are made anyway. */
import { outcomeOf } from './forwarding';
import type { UpstreamAnswer } from './upstream';

/** One success within this time outweighs failures next to it: a single slow answer is no outage. */
const LATELY_MS = 60_000;

/** What the attempts so far say of upstream. Moments in milliseconds since 1970. */
export interface Reachability {
  isReachable: boolean;
  /** When an attempt last ended as Driftrock documents; `undefined` when none has. */
  answeredAt: number | undefined;
  /** When an attempt last failed; `undefined` when none has. */
  failedAt: number | undefined;
  /** What stood in the way then. */
  reason: string | undefined;
}

/** Watches attempts. */
export interface UpstreamWatch {
  note(answer: UpstreamAnswer): void;
  /** Reachable while nothing was tried, while the last attempt went well, and within a minute of one that did. */
  current(): Reachability;
}

/** A watch that has seen nothing yet. A rejection counts as an answer: it is the event's fault, not upstream's. */
export function createUpstreamWatch(now: () => number = Date.now): UpstreamWatch {
  let answeredAt: number | undefined;
  let failedAt: number | undefined;
  let reason: string | undefined;
  let isFailing = false;

  return {
    note(answer) {
      const outcome = outcomeOf(answer, now());
      isFailing = outcome.kind === 'retry';
      if (outcome.kind !== 'retry') answeredAt = now();
      else [failedAt, reason] = [now(), outcome.reason];
    },
    current: () => ({
      isReachable: !isFailing || (answeredAt !== undefined && now() - answeredAt < LATELY_MS),
      answeredAt,
      failedAt,
      reason,
    }),
  };
}
