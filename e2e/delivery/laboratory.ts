/** The fixture of the fault laboratory: what the browser specs have, a ledger of leads, and a visitor whose browser can die. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { findBrowser } from '../../scripts/browsers.mjs';
import { test as base } from '../support/fixture';
import { createSite, type Site } from '../support/site';
import { type DurableBrowser, openDurableBrowser } from './durable-browser';
import { createLedger, type Ledger } from './ledger';
import { LONG, ROW, VERSION } from './notes';

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
  visitor: Visitor;
}

export const test = base.extend<Fixtures>({
  ledger: async ({ relay, upstream, browserName }, use, testInfo) => {
    const ledger = createLedger(relay, upstream);
    await use(ledger);
    if (testInfo.status === 'skipped') return;
    const row = ledger.row(testInfo.title.replace(LONG, ''), browserName);
    const found = await findBrowser(browserName);
    testInfo.annotations.push({ type: ROW, description: JSON.stringify(row) }, { type: VERSION, description: versionOf(found!.program) });
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
});

/** What a program says of its version, as in `Chromium 156.0.1`. */
const versionOf = (program: string) => execFileSync(program, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split(' built ')[0]!.trim();

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
export const addresses = (count: number, name = 'visitor') => Array.from({ length: count }, (_, index) => `${name}-${index}@example.com`);
