/** A server program of the system as a test's own process: started, waited for, ended by its handle. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

const READY_WITHIN_MS = 15_000;
const LOOK_AGAIN_MS = 20;

/** A program that answers. */
export interface RunningProgram {
  /** Resolves when it has ended. */
  stop(): Promise<void>;
}

/** Resolves once `isReady` says so; rejects with the program's own words when it ends first, or takes too long. */
export async function startProgram(
  program: string,
  args: readonly string[],
  { env = {}, isReady }: { env?: Record<string, string>; isReady(): Promise<boolean> },
): Promise<RunningProgram> {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  const complaints: string[] = [];
  child.stderr.on('data', (chunk) => void complaints.push(String(chunk)));
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await isReady().catch(() => false))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`${program} does not answer: ${complaints.join('')}`);
    }
    await wait(LOOK_AGAIN_MS);
  }
  return { stop };
}
