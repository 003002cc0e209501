/** One JSON line a request: who asked for what, and what became of it; never a field's value, never the key. */
import type { MiddlewareHandler } from 'hono';

/** What the steps of a request tell its log line. */
export interface LogNotes {
  source_id?: string;
  event_id?: string;
  bytes?: number;
  /** Why the answer is not 200: a cause's name, or the name of the wrong field. */
  reason?: string;
  field?: string;
  /** What the operator must mend; makes the line an error. */
  mend?: string;
  /** The event had been brought by another request already. */
  repeated?: boolean;
}

/** The context that every step shares. */
export interface RelayEnv {
  Variables: { notes: LogNotes };
}

// Both come from anybody: long enough for real ones, too short to fill a disk with.
const MAX_LOGGED_LENGTH = 200;

const levelOf = (status: number, { mend }: LogNotes): string => {
  if (mend !== undefined) return 'error';
  return status >= 400 ? 'warn' : 'info';
};

/** Writes the line when the answer is ready. Of the URL only the path: a query may hold anything. */
export function logRequests(writeLog: (line: string) => void, now: () => number): MiddlewareHandler<RelayEnv> {
  return async (c, next) => {
    const startedAt = now();
    const notes: LogNotes = {};
    c.set('notes', notes);
    await next();
    const { status } = c.res;
    const line = {
      time: new Date(startedAt).toISOString(),
      level: levelOf(status, notes),
      method: c.req.method,
      path: c.req.path.slice(0, MAX_LOGGED_LENGTH),
      status,
      ms: now() - startedAt,
      origin: c.req.header('origin')?.slice(0, MAX_LOGGED_LENGTH),
      ...notes,
    };
    try {
      writeLog(JSON.stringify(line));
    } catch {
      // A log that cannot be written must not turn an acknowledged event into an error.
    }
  };
}

/** What an unexpected error may say in the log: its kind and place. Its message could quote what a visitor typed. */
export function describeError({ name, stack = '' }: Error): string {
  const places = stack.split('\n').map((line) => line.trim()).filter((line) => line.startsWith('at '));
  return [name, ...places.slice(0, 3)].join(' ');
}
