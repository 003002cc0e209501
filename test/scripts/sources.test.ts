/** Whether dist/ is what the sources make, in a project of a few files. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const project = vi.hoisted(() => ({ dir: '' }));
vi.mock('../../scripts/run.mjs', () => ({
  get PROJECT_DIR() {
    return project.dir;
  },
}));

/** What the build reads next to the sources. */
const FILES = [
  'rollup.config.mjs',
  'package.json',
  'package-lock.json',
  'scripts/served-files.mjs',
  'scripts/text-files.mjs',
  'tsconfig.json',
  'tsconfig.relay.json',
];

const write = (path: string, text: string) => writeFileSync(join(project.dir, path), text);

/** The two functions, which read where the project is when they are loaded. */
const load = async () => {
  vi.resetModules();
  return import('../../scripts/sources.mjs');
};

beforeEach(() => {
  project.dir = mkdtempSync(join(tmpdir(), 'driftrock-sources-'));
  for (const folder of ['dist', 'scripts', 'src', 'src/inner']) mkdirSync(join(project.dir, folder));
  for (const name of FILES) write(name, name);
  write('src/a.ts', 'a');
  write('src/inner/b.ts', 'b');
});
afterEach(() => rmSync(project.dir, { recursive: true }));

describe('isBuilt', () => {
  test('is false before the first build, and true after it', async () => {
    const { isBuilt, noteBuilt } = await load();
    expect(isBuilt()).toBe(false);
    noteBuilt();
    expect(isBuilt()).toBe(true);
  });

  test.each<[string, () => void]>([
    ['a source has changed', () => write('src/inner/b.ts', 'B')],
    ['a source has come', () => write('src/inner/c.ts', '')],
    ['a source has gone', () => unlinkSync(join(project.dir, 'src/a.ts'))],
    ['a source has another name', () => renameSync(join(project.dir, 'src/a.ts'), join(project.dir, 'src/A.ts'))],
    ['a text has become the end of a name', () => (write('src/a.tsa', ''), unlinkSync(join(project.dir, 'src/a.ts')))],
    ['a text has moved from one source to the next', () => (write('src/a.ts', ''), write('src/inner/b.ts', 'ab'))],
    ['the bundler is told something else', () => write('rollup.config.mjs', '')],
    ['a package has changed', () => write('package-lock.json', '')],
    ['the compiler is told something else', () => write('tsconfig.relay.json', '')],
    ['there is one more file for the compiler', () => write('tsconfig.more.json', '')],
    ['the note of the build is gone', () => unlinkSync(join(project.dir, 'dist/sources.sha256'))],
  ])('is false once %s', async (_, change) => {
    const { isBuilt, noteBuilt } = await load();
    noteBuilt();
    change();
    expect(isBuilt()).toBe(false);
  });

  test('is true while only other files have changed, or a source was written again as it was', async () => {
    const { isBuilt, noteBuilt } = await load();
    noteBuilt();
    write('README.md', 'x');
    write('dist/driftrock.js', 'x');
    write('src/a.ts', 'a');
    expect(isBuilt()).toBe(true);
  });
});
