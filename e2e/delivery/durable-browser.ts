/** A browser whose profile stays on disk: it can be closed, killed as by a power cut, and opened again. */
import { readdirSync, readFileSync } from 'node:fs';
import type { BrowserContext, BrowserType } from '@playwright/test';
import type { Browser, BrowserName } from '../../scripts/browsers.mjs';
import type { Profile } from '../support/browser';
import { createProfile, launchOptions } from '../support/playwright-browser';

/** A profile in a browser of its own. */
export interface DurableBrowser extends Profile {
  /** Ends every process of the browser at once, with SIGKILL: nothing is said, nothing is saved. */
  kill(): Promise<void>;
  /** Freezes the tab on this address, as a browser does with what nobody looks at: Chromium alone. */
  freeze(url: string): Promise<void>;
}

/** Keeps what would go to the back/forward cache alive there: Playwright switches that cache off. */
const IGNORED_ARGUMENTS = ['--disable-back-forward-cache'];

/** The browser on the profile in this folder. */
export async function openDurableBrowser(type: BrowserType, found: Browser, folder: string): Promise<DurableBrowser> {
  const options = launchOptions(type.name() as BrowserName, found);
  const context = await type.launchPersistentContext(folder, {
    ...options,
    ...(type.name() === 'chromium' && { ignoreDefaultArgs: IGNORED_ARGUMENTS }),
  });
  return { ...createProfile(context), kill: () => kill(context, folder), freeze: (url) => freeze(context, url) };
}

/** Chrome DevTools Protocol, Page.setWebLifecycleState. */
async function freeze(context: BrowserContext, url: string): Promise<void> {
  const page = context.pages().find((tab) => tab.url() === url);
  const session = await context.newCDPSession(page!);
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
}

async function kill(context: BrowserContext, folder: string): Promise<void> {
  const closed = new Promise((resolve) => context.once('close', resolve));
  // A negative id is the whole process group: the browser, its tabs and its network process.
  process.kill(-groupOf(folder), 'SIGKILL');
  await closed;
}

/** The group of the processes that name this folder on their command line: Linux, `proc(5)`. */
function groupOf(folder: string): number {
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const [commandLine, stat] = [readText(`/proc/${id}/cmdline`), readText(`/proc/${id}/stat`)];
    // The name in brackets may hold spaces; after it come state, parent and group.
    const group = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]);
    if (commandLine.includes(folder) && group === Number(id)) return group;
  }
  throw new Error(`No browser runs on ${folder}.`);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // The process has ended since it was listed.
  }
}
