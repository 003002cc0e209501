/** The ways to install, followed to the letter: each piece of HTML brings an event to Driftrock. */
import { brotliCompressSync, constants } from 'node:zlib';
import { Linter } from 'eslint';
import { Window } from 'happy-dom';
import { describe, expect, test } from 'vitest';
import { readMarkdown } from './support/markdown';
import { FILE, openPage, readBuiltFile, RELAY } from './support/page';

const CAPTURE = '034feb07-0cd7-4d44-bbdb-ae18a8a4132f';
const install = readMarkdown('docs/install.md');
const installations = [install, readMarkdown('docs/privacy.md'), readMarkdown('docs/platforms.md')]
  .flatMap(({ blocks }) => blocks)
  .filter(({ language, code }) => language === 'html' && /\/driftrock\.js/.test(code));

// What the editor of a tag manager takes.
const complaintsOfEditor = (script: string) => [
  ...new Linter().verify(script, [{ languageOptions: { ecmaVersion: 5, sourceType: 'script' } }]),
  ...(script.match(/\{\{.*/g) ?? []),
];
const inlineScripts = (html: string) => {
  const fragment = new Window().document.createRange().createContextualFragment(html);
  return [...fragment.querySelectorAll('script:not([src])')].map(({ textContent }) => textContent).join('\n');
};

describe('an installation', () => {
  test.each(installations)('brings an event to Driftrock, and says nothing: $heading', async ({ code }) => {
    const page = await openPage(code, { sourceIds: [CAPTURE] });
    page.run(
      "driftrock('consent', 'granted'); " +
        "driftrock('track', { event_type: 'action', event_name: 'Page seen', fields: {} })",
    );
    await page.settled();
    expect(page.events).toEqual([expect.objectContaining({ event_name: 'Page seen', source_id: CAPTURE })]);
    expect(page.warnings).toEqual([]);
  });

  test.each(installations)('is taken by the editor of a tag manager: $heading', ({ code }) => {
    expect(complaintsOfEditor(inlineScripts(code))).toEqual([]);
    expect(code).not.toContain('{{');
  });

  test('names the file and the relay in the content policy', () => {
    const [, policy = ''] = (install.code('http')[0] ?? '').split(': ');
    expect(policy.trim().split('; ')).toEqual([`script-src ${new URL(FILE).origin}`, `connect-src ${RELAY}`]);
  });
});

test('gives the early stub to the letter, and its size', () => {
  const stub = readBuiltFile('driftrock.stub.js').toString();
  expect(install.code('html')).toContain(`<script>${stub}</script>\n`);
  expect(install.text).toContain(`It has ${stub.length} bytes`);
  expect(stub.length).toBeLessThan(600);
  expect(complaintsOfEditor(stub)).toEqual([]);
});

test('says the size of the built script for form builders', () => {
  const brotli = brotliCompressSync(readBuiltFile('driftrock.builders.js'), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11 },
  }).length;
  const { text } = readMarkdown('docs/form-builders.md');
  expect(text).toContain(`weighs ${brotli.toLocaleString('en')} bytes, compressed with brotli`);
});
