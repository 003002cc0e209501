/** What is counted while events pass through. */
import type { MiddlewareHandler } from 'hono';

/** Takes each thing that happens, for what counts; never throws. */
export interface Meter {
  /** An event was acknowledged to a page. */
  accepted(): void;
  /** A repeat was acknowledged, and not kept again. */
  repeated(): void;
  /**
   * Upstream has taken an event: how long that attempt took, and how long ago the event was accepted, in milliseconds.
   */
  forwarded(ms: number, sinceAcceptedMs?: number): void;
  /** An attempt failed, and another one will follow. */
  retried(): void;
  /** An event became a dead letter. */
  died(): void;
}

/** Takes each answer as well. */
export interface AnswerMeter extends Meter {
  /** A request to an event path was answered with this status, so many milliseconds after it came. */
  answered(status: number, ms: number): void;
}

/** Counts nothing. */
export const NO_METER: Meter = { accepted() {}, repeated() {}, forwarded() {}, retried() {}, died() {} };

/** Counts each answer once it is ready, but those to health checks and to paths that are not to be counted. */
export const countAnswers =
  (meter: AnswerMeter, now: () => number, isCounted: (path: string) => boolean): MiddlewareHandler =>
  async (c, next) => {
    const startedAt = now();
    await next();
    if (c.req.path !== '/healthz' && isCounted(c.req.path)) meter.answered(c.res.status, now() - startedAt);
  };
