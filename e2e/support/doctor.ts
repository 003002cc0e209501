/** `driftrock-relay check <url>` as a person runs it: the built command, and what it says. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { findBrowser, findHeadlessBrowser } from '../../scripts/browsers.mjs';
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
  const { program } = (await findHeadlessBrowser('chromium'))!;
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

/** A rule of an ad blocker's: Chrome's declarativeNetRequest. */
const blocking = (pattern: RegExp) => [
  { id: 1, action: { type: 'block' }, condition: { regexFilter: pattern.source, resourceTypes: ['script'] } },
];

const EXTENSION = {
  manifest_version: 3,
  name: 'An ad blocker',
  version: '1',
  permissions: ['declarativeNetRequest'],
  host_permissions: ['<all_urls>'],
  declarative_net_request: { rule_resources: [{ id: 'rules', enabled: true, path: 'rules.json' }] },
};

/**
 * A program that starts the whole browser with an ad blocker in it, which blocks what matches. Drivers start a browser
 * without extensions; the program leaves that word out.
 */
export async function browserWithBlocker(pattern: RegExp): Promise<{ program: string; remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'driftrock-blocker-'));
  const { program } = (await findBrowser('chromium'))!;
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(EXTENSION));
  writeFileSync(join(folder, 'rules.json'), JSON.stringify(blocking(pattern)));
  const script = join(folder, 'browser');
  const lines = [
    '#!/bin/bash',
    'words=()',
    'for word in "$@"; do [ "$word" = --disable-extensions ] || words+=("$word"); done',
    `exec ${program} --load-extension=${folder} "\${words[@]}"`,
  ];
  writeFileSync(script, lines.join('\n'), { mode: 0o755 });
  return { program: script, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
