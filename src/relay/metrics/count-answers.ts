/** Counts the answers to everything but health checks. */
import type { MiddlewareHandler } from 'hono';
import type { AnswerMeter } from './meter';

/** Counts each answer once it is ready. */
export const countAnswers =
  (meter: AnswerMeter, now: () => number): MiddlewareHandler =>
  async (c, next) => {
    const startedAt = now();
    await next();
    if (c.req.path !== '/healthz') meter.answered(c.res.status, now() - startedAt);
  };
