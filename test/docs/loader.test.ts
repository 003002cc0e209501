/** docs/loader.md, held against the build: its size is the file's own, and its tags are what a page takes. */
import { brotliCompressSync, constants } from 'node:zlib';
import { expect, test } from 'vitest';
import { readMarkdown } from './support/markdown';
import { readBuiltFile } from './support/page';

const doc = readMarkdown('docs/loader.md');
const loader = readBuiltFile('driftrock.loader.js');
/** What is promised. */
const MOST_BROTLI_BYTES = 1_400;

test('says the size of the built loader, which is within what is promised', () => {
  const brotli = brotliCompressSync(loader, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  expect(doc.text).toContain(`The loader weighs ${brotli.toLocaleString('en')} bytes, compressed with brotli`);
  expect(brotli).toBeLessThanOrEqual(MOST_BROTLI_BYTES);
});

test('has the early stub in it to the letter of its source', () => {
  const [kept] = /localStorage\["driftrock:"\+Date\.now\(\)\]/.exec(loader.toString()) ?? [];
  const secrets = (file: Buffer) => /\/\^\[fh\].*?\/i/.exec(file.toString())?.[0];
  expect(kept).toBeDefined();
  expect(secrets(loader)).toBe(secrets(readBuiltFile('driftrock.stub.js')));
});

test('names the policy of Trusted Types that the loader makes', () => {
  const [policy = ''] = /trusted-types ([\w-]+)/.exec(doc.code('http').join())?.slice(1) ?? [];
  expect(loader.toString()).toContain(`createPolicy("${policy}"`);
});
