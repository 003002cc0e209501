/** The browser that pictures are taken with: the same size, language and colours each time. */
import { chromium } from 'playwright-core';
import { findBrowser } from '../browsers.mjs';

/** @typedef {import('playwright-core').Browser} Browser */
/** @typedef {import('playwright-core').BrowserContext} Context */
/** @typedef {import('playwright-core').Page} Tab */

// As root Chromium has no sandbox; the rest keeps its own requests off a closed network.
const ARGS = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** @returns {Promise<Browser>} */
export async function launchBrowser() {
  const found = await findBrowser('chromium');
  if (!found) throw new Error('Chromium is missing: on Debian, apt-get install chromium.');
  return chromium.launch({ executablePath: found.program, args: ARGS });
}

/**
 * A visitor with a fresh profile.
 * @param {Browser} browser
 * @param {{ width: number, height: number }} viewport
 * @returns {Promise<Context>}
 */
export const newVisitor = (browser, viewport) =>
  browser.newContext({ viewport, locale: 'en-GB', timezoneId: 'UTC', colorScheme: 'light', reducedMotion: 'reduce' });
