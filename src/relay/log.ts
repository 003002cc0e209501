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
  /** What the operator is to do. */
  hint?: string;
  /** The event had been brought by another request already. */
  repeated?: boolean;
  /** A page has asked for a file of this version, and got that of another. */
  otherVersion?: string;
  /** No line at all: one like it has been written just before. */
  isSilent?: true;
}

/** The context that every step shares. */
export interface RelayEnv {
  Variables: { notes: LogNotes };
  Bindings: { address?: string };
}

/** Where lines go, and what must not go there. */
export interface LogDependencies {
  writeLog(line: string): void;
  now(): number;
  /** A text without the relay's keys. */
  redact(text: string): string;
}

// Both come from anybody: long enough for real ones, too short to fill a disk with.
const MAX_LOGGED_LENGTH = 200;

// A request that is turned down is its sender's fault. A relay that takes nothing, and has a hint, needs its operator.
const levelOf = (status: number, { hint }: LogNotes): string => {
  if (status >= 500 && hint !== undefined) return 'error';
  return status >= 400 ? 'warn' : 'info';
};

/** For `JSON.stringify`: every text of the line without the relay's keys. */
export const withoutKeys =
  (redact: (text: string) => string) =>
  (_: string, value: unknown): unknown =>
    typeof value === 'string' ? redact(value) : value;

/** Writes the line when the answer is ready. Of the URL only the path: a query may hold anything. */
export function logRequests({ writeLog, now, redact }: LogDependencies): MiddlewareHandler<RelayEnv> {
  return async (c, next) => {
    const startedAt = now();
    const notes: LogNotes = {};
    c.set('notes', notes);
    await next();
    const { status } = c.res;
    if (notes.isSilent) return;
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
      // A key that somebody has put into a page by mistake comes in as an id or a path.
      writeLog(JSON.stringify(line, withoutKeys(redact)));
    } catch {
      // A log that cannot be written must not turn an acknowledged event into an error.
    }
  };
}

/** What an unexpected error may say in the log: its kind and place. Its message could quote what a visitor typed. */
export function describeError({ name, stack = '' }: Error): string {
  const places = stack
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '));
  return [name, ...places.slice(0, 3)].join(' ');
}
