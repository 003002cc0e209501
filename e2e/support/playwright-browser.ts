/** A browser that Playwright drives: Chromium, Firefox, and WebKit where Playwright's own build is installed. */
import { setTimeout } from 'node:timers/promises';
import type { BrowserContext, BrowserType, FrameLocator, LaunchOptions, Page } from '@playwright/test';
import type { Browser, BrowserName } from '../../scripts/browsers.mjs';
import { PATIENCE_MS, askStandingPage, type Acts, type Profile, type RunningBrowser, type Tab } from './browser';

/**
 * On a busy machine Chromium now and then never says that a context is closed. The next test has a context of its own,
 * and the end of the browser ends whatever is left.
 */
const CLOSE_LIMIT_MS = 10_000;

/** What Playwright 1.64.1 switches off in Chromium, which obeys the last of two such lists alone. */
const OFF_BY_PLAYWRIGHT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'DialMediaRouteProvider',
  'GlobalMediaControls',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'BlockOriginHeaderModificationOnRedirect',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'Translate',
  'AutoDeElevate',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
];

/**
 * Half of what a new window costs, and nothing that a page can see: the lists under the address bar, which are two
 * pages of Chromium's own in each window, and a process started early for a page that never comes.
 */
const OFF_TO_SAVE_TIME = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'SpareRendererForSitePerProcess'];

/**
 * Started as root, Chromium needs its sandbox off; on a closed network its own requests would only wait for their ends.
 */
const CHROMIUM_ARGUMENTS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${[...OFF_BY_PLAYWRIGHT, ...OFF_TO_SAVE_TIME].join(',')}`,
];

const NAMES: Record<BrowserName, string> = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' };

/** How this browser is started here. */
export function launchOptions(name: BrowserName, { build, program }: Browser): LaunchOptions {
  const system = build === 'system' ? { executablePath: program } : {};
  if (name === 'firefox' && build === 'system') return { ...system, channel: 'moz-firefox' };
  if (name !== 'chromium') return system;
  return { ...system, args: process.getuid?.() === 0 ? [...CHROMIUM_ARGUMENTS, '--no-sandbox'] : CHROMIUM_ARGUMENTS };
}

/** The browser, started. */
export async function startPlaywrightBrowser(type: BrowserType, found: Browser): Promise<RunningBrowser> {
  const browser = await type.launch(launchOptions(type.name() as BrowserName, found));
  return {
    canGoOffline: true,
    canBlock: true,
    version: () => `${NAMES[type.name() as BrowserName]} ${browser.version()}`,
    newProfile: async () => createProfile(await browser.newContext()),
    close: () => browser.close(),
  };
}

/** The profile behind a context of Playwright's. */
export function createProfile(context: BrowserContext): Profile {
  context.setDefaultTimeout(PATIENCE_MS);
  return {
    newTab: async () => createTab(await context.newPage()),
    setCookie: (url, name, value) => context.addCookies([{ name, value, domain: new URL(url).hostname, path: '/' }]),
    setOffline: (offline) => context.setOffline(offline),
    async block(urls) {
      await context.unrouteAll();
      if (urls) await context.route(urls, (route) => route.abort('blockedbyclient'));
    },
    close: () => Promise.race([context.close(), setTimeout(CLOSE_LIMIT_MS, undefined, { ref: false })]),
  };
}

/** How Playwright says that the page went while it was asked. */
const PAGE_IS_LEFT = /Execution context was destroyed/;

/** How Playwright says that another page came than the one it had asked for, and which. */
const ANOTHER_CAME = /interrupted by another navigation to "(.*?)"/;

/**
 * Goes to `url`. Where the page before is still loading on a busy machine, Firefox 153 may bring the page that it was
 * asked for under another id than it had told; Playwright takes it for another page.
 */
async function goTo(page: Page, url: string) {
  try {
    await page.goto(url);
  } catch (error) {
    if (ANOTHER_CAME.exec((error as Error).message)?.[1] !== url) throw error;
    await page.waitForLoadState();
  }
}

function createActs(place: Page | FrameLocator): Acts {
  const control = (selector: string) => place.locator(selector).first();
  return {
    click: (selector) => control(selector).click(),
    type: (selector, text) => control(selector).pressSequentially(text),
    fill: async (selector, text) => {
      await control(selector).clear();
      await control(selector).pressSequentially(text);
    },
    press: (selector, key) => control(selector).press(key),
    select: async (selector, values) => void (await control(selector).selectOption(values)),
    see: (selector) => control(selector).waitFor({ state: 'visible' }),
  };
}

function createTab(page: Page): Tab {
  const control = (selector: string) => page.locator(selector).first();
  return {
    ...createActs(page),
    goto: (url) => goTo(page, url),
    reload: async () => void (await page.reload()),
    back: async () => void (await page.goBack()),
    doubleClick: (selector) => control(selector).dblclick(),
    attach: (selector, path) => control(selector).setInputFiles(path),
    text: (selector) => control(selector).innerText(),
    inFrame: (selector) => createActs(page.frameLocator(selector)),
    evaluate: (run: (argument?: never) => unknown, argument?: unknown) =>
      askStandingPage(() => page.evaluate(run as never, argument), PAGE_IS_LEFT) as never,
    close: () => page.close({ runBeforeUnload: false }),
  };
}
