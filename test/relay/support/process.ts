/** The relay as an operator runs it: a process with an environment, two streams and an exit code. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

/** A process that has been started; everything it wrote so far is in `stdout` and `stderr`. */
export interface RunningProcess {
  pid: number;
  stdout(): string;
  stderr(): string;
  /** The first line of standard output that is a JSON object with this message or path. */
  line(wanted: string): Promise<Record<string, unknown>>;
  kill(signal: NodeJS.Signals): void;
  exitCode(): Promise<number | null>;
}

const matches = (text: string, wanted: string): boolean =>
  text.startsWith('{') && [`"message":"${wanted}"`, `"path":"${wanted}"`].some((part) => text.includes(part));

/**
 * `bin/driftrock-relay.mjs` of this package folder, without a store unless one is named; ended with the test, whatever
 * comes.
 */
export function run(folder: string, args: string[], env: Record<string, string> = {}): RunningProcess {
  const child: ChildProcess = spawn(process.execPath, [`${folder}/bin/driftrock-relay.mjs`, ...args], {
    env: { PATH: process.env.PATH, RELAY_SPOOL: 'none', ...env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const exited = once(child, 'close').then(([code]) => code as number | null);
  const written = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk) => (written.stdout += chunk));
  child.stderr?.on('data', (chunk) => (written.stderr += chunk));
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout! });
  reader.on('line', (text) => lines.push(text));

  return {
    pid: child.pid ?? 0,
    stdout: () => written.stdout,
    stderr: () => written.stderr,
    async line(wanted) {
      for (;;) {
        const found = lines.find((text) => matches(text, wanted));
        if (found) return JSON.parse(found);
        await Promise.race([
          once(reader, 'line'),
          exited.then((code) => Promise.reject(new Error(`ended with ${code}: ${written.stderr}`))),
        ]);
      }
    },
    kill: (signal) => void child.kill(signal),
    exitCode: () => exited,
  };
}
