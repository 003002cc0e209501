/** Windows of a browser that Playwright drives, for what no other driver can: dark mode, a phone's width, axe. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
  test as base,
} from '@playwright/test';
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

interface Windows {
  /** A page in a new window, without the cookies and the storage of another one. */
  openWindow(options?: BrowserContextOptions): Promise<Page>;
}

/** The tests of what is looked at; skipped where Playwright cannot drive the browser. */
export const test = base.extend<Windows, { windowsBrowser: Browser | undefined }>({
  windowsBrowser: [
    async ({ playwright, browserName }, use) => {
      const name = browserName as BrowserName;
      const found = await findBrowser(name);
      // The system's WebKit has a driver of its own, which knows no colour schemes and no page without scripts.
      const isPlaywrights = found !== undefined && !(name === 'webkit' && found.build === 'system');
      const browser = isPlaywrights ? await playwright[name].launch(launchOptions(name, found)) : undefined;
      await use(browser);
      await browser?.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  openWindow: async ({ windowsBrowser, browserName }, use) => {
    base.skip(windowsBrowser === undefined, `${browserName} is driven by Playwright in no build here`);
    const contexts: BrowserContext[] = [];
    await use(async (options = {}) => {
      const context = await windowsBrowser!.newContext(options);
      contexts.push(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

/** What axe finds, by rule and place; in a part of the page where the rest is somebody else's. */
export async function violationsOf(page: Page, part = 'html'): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    (selector) => (window as never as { axe: typeof AxeBuilder }).axe.run(selector),
    part,
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
