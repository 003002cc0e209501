/** The button that sends a test lead: it goes the whole way, or says in words what is wrong. */
import type { Page } from '@playwright/test';
import { freePort } from '../../test/support/free-port.mjs';
import { expect, SETTINGS_PAGE, SOURCE_ID, test } from './support/fixture';

async function sendTestLead(page: Page, url: string): Promise<void> {
  await page.goto(url + SETTINGS_PAGE);
  await page.getByRole('button', { name: 'Send a test lead' }).click();
}

test('arrives in Driftrock, marked as a test', async ({ wordpress, startRelay, openAs, upstream }) => {
  const relay = await startRelay();
  await wordpress.reset(['driftrock'], { relay: relay.url });
  const page = await openAs();
  await sendTestLead(page, wordpress.url);
  await expect(page.getByRole('status')).toHaveText(
    'The relay has taken the test lead. Look for "Test lead from WordPress" in your Driftrock capture.',
  );
  await expect
    .poll(() => upstream.events.map(({ event }) => event))
    .toMatchObject([
      {
        event_name: 'Test lead from WordPress',
        source_id: SOURCE_ID,
        fields: { email: 'owner@example.com' },
      },
    ]);
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('driftrock')))).toEqual([]);
});

test('asks for an address', async ({ wordpress, startRelay, openAs, upstream }) => {
  const relay = await startRelay();
  await wordpress.reset(['driftrock'], { relay: relay.url });
  const page = await openAs();
  await page.goto(wordpress.url + SETTINGS_PAGE);
  await page.getByLabel('Your e-mail address').fill('nobody');
  await page.getByRole('button', { name: 'Send a test lead' }).click();
  await expect(page.getByRole('status')).toContainText('Give an e-mail address of your own');
  expect(upstream.events).toEqual([]);
});

test('says that nothing answers', async ({ wordpress, openAs }) => {
  const relay = `http://127.0.0.1:${await freePort()}`;
  await wordpress.reset(['driftrock'], { relay });
  const page = await openAs();
  await sendTestLead(page, wordpress.url);
  await expect(page.getByRole('status')).toHaveText(
    `The page gets no answer from ${relay}. Correct the field Relay, or start the relay with its HTTPS and DNS entry.`,
  );
});

test('says that something else answers', async ({ wordpress, openAs }) => {
  await wordpress.reset(['driftrock'], { relay: wordpress.url });
  const page = await openAs();
  await sendTestLead(page, wordpress.url);
  await expect(page.getByRole('status')).toContainText(`What answers at ${wordpress.url} takes no leads.`);
});

test('says that the relay does not take leads of this site', async ({ wordpress, startRelay, openAs }) => {
  const relay = await startRelay({ origins: ['https://www.example.com'] });
  await wordpress.reset(['driftrock'], { relay: relay.url });
  const page = await openAs();
  await sendTestLead(page, wordpress.url);
  await expect(page.getByRole('status')).toContainText(
    `The relay takes no leads from ${wordpress.url}. ` +
      `For the relay's operator: if the page is yours, add ${wordpress.url} to RELAY_ORIGINS`,
  );
});

test("says that the capture is not the relay's", async ({ wordpress, startRelay, openAs }) => {
  const relay = await startRelay();
  await wordpress.reset(['driftrock'], { relay: relay.url, source_id: 'another' });
  const page = await openAs();
  await sendTestLead(page, wordpress.url);
  await expect(page.getByRole('status')).toContainText('The relay takes no leads for the capture another.');
});

test('says that a capture must be named', async ({ wordpress, startRelay, openAs }) => {
  const relay = await startRelay({ sourceIds: ['one', 'two'] });
  await wordpress.reset(['driftrock'], { relay: relay.url });
  const page = await openAs();
  await sendTestLead(page, wordpress.url);
  await expect(page.getByRole('status')).toContainText('Fill in the field Capture.');
});

test('says that Driftrock refuses the key, once it has', async ({ wordpress, startRelay, openAs, upstream }) => {
  const relay = await startRelay({ apiKey: 'wrong-key' });
  await wordpress.reset(['driftrock'], { relay: relay.url });
  const page = await openAs();
  await sendTestLead(page, wordpress.url);
  await expect(page.getByRole('status')).toContainText("Driftrock refuses the relay's API key.");
  expect(upstream.events).toEqual([]);
});

test('can be sent again once what was wrong is right', async ({ wordpress, startRelay, openAs, upstream }) => {
  const port = await freePort();
  await wordpress.reset(['driftrock'], { relay: `http://127.0.0.1:${port}` });
  const page = await openAs();
  await sendTestLead(page, wordpress.url);
  await expect(page.getByRole('status')).toContainText('The page gets no answer from');
  await startRelay({ port });
  await page.getByRole('button', { name: 'Send a test lead' }).click();
  await expect(page.getByRole('status')).toContainText('The relay has taken the test lead.');
  await expect.poll(() => upstream.events).toHaveLength(1);
});
