/** Submissions that leave the page at once, or stay on it, while the relay is well, slow or far away. */
import { addresses, expect, sendAjaxForm, sendForm, sendLeads, test } from './laboratory';

const ADA = 'ada@example.com';
/** Slower than a page loads, faster than an attempt is given up. */
const SLOW_MS = 1_500;

test('native submit that navigates at once', async ({ site, ledger }) => {
  await sendForm(site, ADA);
  ledger.sent(ADA);
  await ledger.arrived();
  await site.see('#thanks');
  await site.emptyOutbox();
});

test('native submit that navigates at once, slow relay', async ({ site, relay, ledger }) => {
  relay.slowDown(SLOW_MS);
  await sendForm(site, ADA);
  ledger.sent(ADA);
  await ledger.arrived();
  await site.see('#thanks');
  await site.emptyOutbox();
});

test('native submit, the tab closed at once, slow relay @long', async ({ site, relay, ledger }) => {
  relay.slowDown(SLOW_MS);
  await sendForm(site, ADA);
  ledger.sent(ADA);
  await relay.received(1);
  // Opened before: a browser without a tab may end.
  const next = await site.newTab();
  await site.close();
  await ledger.arrived();
  await next.open('about');
  // The browser may close a tab without a word to its page: then its lease of 20 s has to end first.
  await expect.poll(() => next.outbox(), { timeout: 60_000 }).toEqual([]);
});

test('AJAX form, the page stays', async ({ site, relay, ledger }) => {
  await sendAjaxForm(site, ADA);
  ledger.sent(ADA);
  await ledger.arrived();
  await site.emptyOutbox();
  expect(relay.attempts()).toHaveLength(1);
});

test('AJAX form, slow relay, the visitor goes on to the next page @long', async ({ site, relay, ledger }) => {
  relay.slowDown(SLOW_MS);
  await sendAjaxForm(site, ADA);
  ledger.sent(ADA);
  await relay.received(1);
  await site.open('about');
  await ledger.arrived();
  await site.emptyOutbox();
});

test('three forms whose verdicts are open, and the visitor leaves: the next page sends them at once', async ({
  site,
  relay,
  ledger,
}) => {
  const leads = addresses(3);
  await relay.refuse();
  await site.open('several-forms');
  await site.fill({
    '#first [name=email]': leads[0]!,
    '#second [name=email]': leads[1]!,
    '#third [name=email]': leads[2]!,
  });
  // All in one task: no decision is made before the page goes. WebKitGTK's driver may lose the answer of a script whose
  // page goes.
  await site
    .evaluate(() => {
      for (const form of document.forms) form.requestSubmit();
      location.assign('/blank');
    })
    .catch(() => {});
  await expect.poll(() => site.evaluate(() => document.title).catch(() => '')).toBe('blank');
  ledger.sent(...leads);
  const entries = Object.entries(await site.storage())
    .filter(([key]) => key.startsWith('driftrock:'))
    .map(([, text]) => JSON.parse(text) as Record<string, unknown>);
  expect(entries.map(({ dueAt, firm }) => ({ dueAt, firm }))).toEqual(leads.map(() => ({ dueAt: 0, firm: false })));
  await relay.listen();
  await site.open('about');
  ledger.faultEnds();
  await ledger.arrived();
  // No event is left; an empty value may be, where WebKit never answers for the copy (docs/delivery.md).
  await expect.poll(async () => Object.values(await site.storage()).join('')).toBe('');
});

test('double click on the button', async ({ site, relay, ledger }) => {
  await site.open('contact-form');
  await site.fill({ email: ADA });
  await site.doubleClick('button');
  ledger.sent(ADA);
  await ledger.arrived();
  await site.see('#thanks');
  await site.settled();
  await site.emptyOutbox();
  expect(new Set(relay.attempts().map(({ body }) => body.event_id)).size).toBe(1);
});

test('two copies of the tag on the page', async ({ site, relay, ledger }) => {
  await site.open('twice');
  await site.fill({ email: ADA });
  await site.click('button');
  ledger.sent(ADA);
  await ledger.arrived();
  await site.see('#thanks');
  await site.settled();
  await site.emptyOutbox();
  expect(new Set(relay.attempts().map(({ body }) => body.event_id)).size).toBe(1);
});

test('twenty leads in one moment', async ({ site, relay, ledger }) => {
  await site.open('no-form');
  await sendLeads(site, addresses(20));
  ledger.sent(...addresses(20));
  await ledger.arrived();
  await site.emptyOutbox();
  expect(relay.attempts()).toHaveLength(20);
});

test('a browser without keepalive: the beacon that goes instead is no answer', async ({ site, relay, ledger }) => {
  relay.answerWith(503);
  await site.open('contact-form');
  await site.evaluate(() => {
    delete (Request.prototype as { keepalive?: boolean }).keepalive;
    const send = navigator.sendBeacon.bind(navigator);
    navigator.sendBeacon = (url, body) => (sessionStorage['queued'] = send(url, body)) === true;
  });
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  ledger.sent('ada@example.com');
  await site.see('#thanks');
  expect(await site.evaluate(() => sessionStorage['queued'] as unknown)).toBe('true');
  expect(await site.outbox()).toHaveLength(1);
  relay.answerNormally();
  await site.open('about');
  ledger.faultEnds();
  await ledger.arrived();
  await site.emptyOutbox();
});
