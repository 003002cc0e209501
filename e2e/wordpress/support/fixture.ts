/** The fixture of the plug-in's specs: a real WordPress, a real relay, and the stand-in for Driftrock's API. */
import { expect, mergeTests, type Page, test as base } from '@playwright/test';
import { type DriftrockApi, startDriftrockApi } from '../../../demo/driftrock-api.mjs';
import type * as Server from '../../../src/relay/node-server/server';
import { test as windows } from '../../support/windows';
import { startWordPress, type WordPress } from './wordpress';

export { expect } from '@playwright/test';

/** The one key that Driftrock's API takes, and the capture that the relay takes. */
const API_KEY = 'key-of-the-specs';
export const SOURCE_ID = 'capture-of-the-specs';
export const SETTINGS_PAGE = '/wp-admin/options-general.php?page=driftrock';

type RelayOptions = Partial<Parameters<typeof Server.startRelay>[0]>;

interface TestFixtures {
  upstream: DriftrockApi;
  /** A relay that takes leads of this WordPress; other options on request. */
  startRelay(options?: RelayOptions): Promise<Server.RunningRelay>;
  /** Fails a test in which PHP has complained of the plug-in. */
  noComplaints: void;
  /** A page in the browser of somebody who may change the site's settings, or of another user. */
  openAs(user?: string): Promise<Page>;
}

/** The relay's server as it is built. The path is no literal, so that types can be checked before there is a build. */
async function importServer(): Promise<typeof Server> {
  const built = new URL('../../../dist/relay-cli.mjs', import.meta.url).href;
  return import(built);
}

const wordpress = base.extend<TestFixtures, { wordpress: WordPress }>({
  wordpress: [
    async ({}, use) => {
      const running = await startWordPress();
      await use(running);
      await running.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  noComplaints: [
    async ({ wordpress: site }, use) => {
      await use();
      expect(site.complaints()).toEqual([]);
    },
    { auto: true },
  ],
  upstream: async ({}, use) => {
    const api = await startDriftrockApi({ apiKey: API_KEY });
    await use(api);
    await api.close();
  },
  startRelay: async ({ upstream, wordpress: site }, use) => {
    const { startRelay } = await importServer();
    const running: Server.RunningRelay[] = [];
    await use(async (options = {}) => {
      const relay = await startRelay({
        host: '127.0.0.1',
        port: 0,
        opsPort: 0,
        shutdownMs: 5_000,
        apiKey: API_KEY,
        upstreamUrl: upstream.url,
        origins: [site.url],
        sourceIds: [SOURCE_ID],
        writeLog: () => {},
        ...options,
      });
      running.push(relay);
      return relay;
    });
    await Promise.all(running.map((relay) => relay.stop()));
  },
});

export const test = mergeTests(wordpress, windows).extend<TestFixtures>({
  openAs: async ({ openWindow, wordpress: site }, use) => {
    await use(async (user) => {
      const page = await openWindow();
      await page.context().addCookies(await site.logIn(user));
      return page;
    });
  },
});

/** What was typed into the settings page, saved. */
export async function saveSettings(page: Page, values: { relay?: string; sourceId?: string }): Promise<void> {
  if (values.relay !== undefined) await page.getByLabel('Relay').fill(values.relay);
  if (values.sourceId !== undefined) await page.getByLabel('Capture').fill(values.sourceId);
  await page.getByRole('button', { name: 'Save Changes' }).click();
  await page.locator('.notice').first().waitFor();
}
