/**
 * Pages whose own scripts stand in the way: they rewrite the document, or have put themselves in the place of `fetch`.
 */
import { arrive } from '../support/arrive';
import type { Site } from '../support/site';
import { expect, sendAjaxForm, sendLeads, test } from './laboratory';

const ADA = 'ada@example.com';

/** HTML standard, "document open steps": the window and what the file has put there stay, all listeners go. */
const rewrite = (site: Site, body: string) =>
  site.evaluate((html) => {
    document.open();
    document.write(html);
    document.close();
  }, body);

test('the page writes its document again, the tag in it, and the visitor sends the new form', async ({
  site,
  relay,
  sourceId,
  ledger,
}) => {
  await site.open('about');
  await rewrite(
    site,
    '<form id="contact" action="/submit" method="post"><input type="email" name="email"><button>Send</button></form>',
  );
  await arrive(site, { relay: relay.url, sourceId });
  await site.fill({ email: ADA });
  await site.click('button');
  ledger.sent(ADA);
  await site.see('#thanks');
  await ledger.arrived();
  await site.emptyOutbox();
});

test('the page has written its document again, and is left during an attempt: the next page sends it', async ({
  site,
  relay,
  sourceId,
  ledger,
}) => {
  const release = relay.hold();
  await site.open('about');
  await rewrite(site, '<div id="lead"><input type="email" name="email"></div>');
  await arrive(site, { relay: relay.url, sourceId });
  await sendLeads(site, [ADA]);
  ledger.sent(ADA);
  await relay.received(1);
  await site.open('blank');
  // Let go of: by the page that goes, or, where the browser has ended the attempt before that, by its failure.
  expect(Object.values(await site.storage()).join()).toContain('"firm":false');
  release();
  await site.open('about');
  ledger.faultEnds();
  await ledger.arrived();
  await site.emptyOutbox();
});

for (const [what, query, long] of [
  ['never settles for the first attempt', '?never', ' @long'],
  ['gives an answer whose text never ends to the first attempt', '?body', ' @long'],
  ['gives an answer that breaks off to the first attempt', '?breaks', ''],
] as const) {
  test(`the page's own fetch ${what}${long}`, async ({ site, relay, ledger }) => {
    await site.open('replaced-fetch', query);
    await sendLeads(site, [ADA]);
    ledger.sent(ADA);
    // The relay has taken the first attempt; the page does not know, and asks again.
    await expect.poll(() => relay.attempts().length, { timeout: 60_000 }).toBe(2);
    await ledger.arrived();
    await site.emptyOutbox();
  });
}

test('the relay breaks off in the middle of its answer, and has kept nothing', async ({ site, relay, ledger }) => {
  relay.breakNextAnswer();
  await sendAjaxForm(site, ADA);
  ledger.sent(ADA);
  await ledger.arrived();
  await site.emptyOutbox();
});

test('a fetch that the page replaces later sees none of our requests', async ({ site, ledger }) => {
  await site.open('ajax-form');
  await site.evaluate(() => {
    const { fetch } = window;
    window.fetch = (...args) => {
      document.body.dataset['asked'] = `${document.body.dataset['asked'] ?? ''} ${args[0]}`;
      return fetch(...args);
    };
  });
  await site.fill({ email: ADA });
  await site.click('button');
  ledger.sent(ADA);
  await site.see('#thanks');
  await ledger.arrived();
  await site.emptyOutbox();
  expect(await site.evaluate(() => document.body.dataset['asked'])).toBe(' /api');
});

test('our own request is no evidence: a turned down attempt stays none while its address is sent', async ({
  site,
  relay,
  ledger,
}) => {
  await site.open('tracked-attempt');
  await site.fill({ email: ADA });
  await site.click('button');
  // The event by hand, which has the address of the attempt.
  ledger.sent(ADA);
  await ledger.arrived();
  await site.emptyOutbox();
  await site.settled();
  expect(relay.attempts().map(({ body }) => body.event_name)).toEqual(['Form tried']);
});
