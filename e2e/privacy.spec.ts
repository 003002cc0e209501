/** What never leaves the page, and what consent decides. */
import { fileURLToPath } from 'node:url';
import { expect, test } from './support/fixture';
import type { Site } from './support/site';

/** Passes the Luhn check, and is nobody's: the card networks reserve it for tests. */
const CARD_NUMBER = '4111 1111 1111 1111';
const CLIENT_ID = '1234567890.1700000000';

async function sendEmail(site: Site, page: string) {
  await site.open(page);
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
}

test('leaves passwords, card data, one-time codes, files, tokens and what the site owner excludes in the page', async ({
  site,
  relay,
}) => {
  await site.open('ignored-fields');
  await site.fill({ 'new-pass': 'secret 1', shown: 'secret 2' });
  await site.click('#eye');
  await site.fill({ email: 'ada@example.com', company: 'Engines', card: CARD_NUMBER, note: `pay with ${CARD_NUMBER}` });
  await site.fill({ code: '123456', inside: 'not this', within: 'nor this' });
  await site.attach('[name=cv]', fileURLToPath(new URL('pages/about.html', import.meta.url)));
  await site.click('#send');
  const [attempt] = await relay.received(1);
  expect(attempt!.body.fields).toMatchObject({ email: 'ada@example.com', company: 'Engines' });
  expect(JSON.stringify(attempt!.body)).not.toMatch(/secret|4111|123456|not this|nor this|anti-forgery|About us/);
});

test('sends nothing of a form whose trap a robot has filled', async ({ site, relay }) => {
  await site.open('honeypot');
  await site.fill({ email: 'robot@example.com' });
  await site.evaluate(
    () => (document.querySelector<HTMLInputElement>('[name=website]')!.value = 'https://spam.example'),
  );
  await site.click('button');
  await site.see('#thanks');
  await site.settled();
  expect(relay.attempts()).toEqual([]);
});

test("adds the client id of Google Analytics' cookie", async ({ site, relay, upstream }) => {
  await site.setCookie('_ga', `GA1.1.${CLIENT_ID}`);
  await sendEmail(site, 'contact-form');
  await relay.acknowledged(1);
  expect(upstream.events).toEqual([
    expect.objectContaining({ event: expect.objectContaining({ ga_client_id: CLIENT_ID }) }),
  ]);
});

test('leaves the client id out under Global Privacy Control, and sends the lead', async ({ site, relay }) => {
  await site.setCookie('_ga', `GA1.1.${CLIENT_ID}`);
  await sendEmail(site, 'privacy-control');
  const [event] = await relay.acknowledged(1);
  expect(event).not.toHaveProperty('ga_client_id');
  expect(event!.fields).toEqual({ email: 'ada@example.com' });
});

const CONSENT_MODES = [
  { title: 'leaves the client id out while Google Consent Mode denies analytics', banner: 'h1', clientId: undefined },
  { title: 'leaves it out when the visitor grants advertising alone', banner: '#ads', clientId: undefined },
  { title: 'adds it when the visitor has granted analytics', banner: '#grant', clientId: CLIENT_ID },
];

for (const { title, banner, clientId } of CONSENT_MODES) {
  test(title, async ({ site, relay }) => {
    await site.setCookie('_ga', `GA1.1.${CLIENT_ID}`);
    await site.open('consent-mode');
    await site.click(banner);
    await site.fill({ email: 'ada@example.com' });
    await site.click('#send');
    const [event] = await relay.acknowledged(1);
    expect(event!.ga_client_id).toBe(clientId);
  });
}

const CONSENT_PAGES = [
  { page: 'consent-by-region', what: 'consent is denied for some regions' },
  { page: 'consent-by-template', what: "Google's scripts alone know of a denial" },
  { page: 'consent-pushed-out', what: 'a denial has left the dataLayer' },
];

for (const { page, what } of CONSENT_PAGES) {
  for (const { banner, clientId } of [
    { banner: 'h1', clientId: undefined },
    { banner: '#grant', clientId: CLIENT_ID },
  ]) {
    const [verb, choice] = clientId ? ['adds', 'agreed since'] : ['leaves out', 'not agreed'];
    test(`${verb} the client id where ${what}, and the visitor has ${choice}`, async ({ site, relay }) => {
      await site.setCookie('_ga', `GA1.1.${CLIENT_ID}`);
      await site.open(page);
      await site.click(banner);
      await site.fill({ email: 'ada@example.com' });
      await site.click('#send');
      const [event] = await relay.acknowledged(1);
      expect(event!.ga_client_id).toBe(clientId);
    });
  }
}

test('reads campaign parameters in capitals and behind an escaped ampersand', async ({ site, relay }) => {
  site.install({ attribution: 'true' });
  await site.open('ajax-form', '?UTM_SOURCE=news&amp;utm_medium=mail&amp;gclid=abc');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  const [event] = await relay.acknowledged(1);
  expect(event!.fields).toMatchObject({
    email: 'ada@example.com',
    utm_source: 'news',
    utm_medium: 'mail',
    gclid: 'abc',
  });
});

test('adds campaign fields when the site owner asks for attribution', async ({ site, relay }) => {
  site.install({ attribution: 'true' });
  await site.open('ajax-form', '?utm_source=news&gclid=abc');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  const [event] = await relay.acknowledged(1);
  expect(event!.fields).toMatchObject({ email: 'ada@example.com', utm_source: 'news', gclid: 'abc' });
});

test('adds no campaign fields unless asked', async ({ site, relay }) => {
  await site.open('ajax-form', '?utm_source=news&gclid=abc');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  const [event] = await relay.acknowledged(1);
  expect(event!.fields).toEqual({ email: 'ada@example.com' });
});

test('adds no campaign fields under Global Privacy Control', async ({ site, relay }) => {
  site.install({ attribution: 'true' });
  await site.open('privacy-control', '?utm_source=news');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  const [event] = await relay.acknowledged(1);
  expect(event!.fields).toEqual({ email: 'ada@example.com' });
});

test('holds a lead back while consent is pending, and sends it once it is granted', async ({ site, relay }) => {
  site.install({ consent: 'pending' });
  await sendEmail(site, 'ajax-form');
  await site.see('#thanks');
  expect(await site.storage()).toEqual({});
  expect(relay.attempts()).toEqual([]);

  await site.command('consent', 'granted');
  const [event] = await relay.acknowledged(1);
  expect(event!.fields).toEqual({ email: 'ada@example.com' });
});

test('forgets what waited when consent is denied', async ({ site, relay }) => {
  site.install({ consent: 'pending' });
  await sendEmail(site, 'ajax-form');
  await site.see('#thanks');
  await site.command('consent', 'denied');
  await site.command('consent', 'granted');
  await site.settled();
  expect(relay.attempts()).toEqual([]);
});

test('captures nothing while consent is denied', async ({ site, relay }) => {
  site.install({ consent: 'denied' });
  await sendEmail(site, 'contact-form');
  await site.see('#thanks');
  await site.settled();
  expect(relay.attempts()).toEqual([]);
});

test('empties the outbox when consent is withdrawn', async ({ site, relay }) => {
  await relay.refuse();
  await sendEmail(site, 'contact-form');
  await site.see('#thanks');
  expect(await site.outbox()).toHaveLength(1);
  await site.command('consent', 'denied');
  await site.emptyOutbox();
});
