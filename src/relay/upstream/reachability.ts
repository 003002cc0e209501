/** Whether upstream has answered of late, told from the attempts that are made anyway. */
import type { InstallationAnswer } from '../../installation';
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
  /** Since when no attempt has ended as documented; `undefined` when the last one did, or none was made. */
  failingSince: number | undefined;
  /** Upstream is there and refuses the key: the last attempt failed by that. */
  isKeyRefused: boolean;
}

/** The same in one word, for a page that asks; undefined while nothing was tried. */
export function deliveryStateOf(state: Reachability): InstallationAnswer['delivery'] {
  const { isReachable, isKeyRefused, answeredAt, failedAt } = state;
  if (answeredAt === undefined && failedAt === undefined) return undefined;
  return isKeyRefused ? 'key refused' : isReachable ? 'working' : 'failing';
}

/** Watches attempts. */
export interface UpstreamWatch {
  note(answer: UpstreamAnswer): void;
  /** Reachable while nothing was tried, while the last attempt went well, and within a minute of one that did. */
  current(): Reachability;
}

/** A watch that has seen nothing yet. A rejection counts as an answer: it is the event's fault, not upstream's. */
export function createUpstreamWatch(now: () => number = Date.now): UpstreamWatch {
  const state: Omit<Reachability, 'isReachable'> = {
    answeredAt: undefined,
    failedAt: undefined,
    reason: undefined,
    failingSince: undefined,
    isKeyRefused: false,
  };

  return {
    note(answer) {
      const at = now();
      const outcome = outcomeOf(answer, at);
      if (outcome.kind !== 'retry')
        return void Object.assign(state, { answeredAt: at, failingSince: undefined, isKeyRefused: false });
      state.failingSince ??= at;
      Object.assign(state, { failedAt: at, reason: outcome.reason, isKeyRefused: outcome.isKeyRefused ?? false });
    },
    current: () => ({
      isReachable:
        state.failingSince === undefined || (state.answeredAt !== undefined && now() - state.answeredAt < LATELY_MS),
      ...state,
    }),
  };
}
