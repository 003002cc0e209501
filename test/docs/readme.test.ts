/** The README: short enough for one look, with what a newcomer needs first, and a proof behind each promise. */
import { existsSync, statSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { expect, test } from 'vitest';
import { readMarkdown, ROOT } from './support/markdown';
import { readBuiltFile } from './support/page';

const readme = readMarkdown('README.md');
const lines = readme.text.split('\n');

// One screen and a half.
const MAX_LINES = 150;
const MAX_PICTURE_BYTES = 300_000;

test('fits onto a screen and a half', () => {
  expect(lines.length).toBeLessThanOrEqual(MAX_LINES);
});

test('begins with a sentence and a picture', () => {
  expect(readme.targets.find((target) => target.endsWith('.png'))).toBe('docs/pictures/demo.png');
  expect(lines.findIndex((line) => line.startsWith('!['))).toBeLessThan(10);
  expect(existsSync(`${ROOT}docs/pictures/demo.png`)).toBe(true);
  expect(statSync(`${ROOT}docs/pictures/demo.png`).size).toBeLessThan(MAX_PICTURE_BYTES);
});

test('gives each of its four promises a proof', () => {
  const promises = readme.rows('promise');
  expect(promises).toHaveLength(4);
  expect(promises.filter(([, proof = '']) => !proof.includes('](docs/'))).toEqual([]);
});

test.each(['npm start', 'npm test'])('sets up and tests in one command each: %s', (command) => {
  expect(readme.code('sh')).toContain(`${command}\n`);
});

test('says what counts as a lead in five lines, and privacy in six', () => {
  const bulletsUnder = (heading: string) => {
    const rest = lines.slice(lines.indexOf(`## ${heading}`) + 1);
    return rest
      .slice(
        0,
        rest.findIndex((line) => line.startsWith('## ')),
      )
      .filter((line) => line.startsWith('- '));
  };
  expect(bulletsUnder('What counts as a lead')).toHaveLength(5);
  expect(bulletsUnder('Consent and privacy')).toHaveLength(6);
});

test('says the size of the built snippet', () => {
  const file = readBuiltFile();
  const brotli = brotliCompressSync(file, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  const [said] = /[\d,]+ bytes brotli \([\d,]+ bytes as it is\)/.exec(readme.text) ?? [];
  expect(said).toBe(`${brotli.toLocaleString('en')} bytes brotli (${file.length.toLocaleString('en')} bytes as it is)`);
});
