/** ARCHITECTURE.md: its map is that of the sources, and it can be read in one go. */
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readMarkdown, ROOT } from './support/markdown';

const architecture = readMarkdown('ARCHITECTURE.md');
const MAX_BYTES = 15_000;

test('ARCHITECTURE.md shows every folder of the sources on its map, and no other', () => {
  const [map = ''] = architecture.code('');
  const [sources = ''] = map.split('\npackages/');
  const shown = sources.split('\n').flatMap((line) => /^ +([\w-]+)\/ /.exec(line)?.[1] ?? []);
  const entries = readdirSync(`${ROOT}src`, { recursive: true, withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(shown.sort()).toEqual(folders.sort());
});

test('ARCHITECTURE.md can be read in one go', () => {
  expect(Buffer.byteLength(architecture.text)).toBeLessThan(MAX_BYTES);
});
