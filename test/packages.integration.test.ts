/**
 * The packages as npm gives them to others: installed from their tarballs into fresh projects, outside the project's
 * folder.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pack } from '../scripts/pack.mjs';
import { ROOT } from './docs/support/markdown';

const SECONDS = 1_000;
const execute = promisify(execFile);
const made: { name: string; folder: string; tarball: string }[] = [];
const projects: string[] = [];
const tool = (path: string) => join(ROOT, 'node_modules', path);

beforeAll(async () => {
  made.push(...(await pack()));
}, 240 * SECONDS);
afterAll(() => projects.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A fresh project with this package installed; its folder. */
async function install(name: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'driftrock-package-'));
  projects.push(folder);
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  const { tarball } = made.find((one) => one.name === name)!;
  await execute('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', tarball], { cwd: folder });
  return folder;
}

/** What the compiler says of this program in the project. */
async function compile(folder: string, code: string): Promise<string> {
  writeFileSync(join(folder, 'program.ts'), code);
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--lib', 'es2022,dom'];
  const compiler = [
    tool('typescript/bin/tsc'),
    ...options,
    '--typeRoots',
    tool('@types'),
    '--types',
    'node',
    'program.ts',
  ];
  const { stdout } = await execute(process.execPath, compiler, { cwd: folder }).catch((error) => error);
  return stdout;
}

test.each(['driftrock', 'driftrock-relay'])(
  'publint and attw find nothing wrong with %s',
  async (name) => {
    const { folder, tarball } = made.find((one) => one.name === name)!;
    expect((await publint({ pkgDir: folder })).messages).toEqual([]);
    const attw = [tool('@arethetypeswrong/cli/dist/index.js'), tarball, '--profile', 'esm-only'];
    await expect(execute(process.execPath, attw)).resolves.toBeTruthy();
  },
  240 * SECONDS,
);

describe('driftrock', () => {
  test('holds every file that a relay serves to pages', () => {
    const { folder } = made.find((one) => one.name === 'driftrock')!;
    const { files } = JSON.parse(readFileSync(join(ROOT, 'dist/served/manifest.json'), 'utf8'));
    expect(readdirSync(join(folder, 'dist'))).toEqual(expect.arrayContaining(Object.keys(files)));
  });

  test(
    'is one package, whose types know the commands, the options and window.driftrock',
    async () => {
      const folder = await install('driftrock');
      expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['driftrock']);
      const start = `import { driftrock } from 'driftrock';\n`;
      const use = [
        `driftrock('init', { sourceId: 's' });`,
        `window.driftrock?.('on', 'captured', ({ event_id }) => event_id.trim());`,
        '',
      ].join('\n');
      expect(await compile(folder, start + use)).toBe('');
      expect(await compile(folder, `${start}driftrock('init', { sourceID: 's' });`)).toContain(
        "'sourceID' does not exist in type 'Options'",
      );
    },
    240 * SECONDS,
  );
});

describe('driftrock-relay', () => {
  let folder: string;
  beforeAll(async () => (folder = await install('driftrock-relay')), 240 * SECONDS);

  test(
    'is a command, and a function with types',
    async () => {
      const { stdout } = await execute('npx', ['--no-install', 'driftrock-relay', '--help'], { cwd: folder });
      expect(stdout).toContain('RELAY_SOURCE_IDS');
      const use = [
        `import { createRelay } from 'driftrock-relay';`,
        'export const answer: Response | Promise<Response> | undefined = undefined;',
        'export const make = createRelay;',
        '',
      ].join('\n');
      expect(await compile(folder, use)).toBe('');
    },
    240 * SECONDS,
  );

  test(
    // Nothing else here needs it.
    'does without playwright-core, and says how to get it when it is asked to open a page',
    async () => {
      rmSync(join(folder, 'node_modules/playwright-core'), { recursive: true });
      const command = (...words: string[]) =>
        execute('npx', ['--no-install', 'driftrock-relay', ...words], { cwd: folder }).then(
          ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
          (error: { code: number; stdout: string; stderr: string }) => error,
        );
      expect(await command('--version')).toMatchObject({ code: 0 });
      expect(await command('check', 'https://www.example.com/')).toMatchObject({
        code: 2,
        stdout: '',
        stderr: expect.stringMatching(/^driftrock-relay: .* not installed: npm install playwright-core\n$/),
      });
    },
    240 * SECONDS,
  );
});
