/**
 * The unit for systemd: what systemd-analyze says of it. limitation: no service is started, for that takes a machine
 * whose first process is systemd.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { readOptions } from '../../src/relay/environment';
import { findServer } from '../../scripts/servers.mjs';

const UNIT = fileURLToPath(new URL('../../deploy/systemd/driftrock-relay.service', import.meta.url));
const text = readFileSync(UNIT, 'utf8');

/** systemd calls up to 2.0 of 10 "OK"; here in tenths. The unit has 1.3. */
const MOST_EXPOSURE = 15;

/** What comes after the last line of this name. */
const valueOf = (name: string): string =>
  text
    .split('\n')
    .filter((line) => line.startsWith(`${name}=`))
    .at(-1)
    ?.slice(name.length + 1) ?? '';

test('is a unit without a complaint', () => {
  const folder = mkdtempSync(join(tmpdir(), 'driftrock-systemd-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  // It wants to see the program: this process's own stands for it.
  const path = join(folder, 'driftrock-relay.service');
  writeFileSync(path, text.replace('/usr/bin/node', process.execPath));
  const { status, stderr } = spawnSync(findServer('systemd-analyze'), ['verify', path], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
});

test('exposes less than systemd itself calls OK', () => {
  const args = ['security', '--offline=yes', `--threshold=${MOST_EXPOSURE}`, '--no-pager', UNIT];
  expect(() => execFileSync(findServer('systemd-analyze'), args, { stdio: 'pipe' })).not.toThrow();
});

test("starts the command of the package that the README's line installs", () => {
  const [, program = '', path = ''] = /node_modules\/([\w-]+)\/(\S+)/.exec(valueOf('ExecStart')) ?? [];
  const packageFolder = new URL(`../../packages/${program}/package.json`, import.meta.url);
  expect(Object.values(JSON.parse(readFileSync(packageFolder, 'utf8')).bin)).toEqual([path]);
});

test('waits longer for a stop than the relay takes', () => {
  const read = readOptions({ DRIFTROCK_API_KEY: 'key', RELAY_ORIGINS: '*', RELAY_SOURCE_IDS: '*' });
  expect(read).toHaveProperty('options');
  const { shutdownMs } = 'options' in read ? read.options : { shutdownMs: NaN };
  expect(Number(valueOf('TimeoutStopSec')) * 1000).toBeGreaterThan(shutdownMs);
});
