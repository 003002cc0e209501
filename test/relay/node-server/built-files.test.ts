/** The files of pages next to the relay's program: as the build has put them there. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { readBrowserFiles } from '../../../src/relay/node-server/built-files';

/** A folder with these files; it goes with the test. */
function folderOf(files: Record<string, string>): URL {
  const folder = mkdtempSync(join(tmpdir(), 'driftrock-served-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return pathToFileURL(`${folder}/`);
}

test('are at their names, and for ever the same under their version', () => {
  const manifest = { version: '1.2.3', files: { 'a.js': { type: 'text/javascript', digest: 'd' } } };
  const folder = folderOf({ 'manifest.json': JSON.stringify(manifest), 'a.js': 'a', 'a.js.br': 'b', 'a.js.gz': 'g' });
  const files = readBrowserFiles(folder)!;
  expect(files.paths).toEqual(['/a.js', '/1.2.3/a.js']);
  expect(files.paths.map(files.isFixed)).toEqual([false, true]);
  const { type, digest, codings } = files.get('/a.js')!;
  const texts = Object.entries(codings).map(([coding, bytes]) => [coding, new TextDecoder().decode(bytes)]);
  expect({ type, digest, codings: Object.fromEntries(texts) }).toEqual({
    type: 'text/javascript',
    digest: 'd',
    codings: { identity: 'a', br: 'b', gzip: 'g' },
  });
});

test('are none where the build has put none', () => {
  expect(readBrowserFiles(folderOf({}))).toBeUndefined();
});
