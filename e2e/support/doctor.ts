/** `driftrock-relay check <url>` as a person runs it: the built command, and what it says. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { findBrowser } from '../../scripts/browsers.mjs';
import type { Report } from '../../src/doctor/report';

const COMMAND = new URL('../../bin/driftrock-relay.mjs', import.meta.url).pathname;

/** What the command has written, and how it has ended. */
export interface Checked {
  code: number;
  said: string;
  problems: string;
}

/** Runs the command with these words, in the browser of the tests unless another one is named. */
export async function check(args: string[], env: Record<string, string> = {}): Promise<Checked> {
  const { program } = (await findBrowser('chromium'))!;
  const child = spawn(process.execPath, [COMMAND, 'check', ...args], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], CHROME_PATH: program, ...env },
  });
  const [said, problems, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: code as number, said, problems };
}

/** The same with `--json`: the report, and how the command has ended. */
export async function reportOn(
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number; report: Report }> {
  const { code, said, problems } = await check([...args, '--json'], env);
  if (said === '') throw new Error(`The command has reported nothing: ${problems}`);
  return { code, report: JSON.parse(said) as Report };
}
