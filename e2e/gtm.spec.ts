/** The Tag Manager template on a real page: its code, run there as Tag Manager runs it, brings the leads. */
import { mergeTests, type Page } from '@playwright/test';
import { createPermissions } from '../test/integrations/gtm/support/permissions';
import { readTemplate } from '../test/integrations/gtm/support/template';
import { createWebApis, type Host } from '../test/integrations/gtm/support/web-apis';
import { leadsOf } from './support/expectations';
import { expect, test as visitors } from './support/fixture';
import { importServer } from './support/site-owner';
import { test as windows } from './support/windows';

/** What the fields of the tag's form say, by their names. */
type Fields = Record<string, unknown>;

/** The permissions allow https alone, as Tag Manager's. This name leads to the relay of the test. */
const RELAY = 'https://relay.example.com';

const template = readTemplate();

/** Runs in the page, as text: what Tag Manager is there. */
function bindToPage(): Host & { results: string[] } {
  return Object.assign(window as never as { tagManager: Host & { results: string[] } }, {
    tagManager: {
      globals: window as never,
      inject(url: string, onLoad: () => void, onError: () => void) {
        const script = document.createElement('script');
        Object.assign(script, { async: true, src: url, onload: onLoad, onerror: onError });
        document.head.append(script);
      },
      log: (words: unknown[]) => console.info(...words),
      consent: { ad_storage: false },
      consentListeners: [],
      results: [],
    },
  }).tagManager;
}

/** The script that Tag Manager's container would be, with this one tag in it. */
const containerWith = (fields: Fields): string => `<script>
(() => {
  const host = (${bindToPage})();
  const apis = (${createWebApis})(host, (${createPermissions})(${JSON.stringify(template.permissions)}));
  const data = ${JSON.stringify(fields)};
  data.gtmOnSuccess = () => host.results.push('success');
  data.gtmOnFailure = () => host.results.push('failure');
  (function (require, data) {
    'use strict';
    ${template.code}
  })((name) => apis[name], data);
})();
</script>`;

interface TagManager {
  /** The page with a contact form and this tag, in a window whose name for the relay leads to the real one. */
  openWith(fields: Fields): Promise<Page>;
}

const test = mergeTests(visitors, windows).extend<TagManager>({
  openWith: async ({ openWindow, pageServer, upstream, sourceId }, use) => {
    const { startRelay } = await importServer();
    const relay = await startRelay({
      host: '127.0.0.1',
      port: 0,
      opsPort: 0,
      shutdownMs: 5_000,
      apiKey: 'key-of-the-specs',
      upstreamUrl: upstream.url,
      origins: [pageServer.origin],
      sourceIds: [sourceId],
      writeLog: () => {},
    });
    const pages: Page[] = [];
    await use(async (fields) => {
      pageServer.installation.texts = { '<!--pasted-->': containerWith(fields) };
      const page = await openWindow();
      pages.push(page);
      await page.route(`${RELAY}/**`, async (route) => {
        const url = route.request().url().replace(RELAY, relay.url);
        await route.fulfill({ response: await route.fetch({ url }) });
      });
      await page.goto(`${pageServer.origin}/pasted`);
      return page;
    });
    // An answer may still be on its way when a test has seen what it wants.
    for (const page of pages) await page.unrouteAll({ behavior: 'ignoreErrors' });
    await relay.stop();
  },
});

// The template is plain ES5, so one engine shows what it does.
test.skip(
  ({ browserName }) => browserName !== 'chromium',
  "a route keeps the body of a page's request in Chromium alone",
);

async function sendForm(page: Page): Promise<void> {
  await page.locator('[name=email]').fill('ada@example.com');
  await page.locator('button').click();
  await page.locator('#thanks').waitFor();
}

const resultsOf = (page: Page) =>
  page.evaluate(() => (window as never as { tagManager: { results: string[] } }).tagManager.results);

test('a tag with nothing but the relay in it brings one lead', async ({ openWith, upstream, sourceId }) => {
  const page = await openWith({ relay: RELAY });
  await expect.poll(() => resultsOf(page)).toEqual(['success']);
  await sendForm(page);
  await expect.poll(() => leadsOf(upstream)).toEqual([{ email: 'ada@example.com' }]);
  expect(upstream.events.map(({ event }) => event['source_id'])).toEqual([sourceId]);
});

test("the tag's fields reach the lead", async ({ openWith, upstream, sourceId }) => {
  const page = await openWith({ relay: RELAY, sourceId, eventName: 'Quote wanted', personId: 'ada', persist: true });
  await expect.poll(() => resultsOf(page)).toEqual(['success']);
  await sendForm(page);
  await expect
    .poll(() => upstream.events.map(({ event }) => event))
    .toMatchObject([{ event_name: 'Quote wanted', person_id: 'ada', source_id: sourceId }]);
});

test('a lead waits for the consent that Tag Manager tells of, and goes out with it', async ({ openWith, upstream }) => {
  const page = await openWith({ relay: RELAY, consent: 'consentMode', consentType: 'ad_storage' });
  await expect.poll(() => resultsOf(page)).toEqual(['success']);
  await sendForm(page);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  expect(leadsOf(upstream)).toEqual([]);
  await page.evaluate(() =>
    (window as never as { tagManager: Host }).tagManager.consentListeners.forEach((tell) => tell('ad_storage', true)),
  );
  await expect.poll(() => leadsOf(upstream)).toEqual([{ email: 'ada@example.com' }]);
});

test('a tag whose relay does not answer has failed, and the form works', async ({ openWith, upstream }) => {
  const page = await openWith({ relay: 'https://nowhere.invalid' });
  await expect.poll(() => resultsOf(page)).toEqual(['failure']);
  await sendForm(page);
  expect(leadsOf(upstream)).toEqual([]);
});
