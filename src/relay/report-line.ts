/** One JSON line for what happens apart from requests: what the operator is to know. */
import { type LogDependencies, withoutKeys } from './log';

/** Writes the line; never throws. No detail may hold a field's value. */
export type Report = (level: 'info' | 'warn' | 'error', message: string, details?: object) => void;

/** Lines in the form of those for requests, so that all of a log can be read alike. */
export const createReport =
  ({ writeLog, now, redact }: LogDependencies): Report =>
  (level, message, details) => {
    try {
      writeLog(
        JSON.stringify({ time: new Date(now()).toISOString(), level, message, ...details }, withoutKeys(redact)),
      );
    } catch {
      // A log that cannot be written must not stop what it tells of.
    }
  };
