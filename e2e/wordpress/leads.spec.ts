/** Leads of a real WordPress: which of its forms give one, and when. */
import type { Page } from '@playwright/test';
import { leadsOf } from '../support/expectations';
import { expect, SOURCE_ID, test } from './support/fixture';

/** Once this browser has nothing left to send: leaving a page decides what is undecided, and the next page sends it. */
async function settled(page: Page): Promise<void> {
  await page.goto(new URL('/', page.url()).href);
  const waiting = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('driftrock:')));
  await expect.poll(waiting).toEqual([]);
}

test('a contact form gives one lead', async ({ wordpress, startRelay, openWindow, upstream }) => {
  const relay = await startRelay();
  await wordpress.reset(['driftrock', 'contact-form'], { relay: relay.url });
  const page = await openWindow();
  await page.goto(`${wordpress.url}/?pagename=contact`);
  await page.getByLabel('Name').fill('Ada');
  await page.getByLabel('E-mail').fill('ada@example.com');
  await page.getByLabel('Message').fill('A cake, please.');
  await page.locator('#contact button').click();
  await page.getByText('Thank you.').waitFor();
  await expect.poll(() => leadsOf(upstream)).toHaveLength(1);
  await settled(page);
  expect(leadsOf(upstream)).toHaveLength(1);
  expect(upstream.events[0]?.event).toMatchObject({ source_id: SOURCE_ID, event_name: 'Form submitted' });
  expect(Object.values(leadsOf(upstream)[0] as object)).toEqual(
    expect.arrayContaining(['Ada', 'ada@example.com', 'A cake, please.']),
  );
  expect(JSON.stringify(leadsOf(upstream))).not.toContain('_wpnonce');
});

test("WordPress' own comment form gives none", async ({ wordpress, startRelay, openWindow, upstream }) => {
  const relay = await startRelay();
  await wordpress.reset(['driftrock', 'contact-form'], { relay: relay.url });
  const page = await openWindow();
  await page.goto(`${wordpress.url}/?p=1`);
  await page.getByRole('textbox', { name: 'Comment' }).fill('Nice.');
  await page.getByRole('textbox', { name: 'Name' }).fill('Eve');
  await page.getByRole('textbox', { name: 'Email' }).fill('eve@example.com');
  await page.getByRole('button', { name: 'Post Comment' }).click();
  await page.waitForURL(/unapproved=|#comment-/);
  expect(
    await wordpress.ask("(int) get_comments( array( 'count' => true, 'author_email' => 'eve@example.com' ) )"),
  ).toBe(1);
  // A lead after it shows that what came before would have been here.
  await page.goto(`${wordpress.url}/?pagename=contact`);
  await page.getByLabel('E-mail').fill('ada@example.com');
  await page.locator('#contact button').click();
  await expect.poll(() => leadsOf(upstream)).toHaveLength(1);
  await settled(page);
  expect(leadsOf(upstream)).toMatchObject([{ email: 'ada@example.com' }]);
});

test('a lead waits for the consent that the WP Consent API tells of', async ({
  wordpress,
  startRelay,
  openWindow,
  upstream,
}) => {
  const relay = await startRelay();
  await wordpress.reset(['driftrock', 'contact-form', 'consent-tool'], { relay: relay.url, consent: 'pending' });
  const page = await openWindow();
  await page.goto(`${wordpress.url}/?pagename=contact`);
  await page.getByLabel('E-mail').fill('ada@example.com');
  await page.evaluate(() =>
    document.querySelector('form#contact')!.addEventListener('submit', (event) => event.preventDefault()),
  );
  await page.locator('#contact button').click();
  expect(leadsOf(upstream)).toEqual([]);
  await page.locator('#allow').click();
  await expect.poll(() => leadsOf(upstream)).toMatchObject([{ email: 'ada@example.com' }]);

  // The next page asks, and knows the answer.
  await page.goto(`${wordpress.url}/?pagename=contact`);
  await page.getByLabel('E-mail').fill('bob@example.com');
  await page.locator('#contact button').click();
  await expect
    .poll(() => leadsOf(upstream))
    .toMatchObject([{ email: 'ada@example.com' }, { email: 'bob@example.com' }]);
});

for (const [title, query, act] of [
  ['a visitor who refuses gives none', '', '#deny'],
  ['without any consent tool, leads that are to wait go on waiting', '&without-banner', 'h1'],
] as const)
  test(title, async ({ wordpress, startRelay, openWindow, upstream }) => {
    const relay = await startRelay();
    await wordpress.reset(['driftrock', 'contact-form', 'consent-tool'], { relay: relay.url, consent: 'pending' });
    const page = await openWindow();
    await page.goto(`${wordpress.url}/?pagename=contact${query}`);
    await page.locator(act).first().click();
    await page.getByLabel('E-mail').fill('ada@example.com');
    await page.locator('#contact button').click();
    await page.getByText('Thank you.').waitFor();
    await settled(page);
    expect(leadsOf(upstream)).toEqual([]);
  });
