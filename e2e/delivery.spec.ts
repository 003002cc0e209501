/** From the page to the relay: what happens to a lead while something on the way is broken. */
import { expect, test } from './support/fixture';
import type { Site } from './support/site';

async function sendContactForm(site: Site) {
  await site.open('contact-form');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  await site.see('#thanks');
}

test('empties the outbox once the relay has acknowledged, and sends nothing twice', async ({ site, relay }) => {
  await site.open('ajax-form');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  await relay.acknowledged(1);
  await site.emptyOutbox();
  await site.settled();
  expect(relay.attempts()).toHaveLength(1);
});

test('has the lead in the outbox while the first attempt is under way', async ({ site, relay }) => {
  const release = relay.hold();
  await site.open('ajax-form');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  const [attempt] = await relay.received(1);
  expect(Object.keys(await site.storage())).toEqual([`driftrock:o:${attempt!.body.event_id}`]);
  release();
  await site.emptyOutbox();
});

for (const status of [403, 404, 408, 429, 503]) {
  test(`keeps a lead that the relay answered with ${status}, and delivers it from the next page`, async ({
    site,
    relay,
    upstream,
  }) => {
    relay.answerWith(status);
    await sendContactForm(site);
    const [first] = await relay.received(1);

    relay.answerNormally();
    await site.open('about');
    const [event] = await relay.acknowledged(1);
    expect(event).toEqual(first!.body);
    await site.emptyOutbox();
    expect(upstream.events.map(({ event }) => event['event_id'])).toEqual([first!.body.event_id]);
  });
}

for (const status of [400, 413, 422]) {
  test(`gives a lead up for good that the relay answered with ${status}`, async ({ site, relay }) => {
    relay.answerWith(status);
    await site.open('ajax-form');
    await site.fill({ email: 'ada@example.com' });
    await site.click('button');
    await relay.received(1);
    await site.emptyOutbox();

    relay.answerNormally();
    await site.settled();
    expect(relay.attempts()).toHaveLength(1);
  });
}

test('keeps a lead whose page the relay does not allow, and delivers it once the page is on the list', async ({
  site,
  relay,
  newRelay,
  upstream,
}) => {
  const [strict, mended] = [await newRelay({ origins: ['https://another.example'] }), await newRelay()];
  relay.replace((request) => strict.fetch(request));
  await sendContactForm(site);
  const [first] = await relay.received(1);
  await expect.poll(() => first!.status).toBe(403);
  expect(Object.keys(await site.storage())).toEqual([`driftrock:o:${first!.body.event_id}`]);

  relay.replace((request) => mended.fetch(request));
  await site.open('about');
  expect(await relay.acknowledged(1)).toEqual([first!.body]);
  await site.emptyOutbox();
  expect(upstream.events).toHaveLength(1);
});

test('waits as long as Retry-After asks, also on the next page, while newer leads go at once', async ({
  site,
  relay,
}) => {
  relay.answerWith(503, { headers: { 'Retry-After': '600' }, times: 1 });
  const release = relay.hold();
  await site.open('ajax-form');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  await relay.received(1);
  // The page has heard the answer once it has noted it.
  const unanswered = await site.storage();
  release();
  await expect.poll(() => site.storage()).not.toEqual(unanswered);

  await site.open('about');
  await site.command('track', { event_type: 'action', event_name: 'Newer', fields: { a: 'b' } });
  await relay.acknowledged(1);
  await site.settled();
  expect(relay.attempts().map(({ body }) => body.event_name)).toEqual(['Form submitted', 'Newer']);
});

test('delivers a lead from the next page when the relay refused connections', async ({ site, relay }) => {
  await relay.refuse();
  await sendContactForm(site);
  await relay.listen();
  await site.open('about');
  await relay.acknowledged(1);
  await site.emptyOutbox();
});

test('tries again when the browser says that it is online', async ({ site, relay }) => {
  await relay.refuse();
  await sendContactForm(site);
  await relay.listen();
  await site.evaluate(() => dispatchEvent(new Event('online')));
  await relay.acknowledged(1);
  await site.emptyOutbox();
});

test('tries again by itself after a while', async ({ site, relay }) => {
  relay.answerWith(503, { headers: { 'Retry-After': '1' }, times: 1 });
  await site.open('ajax-form');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  await relay.acknowledged(1);
  await site.emptyOutbox();
  expect(relay.attempts().map(({ status }) => status)).toEqual([503, 200]);
});

test.describe('with the browser cut off from the network', () => {
  test.skip(
    ({ runningBrowser }) => !runningBrowser.canGoOffline,
    'WebKitGTK cannot be cut off from the network by its driver',
  );

  test('keeps a lead while the browser is offline, and delivers it when it is online again', async ({
    site,
    relay,
  }) => {
    await site.open('no-form');
    await site.fill({ email: 'ada@example.com' });
    await site.goOffline();
    await site.click('button');
    await site.see('#thanks');
    await expect.poll(() => site.outbox()).toHaveLength(1);
    expect(relay.attempts()).toEqual([]);

    await site.goOnline();
    await relay.acknowledged(1);
    await site.emptyOutbox();
  });
});

test('delivers on the next visit what a closed tab could not', async ({ site, relay }) => {
  await relay.refuse();
  await sendContactForm(site);
  const nextVisit = await site.newTab();
  await site.close();

  await relay.listen();
  await nextVisit.open('about');
  const [event] = await relay.acknowledged(1);
  expect(event!.fields).toEqual({ email: 'ada@example.com' });
  await nextVisit.emptyOutbox();
});

/**
 * A tab that stays open, and that nobody touches any more, and a lead on its way from another one, which is then
 * closed.
 */
async function closeBesideAnIdleTab(site: Site, isUnderWay: (storage: Record<string, string>) => boolean) {
  const idle = await site.newTab();
  await idle.open('about');
  await site.open('ajax-form');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  await expect.poll(async () => isUnderWay(await site.storage())).toBe(true);
  await site.close();
  return idle;
}

test('delivers from an idle tab what a tab could not that is closed', async ({ site, relay }) => {
  relay.answerWith(503, { times: 1 });
  const idle = await closeBesideAnIdleTab(site, (storage) =>
    Object.values(storage).some((text) => /"failures":[1-9]/.test(text)),
  );
  const [event] = await relay.acknowledged(1);
  expect(event!.fields).toEqual({ email: 'ada@example.com' });
  await idle.emptyOutbox();
  expect(relay.attempts()).toHaveLength(2);
});

test('delivers from an idle tab what a tab was sending that is closed', async ({ site, relay, upstream }) => {
  // Seen in Firefox 153: there the other tab takes over only when the lease has run out, after 20 s.
  test.setTimeout(90_000);
  const release = relay.hold();
  const idle = await closeBesideAnIdleTab(site, () => relay.attempts().length === 1);
  await expect.poll(() => relay.attempts(), { timeout: 45_000 }).toHaveLength(2);
  release();
  await idle.emptyOutbox();
  expect(upstream.events).toHaveLength(1);
});

test('sends a lead from its own tab alone while another one is idle', async ({ site, relay }) => {
  const idle = await site.newTab();
  await idle.open('about');
  await site.open('ajax-form');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  await relay.acknowledged(1);
  await site.emptyOutbox();
  await idle.settled();
  expect(relay.attempts()).toHaveLength(1);
});

test('sends an event again whose acknowledgement was lost, and Driftrock gets it once', async ({
  site,
  relay,
  upstream,
}) => {
  relay.cutNextAnswer();
  await sendContactForm(site);
  const [first] = await relay.received(1);
  await site.open('about');
  const [event] = await relay.acknowledged(1);
  expect(event!.event_id).toBe(first!.body.event_id);
  await site.emptyOutbox();
  expect(upstream.events).toHaveLength(1);
});

test('sends a left-over event from one of two tabs alone', async ({ site, relay }) => {
  await relay.refuse();
  await sendContactForm(site);
  const second = await site.newTab();
  await second.open('blank');
  await site.open('blank');
  await relay.listen();
  await Promise.all([site.open('about'), second.open('about')]);
  await relay.acknowledged(1);
  await site.emptyOutbox();
  await second.settled();
  expect(relay.attempts()).toHaveLength(1);
});

test('gives each event an id of its own', async ({ site, relay }) => {
  await site.open('about');
  await site.command('track', { event_type: 'action', event_name: 'One', fields: { a: 'b' } });
  await site.command('track', { event_type: 'action', event_name: 'One', fields: { a: 'b' } });
  const events = await relay.acknowledged(2);
  expect(new Set(events.map(({ event_id }) => event_id)).size).toBe(2);
});

test('delivers a lead although the browser lets the page store nothing', async ({ site, relay }) => {
  await site.open('blocked-storage');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  await relay.acknowledged(1);
  await site.see('#thanks');
});

test('writes nothing to localStorage with data-persist="false"', async ({ site, relay }) => {
  site.install({ persist: 'false' });
  const release = relay.hold();
  await site.open('ajax-form');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  await relay.received(1);
  expect(await site.storage()).toEqual({});
  release();
  await relay.acknowledged(1);
});

test('delivers a lead that is too large to outlive its page: above 64 KiB', async ({ site, relay }) => {
  await site.open('contact-form');
  await site.fill({ email: 'ada@example.com' });
  await site.evaluate(() => (document.querySelector('textarea')!.value = 'x'.repeat(70_000)));
  await site.click('button');
  await site.see('#thanks');
  const [event] = await relay.acknowledged(1);
  expect(event!.fields['message']).toHaveLength(70_000);
  await site.emptyOutbox();
});
