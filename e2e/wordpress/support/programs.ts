/** Programs that a test starts and ends: each with the processes that it starts itself. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { findWordPressProgram } from '../../../scripts/wordpress.mjs';

const runFile = promisify(execFile);

/** A program that runs until it is stopped. */
export interface Running {
  stop(): Promise<void>;
}

/** Starts a program that stays; what it says goes nowhere. */
export function start(name: string, args: string[], env: Record<string, string> = {}): Running {
  // A group of its own: PHP's server has workers, which do not end with it.
  const child = spawn(findWordPressProgram(name), args, {
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, ...env },
  });
  const ended = once(child, 'exit');
  return {
    async stop() {
      if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
      await ended;
    },
  };
}

/** What the program has written to its standard output; throws with its words where it fails. */
export async function run(name: string, args: string[], dir?: string): Promise<string> {
  const { stdout } = await runFile(findWordPressProgram(name), args, { cwd: dir, maxBuffer: 16 * 1024 * 1024 });
  return stdout;
}
