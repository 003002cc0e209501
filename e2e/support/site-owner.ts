/** Who runs the site and its relay: installs, makes a mistake, reads what the relay says of it, corrects it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DriftrockApi } from '../../demo/driftrock-api.mjs';
import type * as Server from '../../src/relay/node-server/server';
import { freePort } from '../../test/support/free-port.mjs';
import type { Profile } from './browser';
import { API_KEY, test as base } from './fixture';
import { type Addresses, type Installed, installationOf, type Misconfiguration } from './misconfigurations';
import { type PageServer, startPageServer } from './page-server';
import type { Site } from './site';

export { expect } from './fixture';

/** What the site owner does and reads, with a visitor of the site. */
export interface SiteOwner {
  addresses: Addresses;
  /** Makes the mistake; starts the relay where it does not run. */
  installs(row: Misconfiguration): Promise<void>;
  /** Makes it right: the relay is started again on its data and its address, and the pages are the right ones. */
  corrects(row: Misconfiguration): Promise<void>;
  /** A visitor opens the page, sends the form with this address by real keys, and is thanked by the site. */
  getsLead(email: string): Promise<void>;
  /** The operator's page as it is now, in HTML. */
  overview(): Promise<string>;
  /** The address of that page. */
  overviewUrl(): string;
  /** What is installed now. */
  installed(): Installed;
  /** The lines of the relay's log since its first start. */
  log(): string[];
  /** The variables by which the command `driftrock-relay` knows this relay. */
  variables(): Record<string, string>;
}

/** The relay's server as it is built. The path is no literal, so that types can be checked before there is a build. */
export async function importServer(): Promise<typeof Server> {
  const built = new URL('../../dist/relay-cli.mjs', import.meta.url).href;
  return import(built);
}

// A mistake is not corrected at once; meanwhile a relay's own waits have passed.
const CORRECTION_MS = 60 * 60_000;

/** A relay that can be started again on the same port and the same data, each time an hour later by its own clock. */
async function createRestartable(port: number, upstreamUrl: string) {
  const { startRelay } = await importServer();
  const storePlace = mkdtempSync(join(tmpdir(), 'driftrock-installed-'));
  const lines: string[] = [];
  const running: { relay?: Server.RunningRelay; laterMs: number } = { laterMs: -CORRECTION_MS };
  const stop = async () => void (await running.relay?.stop());
  return {
    storePlace,
    lines,
    current: () => running.relay!,
    async start({ origins = [], sourceIds = [], apiKey = '' }: Installed['relay']) {
      await stop();
      running.laterMs += CORRECTION_MS;
      running.relay = await startRelay({
        ...{ origins, sourceIds, apiKey, upstreamUrl, storePlace },
        ...{ host: '127.0.0.1', port, opsPort: 0, shutdownMs: 5_000 },
        now: () => Date.now() + running.laterMs,
        writeLog: (text) => void lines.push(text),
      });
    },
    async close() {
      await stop();
      rmSync(storePlace, { recursive: true, force: true });
    },
  };
}

/** What is around the site owner. */
interface Surroundings {
  site: Site;
  profile: Profile;
  pageServer: PageServer;
  upstream: DriftrockApi;
  sourceId: string;
  canBlock: boolean;
}

async function chooseAddresses({ pageServer, sourceId }: Surroundings, other: PageServer): Promise<Addresses> {
  const [relay, nowhere] = [await freePort(), await freePort()].map((port) => `http://127.0.0.1:${port}`);
  return {
    ...{ relay: relay!, nowhere: nowhere!, site: pageServer.origin, other: other.origin },
    ...{ sourceId, apiKey: API_KEY },
  };
}

async function createSiteOwner(around: Surroundings): Promise<SiteOwner & { close(): Promise<void> }> {
  const { site, profile, pageServer, upstream, canBlock } = around;
  const { installation } = pageServer;
  // The same pages at another origin, with a tag of their own. Another host would be another site, into whose frames no
  // driver of Firefox types.
  const otherInstallation = { ...installation };
  const otherServer = await startPageServer(otherInstallation);
  const addresses = await chooseAddresses(around, otherServer);
  const relay = await createRestartable(Number(new URL(addresses.relay).port), upstream.url);
  const state: { installed?: Installed } = {};

  const set = async (installed: Installed) => {
    await relay.start(installed.relay);
    const { head, headInFrame, policy, blocked } = installed;
    installation.texts = { '<!--pasted-->': head, '%OTHER_ORIGIN%': addresses.other };
    installation.headers = policy === undefined ? {} : { 'Content-Security-Policy': policy };
    Object.assign(otherInstallation, installation, { texts: { '<!--pasted-->': headInFrame } });
    base.skip(blocked !== undefined && !canBlock, 'this browser cannot be kept from a file');
    if (blocked !== state.installed?.blocked) await profile.block(blocked);
    state.installed = installed;
  };

  return {
    addresses,
    installs: (row) => set(installationOf(addresses, row, 'wrong')),
    async corrects(row) {
      await row.rightOnPage?.(site);
      await set(installationOf(addresses, row, 'right'));
    },
    async getsLead(email) {
      const { page } = state.installed!;
      await site.open(page);
      const form = page === 'pasted-frame' ? site.inFrame('#frame') : site;
      // Into a frame, WebKitGTK's driver types only what has been clicked on.
      await form.click('[name="name"]');
      await form.type('[name="name"]', 'Ada');
      if (page !== 'pasted?no-contact') await form.type('[name="email"]', email);
      await form.click('button');
      await form.see('#thanks');
    },
    overview: async () => (await fetch(relay.current().opsUrl!)).text(),
    overviewUrl: () => relay.current().opsUrl!,
    installed: () => state.installed!,
    log: () => relay.lines,
    variables: () => {
      const { origins, sourceIds, apiKey } = state.installed!.relay;
      return {
        DRIFTROCK_API_KEY: apiKey!,
        RELAY_ORIGINS: String(origins),
        RELAY_SOURCE_IDS: String(sourceIds),
        DRIFTROCK_API_URL: upstream.url,
        RELAY_SPOOL: relay.storePlace,
      };
    },
    async close() {
      await relay.close();
      await otherServer.close();
    },
  };
}

/** The fixture with a site owner. */
export const test = base.extend<{ owner: SiteOwner }>({
  owner: async ({ site, profile, pageServer, upstream, sourceId, runningBrowser: { canBlock } }, use) => {
    const owner = await createSiteOwner({ site, profile, pageServer, upstream, sourceId, canBlock });
    await use(owner);
    await owner.close();
  },
});
