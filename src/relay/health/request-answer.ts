/** What became of one request, for those who watch over the relay. */
import type { MiddlewareHandler } from 'hono';
import type { LogNotes, RelayEnv } from '../log';

/** One answer, with what the log says of it. Path, origin and ids come from anybody. */
export interface RequestAnswer {
  method: string;
  path: string;
  status: number;
  /** As the request names it; undefined when it names none. */
  origin: string | undefined;
  notes: Readonly<LogNotes>;
}

/** Tells of each answer once it is ready. The log must have begun the notes. */
export const tellAnswers =
  (onAnswer: (answer: RequestAnswer) => void): MiddlewareHandler<RelayEnv> =>
  async (c, next) => {
    await next();
    const { method, path } = c.req;
    onAnswer({ method, path, status: c.res.status, origin: c.req.header('origin'), notes: c.var.notes });
  };
