/** What is submitted before the file has arrived, with the early stub on the page. */
import { arrive } from './support/arrive';
import { leadsOf } from './support/expectations';
import { expect, test } from './support/fixture';
import type { Site } from './support/site';

const ADA = 'ada@example.com';

const early = async (site: Site) => Object.entries(await site.storage()).filter(([key]) => /^driftrock:\d/.test(key));

async function sendNativeForm(site: Site) {
  await site.open('early-native');
  await site.fill({
    first_name: 'Ada',
    email: ADA,
    message: 'Two\nlines, and my card 4111 1111 1111 1111?',
    note: 'ours',
    sms_code: '123456',
    'cc-number': '4111111111111111',
    cvc: '123',
  });
  await site.select('select', ['b']);
  await site.click('[type=checkbox]');
  await site.click('button');
  await site.see('#thanks');
}

test('finds a lead on the next page that left its own page at once', async ({ site, relay }) => {
  const before = Date.now();
  await sendNativeForm(site);
  const [event] = await relay.acknowledged(1);
  expect(event).toMatchObject({ event_type: 'lead', event_name: 'Brochure & call' });
  expect(event!.fields).toEqual({ first_name: 'Ada', email: ADA, topic: 'b', newsletter: 'yes' });
  expect(Date.parse(event!.created_at)).toBeGreaterThanOrEqual(before);
  await site.emptyOutbox();
  await site.settled();
  expect(await early(site)).toEqual([]);
  expect(relay.attempts()).toHaveLength(1);
});

test('writes nothing private to localStorage', async ({ site }) => {
  // The file would take it, and never arrives.
  site.setPolicy("script-src 'unsafe-inline'");
  await sendNativeForm(site);
  const [[, text] = []] = await early(site);
  expect(text).toContain(ADA);
  for (const secret of ['ours', '123456', '4111', '"123"', 'f4a1c0ffee', 'spring']) expect(text).not.toContain(secret);
});

test('makes an account form a lead without its password, and a sign-in none', async ({ site, relay, upstream }) => {
  await site.open('early-password');
  await site.fill({ known_email: 'bob@example.com', known_password: 'correct horse' });
  await site.click('#sign-in button');
  await site.see('#thanks');
  await site.open('early-password');
  await site.fill({ name: 'Ada', email: ADA, secret: 'correct horse' });
  await site.click('button');
  await site.see('#thanks');
  await relay.acknowledged(1);
  await site.settled();
  expect(leadsOf(upstream)).toEqual([{ name: 'Ada', email: ADA }]);
});

test('finds a lead on this page that the page has sent and emptied before the file came', async ({
  site,
  relay,
  sourceId,
}) => {
  await site.open('early-ajax');
  await site.fill({ email: ADA, phone: '1234567' });
  await site.click('button');
  await site.see('#thanks');
  await arrive(site, { relay: relay.url, sourceId });
  const [event] = await relay.acknowledged(1);
  expect(event!.fields).toEqual({ email: ADA, phone_number: '1234567' });
  await site.settled();
  expect(relay.attempts()).toHaveLength(1);
});

test('judges what the page turned down before the file came, and takes the corrected one', async ({
  site,
  relay,
  sourceId,
  upstream,
}) => {
  await site.open('early-ajax');
  await site.fill({ email: ADA, phone: 'x' });
  await site.click('button');
  await arrive(site, { relay: relay.url, sourceId });
  await site.fill({ phone: '1234567' });
  await site.click('button');
  await site.see('#thanks');
  await relay.acknowledged(1);
  await site.settled();
  expect(leadsOf(upstream)).toEqual([{ email: ADA, phone_number: '1234567', campaign: 'spring' }]);
});

test('leaves out what the page had turned down when the visitor went', async ({ site, relay }) => {
  await site.open('early-ajax');
  await site.fill({ email: ADA, phone: 'x' });
  await site.click('button');
  await site.settled();
  expect([await early(site), relay.attempts()]).toEqual([[], []]);
});

test('takes the last values of a form that was corrected and sent again before the file came', async ({
  site,
  relay,
  upstream,
}) => {
  await site.open('early-ajax');
  await site.fill({ email: 'typo@example.com', phone: 'x' });
  await site.click('button');
  await site.fill({ email: ADA, phone: '1234567' });
  await site.click('button');
  await site.see('#thanks');
  await site.open('about');
  await relay.acknowledged(1);
  await site.settled();
  expect(leadsOf(upstream)).toEqual([{ email: ADA, phone_number: '1234567' }]);
});

test('makes one lead of a submission that is under way when the file comes, and is pressed again', async ({
  site,
  relay,
  sourceId,
  upstream,
}) => {
  await site.open('early-native');
  // The server never lets go of the page: 204.
  await site.evaluate(() => (document.forms[0]!.action = '/api?status=204'));
  await site.fill({ email: ADA });
  const press = async (count: number) => {
    await site.evaluate(() => document.querySelector('button')!.click());
    await expect.poll(() => site.requestedPaths().filter((path) => path.startsWith('/api'))).toHaveLength(count);
  };
  // The file comes once the server has been asked: a browser that begins to leave a page stops what the page is
  // loading.
  await press(1);
  await arrive(site, { relay: relay.url, sourceId });
  await relay.acknowledged(1);
  await press(2);
  await site.settled();
  expect(leadsOf(upstream)).toEqual([{ email: ADA, topic: 'a', campaign: 'spring' }]);
});

for (const [name, options] of [
  ['consent is pending', { consent: 'pending' }],
  ['consent is denied', { consent: 'denied' }],
  ['nothing may be stored', { persist: 'false' }],
] as const) {
  test(`forgets what an earlier page kept while ${name}`, async ({ site, relay }) => {
    site.install(options);
    await sendNativeForm(site);
    await expect.poll(() => early(site)).toEqual([]);
    await site.command('consent', 'granted');
    await site.settled();
    expect(relay.attempts()).toEqual([]);
  });
}

for (const [forms, count] of [
  ['.lead', 1],
  ['.other', 0],
  ['none', 0],
] as const) {
  test(`with the forms "${forms}" takes ${count} of what an earlier page kept`, async ({ site, relay }) => {
    site.install({ forms });
    await sendNativeForm(site);
    await expect.poll(() => early(site)).toEqual([]);
    await site.settled();
    // A file that comes while the page is left sends it, and the next page may not know yet that it has come.
    expect(new Set(relay.attempts().map(({ body }) => body.event_id)).size).toBe(count);
  });
}

test('two tabs that leave before the file has come are two leads', async ({ site, relay, upstream }) => {
  const second = await site.newTab();
  for (const [tab, email] of [
    [site, ADA],
    [second, 'bob@example.com'],
  ] as const) {
    await tab.open('early-native');
    await tab.fill({ email });
    await tab.click('button');
  }
  await relay.acknowledged(2);
  await site.see('#thanks');
  await second.see('#thanks');
  await site.settled();
  expect(
    leadsOf(upstream)
      .map((fields) => (fields as { email: string }).email)
      .sort(),
  ).toEqual([ADA, 'bob@example.com']);
});

test('works in a tag of a tag manager, pasted twice, and takes commands like the usual stub', async ({
  site,
  relay,
  sourceId,
}) => {
  await site.open('early-tag-manager');
  await site.command('track', { event_type: 'action', event_name: 'Page seen', fields: {} });
  await arrive(site, { relay: relay.url, sourceId });
  await relay.acknowledged(1);
  // The page has heard the answer: otherwise the next one asks again.
  await site.emptyOutbox();
  await site.open('early-tag-manager');
  await site.fill({ email: ADA });
  await site.click('button');
  await site.see('#thanks');
  await relay.acknowledged(2);
  await site.settled();
  expect(relay.attempts().map(({ body }) => body.event_name)).toEqual(['Page seen', 'Form submitted']);
});
