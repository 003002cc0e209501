/** Windows of a browser that Playwright drives, for what no other driver can: dark mode, a phone's width, axe. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { type BrowserContextOptions, type Page, type PlaywrightWorkerArgs, test } from '@playwright/test';
import type AxeBuilder from 'axe-core';
import { type BrowserName, findBrowser } from '../../scripts/browsers.mjs';
import { launchOptions } from './playwright-browser';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What people look with. */
export const LOOKS: [string, BrowserContextOptions][] = [
  ['by day', { viewport: { width: 1100, height: 900 } }],
  ['in the dark', { viewport: { width: 1100, height: 900 }, colorScheme: 'dark' }],
  ['on a phone', { viewport: { width: 320, height: 640 } }],
];

/** A browser that opens windows; the test is skipped where no driver of Playwright's is to be had. */
export async function startWindows(playwright: PlaywrightWorkerArgs['playwright'], browserName: BrowserName) {
  const found = await findBrowser(browserName);
  test.skip(found === undefined || browserName === 'webkit', `${browserName} is driven by Playwright in no build here`);
  const browser = await playwright[browserName].launch(launchOptions(browserName, found!));
  return {
    open: async (options: BrowserContextOptions = {}): Promise<Page> => (await browser.newContext(options)).newPage(),
    close: () => browser.close(),
  };
}

/** What axe finds, by rule and place. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => (window as never as { axe: typeof AxeBuilder }).axe.run());
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
