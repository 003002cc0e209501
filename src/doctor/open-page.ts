/** Opens the page that is asked for, and waits until it has come to rest. */
import type { Page, Response } from 'playwright-core';
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
  let response: Response | null;
  try {
    response = await page.goto(url, { waitUntil: 'commit', timeout: timeoutMs });
  } catch (error) {
    return { reason: whyNotOpened({ error: (error as Error).message, timeoutMs }) ?? '' };
  }
  const reason = response && whyNotOpened({ status: response.status(), headers: response.headers(), timeoutMs });
  if (reason) return { reason };
  const isResting = await comeToRest(page, Math.max(1, timeoutMs - (Date.now() - startedAt)));
  return { html: (await response?.text().catch(() => '')) ?? '', isResting };
}
