/** The page for the operator, as a person uses it: by keyboard, on a phone, in the dark, and without scripts. */
import { type BrowserContextOptions, type Page, expect } from '@playwright/test';
import { type DriftrockApi, startDriftrockApi } from '../demo/driftrock-api.mjs';
import type * as Server from '../src/relay/node-server/server';
import { type PageServer, startPageServer } from './support/page-server';
import { LOOKS, test as base, violationsOf } from './support/windows';

const API_KEY = 'key-of-the-specs';
const SOURCE_ID = 'the-only-capture';

interface Fixtures {
  api: DriftrockApi;
  pageServer: PageServer;
  relay: Server.RunningRelay;
  /** The overview in a new browser window of this kind. */
  openOverview(options?: BrowserContextOptions): Promise<Page>;
}

/** The relay's server as it is built. The path is no literal, so that types can be checked before there is a build. */
async function importServer(): Promise<typeof Server> {
  const built = new URL('../dist/relay-cli.mjs', import.meta.url).href;
  return import(built);
}

const test = base.extend<Fixtures>({
  // Playwright reads what a fixture needs from its first parameter, which must be a pattern, even of nothing.
  api: async ({}, use) => {
    const api = await startDriftrockApi({ apiKey: API_KEY });
    await use(api);
    await api.close();
  },
  pageServer: async ({}, use) => {
    const server = await startPageServer({ relay: '', sourceId: SOURCE_ID, options: {}, headers: {} });
    await use(server);
    await server.close();
  },
  relay: async ({ api, pageServer }, use) => {
    const { startRelay } = await importServer();
    const relay = await startRelay({
      apiKey: API_KEY,
      upstreamUrl: api.url,
      origins: [pageServer.origin],
      sourceIds: [SOURCE_ID],
      host: '127.0.0.1',
      port: 0,
      opsPort: 0,
      shutdownMs: 5_000,
      writeLog: () => {},
    });
    await use(relay);
    await relay.stop();
  },
  openOverview: async ({ openWindow, relay }, use) =>
    use(async (options) => {
      const page = await openWindow(options);
      await page.goto(relay.opsUrl!);
      return page;
    }),
});

const sendFrom = (relay: Server.RunningRelay, Origin: string) =>
  fetch(`${relay.url}/v2/event`, {
    method: 'POST',
    headers: { Origin, 'Content-Type': 'text/plain' },
    body: JSON.stringify({
      event_type: 'lead',
      event_name: 'x',
      source_id: SOURCE_ID,
      fields: { email: 'a@example.com' },
    }),
  });

for (const [look, options] of LOOKS)
  test(`is fit for everybody, ${look}`, async ({ openOverview, relay, api, pageServer }) => {
    await sendFrom(relay, pageServer.origin);
    await sendFrom(relay, 'https://staging.example.com');
    api.answerWith(401, { error: 'who are you?' });
    await sendFrom(relay, pageServer.origin);
    const page = await openOverview(options);
    await page.evaluate(() =>
      document.querySelectorAll('details').forEach((details) => {
        details.removeAttribute('name'); // Else opening one closes the others.
        details.open = true;
      }),
    );
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.screenshot({ path: `test-results/ops-${look.replaceAll(' ', '-')}.png`, fullPage: true });
  });

test('a test lead goes the whole way by keyboard alone', async ({ openOverview, api }) => {
  const page = await openOverview();
  await page.getByLabel('E-mail address').focus();
  await page.keyboard.type('operator@example.com');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Driftrock has taken it.')).toBeVisible();
  await expect(page.locator('pre.code')).toHaveText('200 {"data":"ok"}');
  expect(await violationsOf(page)).toEqual([]);
  expect(api.events.map(({ event }) => event['event_name'])).toEqual(['First test lead']);
});

test('works without a script', async ({ openOverview, api }) => {
  const page = await openOverview({ javaScriptEnabled: false });
  await expect(page.getByText('It is ready, and no lead has come yet.')).toBeVisible();
  await page.getByText('Google Tag Manager').click();
  await expect(page.getByText('Custom HTML')).toBeVisible();
  await page.getByLabel('E-mail address').fill('operator@example.com');
  await page.getByRole('button', { name: 'Send a test lead' }).click();
  await expect(page.getByText('Driftrock has taken it.')).toBeVisible();
  expect(api.events).toHaveLength(1);
});

test('says by itself what has changed, and leaves alone what is being typed', async ({
  openOverview,
  relay,
  pageServer,
}) => {
  const page = await openOverview();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  await page.getByLabel('E-mail address').fill('operator@');
  await sendFrom(relay, pageServer.origin);
  await expect(page.getByText('It works: leads reach Driftrock.')).toBeVisible();
  await expect(page.getByLabel('E-mail address')).toHaveValue('operator@');
  expect(complaints).toEqual([]);
  await relay.stop();
  await expect(page.getByText('This page is no longer up to date')).toBeVisible();
});

for (const id of ['script-tag', 'integrity', 'tag-manager', 'wordpress'])
  test(`the line to copy brings a lead: ${id}`, async ({ openOverview, api, pageServer }) => {
    const page = await openOverview();
    await page.locator(`#install-${id}`).evaluate((details) => details.setAttribute('open', ''));
    const line = await page.locator(`#install-${id} code`).innerText();
    // A page of a real server: a browser lets no other one load from this machine.
    await page.goto(`${pageServer.origin}/blank`);
    await page.setContent(`<!doctype html><html lang="en"><head><title>landing</title>${line}</head>
      <body><form action="/submit"><input type="email" name="email"><button>Send</button></form></body></html>`);
    await page.waitForFunction(() => 'driftrock' in window);
    await page.locator('input').fill('ada@example.com');
    await page.locator('button').click();
    await expect
      .poll(() => api.events.map(({ event }) => event))
      .toMatchObject([{ source_id: SOURCE_ID, fields: { email: 'ada@example.com' } }]);
  });
