/** What is counted while events pass through. */
import type { MiddlewareHandler } from 'hono';
import type { LeadEvent } from '../../event';
import type { BrowserFiles } from '../http/browser-files';

/** An event that Driftrock has taken, and what it took to get there. */
export interface Taken {
  event: Pick<LeadEvent, 'source_id' | 'event_id'>;
  /** Attempts made, the last one included. */
  attempts: number;
  /** How long the last attempt took, in milliseconds. */
  ms: number;
  /** How long ago the relay accepted the event, in milliseconds. */
  sinceAcceptedMs: number;
}

/** Takes each thing that happens, for what counts; never throws. */
export interface Meter {
  /** An event was acknowledged to a page. */
  accepted(): void;
  /** A repeat was acknowledged, and not kept again. */
  repeated(): void;
  /** Upstream has taken an event. */
  forwarded(taken: Taken): void;
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

/** Counts each answer once it is ready, but not health checks, nor files of pages, which would hide the events. */
export const countAnswers =
  (meter: AnswerMeter, now: () => number, files: BrowserFiles | undefined): MiddlewareHandler =>
  async (c, next) => {
    const startedAt = now();
    await next();
    if (c.req.path !== '/healthz' && !files?.get(c.req.path)) meter.answered(c.res.status, now() - startedAt);
  };
