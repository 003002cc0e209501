/** What a command for people is: words in, lines and sentences out, an exit code. */

/** Where a command writes. */
export interface Output {
  /** A JSON line on standard output. */
  line(object: object): void;
  /** A sentence on standard error: what there is to know next to the lines. */
  say(sentence: string): void;
  /** A text on standard output that was asked for instead of lines. */
  explain(text: string): void;
}

/** Environment variables by name. */
export type Environment = Record<string, string | undefined>;

/** Whether it was done: 0, or 1 with the reason said; 2 where a command tells a wrong use from a bad result. */
export type ExitCode = 0 | 1 | 2;

/** How a command is called, and what `--help` says of it. */
export interface CommandForm {
  /** Its words behind the program's name: `dead retry`. */
  name: string;
  /** What follows them: `<id> | --all`; empty for nothing. */
  parameters: string;
  /** For `--help`: a line or more. */
  about: string[];
  /** Whether these are arguments that it takes; those behind its name. */
  takes(args: readonly string[]): boolean;
}

/** One command, such as `dead retry`. */
export interface Command extends CommandForm {
  run(env: Environment, args: readonly string[], output: Output): Promise<ExitCode>;
}

/** The moment in ISO 8601, or null where there is none. */
export const momentOf = (ms: number | undefined): string | null =>
  ms === undefined ? null : new Date(ms).toISOString();
