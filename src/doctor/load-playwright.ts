/** The library that drives the browser: an optional package, which a relay does without. */
import type { BrowserType } from 'playwright-core';

/** What to do without it. */
export const HOW_TO_GET_IT =
  'this command opens the page by the package playwright-core, which is not installed: npm install playwright-core';

/** Chromium, Chrome and Edge, as the library drives them; a sentence where it is missing. */
export async function loadChromium(): Promise<{ chromium: BrowserType } | { problem: string }> {
  try {
    const { chromium } = await import('playwright-core');
    return { chromium };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return { problem: HOW_TO_GET_IT };
    throw error;
  }
}
