/**
 * The fixture of every browser spec: a visitor on a site, the relay behind a switch, and Driftrock's API, three
 * origins.
 */
import { randomUUID } from 'node:crypto';
import { test as base, type BrowserType } from '@playwright/test';
import { startDriftrockApi, type DriftrockApi } from '../../demo/driftrock-api.mjs';
import { findHeadlessBrowser, type BrowserName } from '../../scripts/browsers.mjs';
import type * as Handler from '../../src/relay/index';
import type { Profile, RunningBrowser } from './browser';
import { LOADER_RUN } from './loader-run';
import { startPageServer, type PageServer } from './page-server';
import { startPlaywrightBrowser } from './playwright-browser';
import { startRelaySwitch, type RelaySwitch } from './relay-switch';
import { createSite, type Site } from './site';
import { startWebKitBrowser } from './webkit-browser';

export { expect } from '@playwright/test';

/** The one key that Driftrock's API takes. */
export const API_KEY = 'key-of-the-specs';
/** The capture of the second form on pages/two-forms.html. */
const ANOTHER_SOURCE_ID = 'another-capture';

interface TestFixtures {
  site: Site;
  relay: RelaySwitch;
  /** What Driftrock's API accepted. */
  upstream: DriftrockApi;
  /** The capture's id, another one for each test. */
  sourceId: string;
  profile: Profile;
  pageServer: PageServer;
  /** A relay of this test's options that remembers nothing yet; other options on request. */
  newRelay(options?: Partial<Handler.RelayOptions>): Promise<Handler.Relay>;
}

/** The relay as it is built. The path is no literal, so that types can be checked before there is a build. */
async function importRelay(): Promise<typeof Handler> {
  const built = new URL('../../dist/relay.mjs', import.meta.url).href;
  return import(built);
}

async function startBrowser(name: BrowserName, type: BrowserType): Promise<RunningBrowser> {
  const found = await findHeadlessBrowser(name);
  if (!found) throw new Error(`${name} is not installed. "npm test" installs it, or says which command does.`);
  return found.build === 'system' && name === 'webkit'
    ? startWebKitBrowser(found.program)
    : startPlaywrightBrowser(type, found);
}

export const test = base.extend<TestFixtures, { runningBrowser: RunningBrowser }>({
  runningBrowser: [
    async ({ playwright, browserName }, use) => {
      const browser = await startBrowser(browserName, playwright[browserName]);
      await use(browser);
      await browser.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  // Servers and profile are new for each test: new ports are new origins, so that nothing of one test can reach
  // another.
  profile: async ({ runningBrowser }, use) => {
    const profile = await runningBrowser.newProfile();
    await use(profile);
    await profile.close();
  },
  // Playwright reads what a fixture needs from its first parameter, which must be a pattern, even of nothing.
  sourceId: async ({}, use) => use(randomUUID()),
  upstream: async ({}, use) => {
    const api = await startDriftrockApi({ apiKey: API_KEY });
    await use(api);
    await api.close();
  },
  pageServer: async ({ sourceId }, use) => {
    const server = await startPageServer({ relay: '', sourceId, options: {}, headers: {}, ...LOADER_RUN });
    await use(server);
    await server.close();
  },
  newRelay: async ({ upstream, pageServer, sourceId }, use) => {
    const options = {
      apiKey: API_KEY,
      upstreamUrl: upstream.url,
      origins: [pageServer.origin],
      sourceIds: [sourceId, ANOTHER_SOURCE_ID],
    };
    const { createRelay } = await importRelay();
    await use(async (others) => createRelay({ ...options, writeLog: () => {}, ...others }));
  },
  relay: async ({ newRelay, pageServer }, use) => {
    const relay = await newRelay();
    const behindSwitch = await startRelaySwitch((request) => relay.fetch(request));
    pageServer.installation.relay = behindSwitch.url;
    await use(behindSwitch);
    await behindSwitch.close();
    await relay.close();
  },
  site: async ({ profile, pageServer, relay }, use) => use(await createSite(profile, pageServer, relay)),
});
