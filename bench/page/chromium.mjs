/** The browser of the measurements. */
import { chromium } from 'playwright-core';
import { findBrowser } from '../../scripts/browsers.mjs';

/** @typedef {import('playwright-core').Browser} Browser */
/** @typedef {import('playwright-core').Page} Tab */

// As root Chromium has no sandbox; the rest would share the processor with the page.
const ARGS = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

// Scripts that take the visitor for a robot send nothing: no word of automation, in `navigator.webdriver` or the name.
const NO_ROBOT = '--disable-blink-features=AutomationControlled';
const NAME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

// Playwright's own default switches it off.
const NO_BACK_FORWARD_CACHE = '--disable-back-forward-cache';

/** @returns {Promise<Browser>} */
export async function launchChromium() {
  const found = await findBrowser('chromium');
  if (!found) throw new Error('Chromium is missing.');
  return chromium.launch({
    executablePath: found.program,
    args: [...ARGS, NO_ROBOT, `--user-agent=${NAME}`],
    ignoreDefaultArgs: [NO_BACK_FORWARD_CACHE],
  });
}

/**
 * A new tab with storage of its own, once the page has nothing left to do.
 * @param {Browser} browser
 * @param {string} url
 * @returns {Promise<Tab>}
 */
export async function openTab(browser, url) {
  const tab = await browser.newPage();
  await tab.goto(url);
  await tab.evaluate(() => {
    document.querySelector('#contact')?.scrollIntoView({ block: 'center' });
    return new Promise((resolve) => requestAnimationFrame(() => requestIdleCallback(resolve)));
  });
  return tab;
}

/**
 * Presses the mouse on an element, as the visitor does. Playwright's own `click` runs scripts in the page first, which
 * would count as the page's.
 * @param {Tab} tab
 * @param {{ x: number, y: number }} place
 */
export const press = (tab, { x, y }) => tab.mouse.click(x, y);

/**
 * Where the middle of an element is.
 * @param {Tab} tab
 * @param {string} selector
 */
export function placeOf(tab, selector) {
  return tab.$eval(selector, (element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  });
}
