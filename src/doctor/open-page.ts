/** Opens the page that is asked for, and waits until it has come to rest. */
import type { Page, Response } from 'playwright-core';
import { bodyOf } from './in-time';
import { whyNotOpened } from './why-not-opened';

/** The page as it came. */
export interface Opened {
  /** The HTML that the server sent; empty where the browser has not kept it. */
  html: string;
  /** Whether it came to rest: what goes on asking for things never does. */
  isResting: boolean;
}

// After the load event: what comes later than this is later than most visitors send a form.
const REST_LIMIT_MS = 10_000;

const inTime = (state: Promise<void>): Promise<boolean> =>
  state.then(
    () => true,
    () => false, // The time is over.
  );

/** Loaded, then nothing under way for half a second: Playwright's `networkidle`. */
export async function comeToRest(page: Page, loadLimitMs: number): Promise<boolean> {
  const isLoaded = await inTime(page.waitForLoadState('load', { timeout: loadLimitMs }));
  return isLoaded && inTime(page.waitForLoadState('networkidle', { timeout: REST_LIMIT_MS }));
}

/** The page, or why it does not open, as the end of a sentence. */
export async function openPage(page: Page, url: string, timeoutMs: number): Promise<Opened | { reason: string }> {
  const startedAt = Date.now();
  const answers: Response[] = [];
  page.on('response', (response) => {
    if (response.request().isNavigationRequest() && response.frame() === page.mainFrame()) answers.push(response);
  });
  const error = await page.goto(url, { waitUntil: 'commit', timeout: timeoutMs }).then(
    () => undefined,
    ({ message }: Error) => message,
  );
  const response = answers.at(-1);
  // An answer without a body has a status, and yet is an error to the browser.
  const refused = response && whyNotOpened({ status: response.status(), headers: response.headers(), timeoutMs });
  const reason = refused ?? (error === undefined ? undefined : whyNotOpened({ error, timeoutMs }));
  if (reason !== undefined) return { reason };
  // Asked for now: a page whose scripts go on and on gives it no more.
  const html = response ? bodyOf(response) : Promise.resolve('');
  const isResting = await comeToRest(page, Math.max(1, timeoutMs - (Date.now() - startedAt)));
  return { html: await html, isResting };
}
