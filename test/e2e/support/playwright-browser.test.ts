/** How the browsers of the tests are started: `e2e/support/playwright-browser.ts`. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { launchOptions } from '../../../e2e/support/playwright-browser';

const PLAYWRIGHT = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'));

/** The features that Playwright switches off in Chromium, as its code names them. */
function offByPlaywright(): string[] {
  const [list] = /disabledFeatures = \[[^\]]*\]/.exec(readFileSync(join(PLAYWRIGHT, 'lib/coreBundle.js'), 'utf8'))!;
  return [...list.matchAll(/^ *"(\w+)"/gm)].map(([, name]) => name!);
}

test('Chromium is started without all that Playwright switches off, too', () => {
  const { args } = launchOptions('chromium', { build: 'system', program: '/usr/bin/chromium' });
  const lists = args!.filter((argument) => argument.startsWith('--disable-features='));
  expect(lists).toHaveLength(1);
  expect(offByPlaywright()).toContain('PaintHolding');
  // Names that begin like this are those of Edge.
  const expected = offByPlaywright().filter((name) => !name.startsWith('ms'));
  expect(lists[0]!.split(/[=,]/)).toEqual(expect.arrayContaining(expected));
});
