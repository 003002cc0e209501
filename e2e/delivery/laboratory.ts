/**
 * The fixture of the fault laboratory: what the browser specs have, a ledger of leads, and a visitor whose browser can
 * die.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { findBrowser } from '../../scripts/browsers.mjs';
import { test as base } from '../support/fixture';
import { createSite, type Site } from '../support/site';
import { type DurableBrowser, openDurableBrowser } from './durable-browser';
import { createLedger, type Ledger } from './ledger';
import { ROW, TAGS, VERSION } from './notes';

export { expect };

/** A visitor who has one profile on disk, and opens the browser on it again and again. */
export interface Visitor {
  /** Opens the browser, and a tab in it. */
  comes(): Promise<Site>;
  /** Closes the browser as its menu does. */
  leaves(): Promise<void>;
  /** Kills the browser this many milliseconds from now: the fault's own time. */
  isKilled(afterMs: number): Promise<void>;
  /** The browser freezes the tab that shows this page. */
  freezes(page: string): Promise<void>;
}

interface Fixtures {
  ledger: Ledger;
  /** The site in a browser that has its back/forward cache, which Playwright's ordinary start takes from Chromium. */
  cachingSite: Site;
  visitor: Visitor;
}

export const test = base.extend<Fixtures>({
  ledger: async ({ relay, upstream, browserName, runningBrowser }, use, testInfo) => {
    const ledger = createLedger(relay, upstream);
    await use(ledger);
    const row = ledger.row(testInfo.title.replace(TAGS, ''), browserName);
    testInfo.annotations.push(
      { type: ROW, description: JSON.stringify(row) },
      { type: VERSION, description: runningBrowser.version() },
    );
    expect(row, 'no lead is lost, and none sent twice').toMatchObject({ lost: ledger.allowedLoss(), twiceUpstream: 0 });
  },
  visitor: async ({ playwright, browserName, pageServer, relay }, use) => {
    const found = await findBrowser(browserName);
    const folder = mkdtempSync(join(tmpdir(), 'driftrock-profile-'));
    const open: DurableBrowser[] = [];
    await use({
      async comes() {
        open.push(await openDurableBrowser(playwright[browserName], found!, folder));
        return createSite(open[0]!, pageServer, relay);
      },
      leaves: async () => open.pop()?.close(),
      async isKilled(afterMs) {
        await new Promise((resolve) => setTimeout(resolve, afterMs));
        await open.pop()?.kill();
      },
      freezes: async (page) => open[0]?.freeze(`${pageServer.origin}/${page}`),
    });
    for (const browser of open) await browser.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  cachingSite: async ({ browserName, visitor, site, pageServer }, use) => {
    // A page that must not be stored is none for that cache either.
    pageServer.installation.headers['Cache-Control'] = 'no-cache';
    await use(browserName === 'webkit' ? site : await visitor.comes());
  },
});

/** Sends a form that leaves the page at once, and does not wait for the next page. */
export async function sendForm(site: Site, email: string): Promise<void> {
  await site.open('contact-form');
  await site.fill({ email });
  await site.click('button');
}

/** Sends a form that the page sends itself, and sees its thanks. */
export async function sendAjaxForm(site: Site, email: string): Promise<void> {
  await site.open('ajax-form');
  await site.fill({ email });
  await site.click('button');
  await site.see('#thanks');
}

/**
 * Sends these leads one after the other from the page that is open: pages/no-form, without its thanks.
 *
 * Each has an element of its own: the same one said again, with nothing done by the visitor since, is no second lead.
 */
export async function sendLeads(site: Site, emails: string[]): Promise<void> {
  await site.evaluate((addresses) => {
    for (const address of addresses) {
      const lead = document.querySelector('#lead')!.cloneNode(true) as Element;
      lead.querySelector('input')!.value = address;
      document.body.append(lead);
      (window as never as { driftrock(command: string, form: Element): void }).driftrock('capture', lead);
      lead.remove();
    }
  }, emails);
}

/** Addresses of this many visitors. */
export const addresses = (count: number, name = 'visitor') =>
  Array.from({ length: count }, (_, index) => `${name}-${index}@example.com`);
