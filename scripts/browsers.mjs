/** The three browsers of the tests: where each one is on this machine, and how to get the ones that are missing. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, installWithApt, isRootOnDebian } from './programs.mjs';
import { PROJECT_DIR, runPackage, say } from './run.mjs';

/** @typedef {'chromium' | 'firefox' | 'webkit'} BrowserName */
/**
 * A browser that was found. `playwright` is one of Playwright's own builds, `system` an installed program; for WebKit
 * that program is its WebDriver, which starts the browser.
 * @typedef {{ build: 'playwright' | 'system', program: string }} Browser
 */

/** @type {BrowserName[]} */
export const BROWSER_NAMES = ['chromium', 'firefox', 'webkit'];

const SYSTEM_PROGRAMS = {
  chromium: ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'],
  firefox: ['firefox-esr', 'firefox'],
  webkit: ['WebKitWebDriver'],
};
const DEBIAN_PACKAGES = {
  chromium: ['chromium', 'chromium-headless-shell'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb'],
};
/** Chromium without windows, extensions and permissions to ask for; Playwright's own build has one, and finds it. */
const HEADLESS_CHROMIUM = 'chromium-headless-shell';

/**
 * A system's Firefox below this version counts as missing. Playwright speaks WebDriver BiDi with it; 140 does not know
 * `network.addDataCollector` and ends every test with a protocol error, 153 is what the tests have been run with.
 */
const OLDEST_FIREFOX = 153;

/** Long enough for three browsers (about 500 MB) on a slow line; a machine without the internet fails in seconds. */
const DOWNLOAD_LIMIT_MS = 300_000;
/** Says that this Playwright could not be downloaded from here, so that the next run does not wait again. */
const DOWNLOAD_FAILED_PATH = join(PROJECT_DIR, 'node_modules/.cache/driftrock/browser-download-failed');

/** Its main version; 0 where it does not say. @param {string} path */
const firefoxVersion = (path) =>
  Number(/(\d+)\./.exec(spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout)?.[1] ?? 0);

/** @param {BrowserName} name */
function findSystemProgram(name) {
  // WebKitGTK has no headless mode: it draws on a virtual screen.
  if (name === 'webkit' && !findProgram('Xvfb')) return undefined;
  for (const program of SYSTEM_PROGRAMS[name]) {
    const path = findProgram(program);
    if (path && !(name === 'firefox' && firefoxVersion(path) < OLDEST_FIREFOX)) return path;
  }
  return undefined;
}

/**
 * Where a browser is: Playwright's own build, else the system's, else undefined.
 * @param {BrowserName} name
 * @returns {Promise<Browser | undefined>}
 */
export async function findBrowser(name) {
  const playwright = await import('playwright-core');
  const own = playwright[name].executablePath();
  if (existsSync(own)) return { build: 'playwright', program: own };
  const program = findSystemProgram(name);
  return program ? { build: 'system', program } : undefined;
}

/**
 * The same for visits that need no window: a visit to Chromium's headless build takes two thirds of the time. The whole
 * browser where there is no such build.
 * @param {BrowserName} name
 * @returns {Promise<Browser | undefined>}
 */
export async function findHeadlessBrowser(name) {
  const whole = await findBrowser(name);
  const program = name === 'chromium' && whole?.build === 'system' && findProgram(HEADLESS_CHROMIUM);
  return program ? { build: 'system', program } : whole;
}

/** @returns {Promise<BrowserName[]>} */
async function missingBrowsers() {
  const found = await Promise.all(BROWSER_NAMES.map(findBrowser));
  return BROWSER_NAMES.filter((_, index) => !found[index]);
}

/** @param {BrowserName[]} names */
const aptPackages = (names) => names.flatMap((name) => DEBIAN_PACKAGES[name]);

/** @param {BrowserName[]} names */
async function download(names) {
  const { version } = JSON.parse(readFileSync(join(PROJECT_DIR, 'node_modules/playwright-core/package.json'), 'utf8'));
  if (existsSync(DOWNLOAD_FAILED_PATH) && readFileSync(DOWNLOAD_FAILED_PATH, 'utf8') === version) return;
  say(
    `Downloading Playwright's builds of ${names.join(', ')} ` +
      '(up to five minutes; a machine without the internet finds out in seconds).',
  );
  const code = await runPackage('playwright/cli.js', ['install', ...names], {
    timeoutMs: DOWNLOAD_LIMIT_MS,
    quiet: true,
  });
  if (code === 0) {
    if (isRootOnDebian()) await runPackage('playwright/cli.js', ['install-deps', ...names]);
    return;
  }
  say('They cannot be downloaded from here. The next run will not try again (npm ci forgets this).');
  mkdirSync(join(DOWNLOAD_FAILED_PATH, '..'), { recursive: true });
  writeFileSync(DOWNLOAD_FAILED_PATH, version);
}

/**
 * What is missing and the command that installs it, or undefined once all three browsers are there.
 *
 * Downloads and installs only what is missing: Playwright's builds where they can be fetched, else the system's
 * packages where this process may install them.
 * @returns {Promise<string | undefined>}
 */
export async function installBrowsers() {
  const names = await missingBrowsers();
  if (names.length > 0) await download(names);
  const stillMissing = await missingBrowsers();
  if (stillMissing.length > 0 && isRootOnDebian()) await installWithApt(aptPackages(stillMissing));
  const lost = await missingBrowsers();
  if (lost.length === 0) return undefined;
  const words = lost.map((name) => (name === 'firefox' ? `firefox (${OLDEST_FIREFOX} or newer)` : name));
  return [
    `The browser tests need ${words.join(', ')}, which cannot be installed from here. One of these commands does it:`,
    `    npx playwright install --with-deps ${lost.join(' ')}`,
    '    sudo apt-get update && ' +
      `sudo apt-get install --no-install-recommends ${aptPackages(lost).join(' ')}    (Debian)`,
  ].join('\n');
}
