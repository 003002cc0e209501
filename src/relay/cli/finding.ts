/** What a look at one thing has found, for a person: a mark, a cause, and what to do. Pure. */
import type { ExitCode } from './command';

/** `warning` is no fault, and yet worth knowing; `unknown` could not be looked at. */
export interface Finding {
  mark: 'ok' | 'warning' | 'problem' | 'unknown';
  /** What was looked at: `store`, `key DRIFTROCK_API_KEY`. */
  subject: string;
  cause: string;
  hint?: string | undefined;
}

const WIDTH = 'warning'.length + 1;

/** A line, and under it what to do where there is something. */
export const textOf = ({ mark, subject, cause, hint }: Finding): string =>
  [
    `${mark.padEnd(WIDTH)} ${subject}: ${cause}`,
    ...(hint === undefined ? [] : [`${' '.repeat(WIDTH)}   ${hint}`]),
  ].join('\n');

/** 0 if nothing is wrong, and nothing was left unknown. */
export const exitCodeOf = (findings: readonly Finding[]): ExitCode =>
  findings.every(({ mark }) => mark === 'ok' || mark === 'warning') ? 0 : 1;
