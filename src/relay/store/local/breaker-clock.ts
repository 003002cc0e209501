/** A clock for each breaker that stands still while its key is refused: no event grows old by that. */
import type { PausedTime, Tables } from './tables';

const NEVER_PAUSED: PausedTime = { pausedMs: 0 };

/** What a breaker's clock shows at `now`, in milliseconds; only differences between two readings mean something. */
export const breakerClock = ({ pausedMs, since }: PausedTime, now: number): number => (since ?? now) - pausedMs;

/** How long this key was refused so far. */
export const readPausedTime = ({ pauses }: Pick<Tables, 'pauses'>, breaker: string): PausedTime =>
  pauses.get(breaker) ?? NEVER_PAUSED;

/** The time once the key is refused; the pause that goes on goes on. */
export const begun = (time: PausedTime, now: number): PausedTime => ({ ...time, since: time.since ?? now });

/** The time once the key is taken again. */
export const ended = ({ pausedMs, since }: PausedTime, now: number): PausedTime => ({
  pausedMs: pausedMs + Math.max(now - (since ?? now), 0),
});
