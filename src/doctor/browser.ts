/** A browser for one visit: started without a window, with a profile of its own that is gone afterwards. */
import type { BrowserContext } from 'playwright-core';
import { findBrowser, thisMachine } from './find-browser';
import { loadChromium } from './load-playwright';

/** The browser, running. */
export interface Browser {
  context: BrowserContext;
  /** `Chrome 140.0.7339.80`. */
  name: string;
  close(): Promise<void>;
}

const VIEWPORT = { width: 1280, height: 900 };
// A busy machine now and then never says that a browser has ended; it ends with the command.
const CLOSE_LIMIT_MS = 5_000;

const nameOf = (context: BrowserContext): string => {
  const version = context.browser()?.version() ?? '';
  return `Chrome ${version}`.trim();
};

const firstLine = (error: unknown): string => (error as Error).message.split('\n', 1)[0] ?? '';

/** Starts it; a sentence where there is none, or where it does not start. */
export async function startBrowser(wanted: string | undefined): Promise<Browser | { problem: string }> {
  const loaded = await loadChromium();
  if ('problem' in loaded) return loaded;
  const found = findBrowser(wanted, thisMachine(loaded.chromium.executablePath()));
  if ('problem' in found) return found;
  try {
    // A whole profile, not a private window: storage, cookies and extensions are as visitors have them.
    const context = await loaded.chromium.launchPersistentContext('', {
      // Playwright leaves Chromium's sandbox off, which many machines do not allow, and keeps its own requests away.
      executablePath: found.path,
      viewport: VIEWPORT,
      acceptDownloads: false,
    });
    const close = () => Promise.race([context.close(), new Promise<void>((end) => setTimeout(end, CLOSE_LIMIT_MS))]);
    return { context, name: nameOf(context), close };
  } catch (error) {
    return { problem: `${found.path} does not start: ${firstLine(error)}` };
  }
}
