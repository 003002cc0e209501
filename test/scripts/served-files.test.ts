/** What a relay serves to pages: whole after a build, whatever parts the build has made. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

const project = vi.hoisted(() => ({ dir: '' }));
vi.mock('../../scripts/run.mjs', () => ({
  get PROJECT_DIR() {
    return project.dir;
  },
}));

const served = (name: string) => readFileSync(join(project.dir, 'dist/served', name));
const manifest = () => JSON.parse(served('manifest.json').toString());

/** Makes the folder whole in a project whose build has left these files. */
const complete = async (...files: string[]) => {
  for (const file of files) writeFileSync(join(project.dir, 'dist', file), `what is in ${file}`);
  vi.resetModules();
  (await import('../../scripts/served-files.mjs')).completeServedFiles();
};

beforeEach(() => {
  project.dir = mkdtempSync(join(tmpdir(), 'driftrock-served-'));
  mkdirSync(join(project.dir, 'dist/served'), { recursive: true });
  writeFileSync(join(project.dir, 'package.json'), '{"version":"1.2.3"}');
});
afterEach(() => rmSync(project.dir, { recursive: true }));

test('takes what the bundler has put there, and copies what anybody can host', async () => {
  const hosted = ['driftrock.builders.js', 'driftrock.loader.js', 'driftrock.stub.js'];
  await complete('served/driftrock.js', 'served/driftrock.js.map', ...hosted);
  expect(manifest().version).toBe('1.2.3');
  expect(Object.keys(manifest().files)).toEqual(['driftrock.js', 'driftrock.js.map', ...hosted]);
  expect(served('driftrock.stub.js').toString()).toBe('what is in driftrock.stub.js');
});

test('describes each file by its own bytes', async () => {
  await complete('served/driftrock.js', 'served/driftrock.js.map');
  const bytes = served('driftrock.js');
  expect(manifest().files['driftrock.js']).toEqual({
    type: 'text/javascript; charset=utf-8',
    digest: createHash('sha256').update(bytes).digest('hex').slice(0, 20),
    integrity: `sha384-${createHash('sha384').update(bytes).digest('base64')}`,
  });
  expect(manifest().files['driftrock.js.map'].type).toBe('application/json; charset=utf-8');
});

test('puts the same bytes next to each file in both codings', async () => {
  await complete('served/driftrock.js');
  const bytes = served('driftrock.js');
  expect([brotliDecompressSync(served('driftrock.js.br')), gunzipSync(served('driftrock.js.gz'))]).toEqual([
    bytes,
    bytes,
  ]);
});

test('lists no file that the build has not made', async () => {
  await complete('driftrock.stub.js');
  expect(Object.keys(manifest().files)).toEqual(['driftrock.stub.js']);
  expect(readdirSync(join(project.dir, 'dist/served')).sort()).toEqual([
    'driftrock.stub.js',
    'driftrock.stub.js.br',
    'driftrock.stub.js.gz',
    'manifest.json',
  ]);
});
