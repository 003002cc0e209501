/** Clocks that jump while a lead waits. */
import type { Site } from '../support/site';
import { expect, sendLeads, test } from './laboratory';

const ADA = 'ada@example.com';
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** The page's clock goes this much further than the machine's from now on. */
const jump = (site: Site, ms: number) =>
  site.evaluate((offsetMs) => {
    const { now } = Date;
    Date.now = () => now.call(Date) + offsetMs;
  }, ms);

const noted = (site: Site) =>
  expect.poll(async () => Object.values(await site.storage()).join()).toMatch(/"failures":[1-9]/);

for (const [name, ms] of [
  ['a day back', -DAY_MS],
  ['a day forward', DAY_MS],
] as const) {
  test(`the clock jumps ${name} while a lead waits @long`, async ({ site, relay, ledger }) => {
    relay.answerWith(503, { times: 1 });
    await site.open('no-form');
    await sendLeads(site, [ADA]);
    ledger.sent(ADA);
    await noted(site);
    await jump(site, ms);
    await ledger.arrived();
    await site.emptyOutbox();
  });
}

test('the clock jumps eight days forward while a lead waits: it is no older than its page', async ({
  site,
  relay,
  ledger,
}) => {
  relay.answerWith(503, { times: 1 });
  await site.open('no-form');
  await sendLeads(site, [ADA]);
  ledger.sent(ADA);
  await noted(site);
  await jump(site, 8 * DAY_MS);
  await site.evaluate(() => dispatchEvent(new Event('online')));
  await ledger.arrived();
  await site.emptyOutbox();
});

test('the clock jumps a day back while Retry-After is obeyed', async ({ site, relay, ledger }) => {
  relay.answerWith(503, { times: 1, headers: { 'Retry-After': '3' } });
  await site.open('no-form');
  await sendLeads(site, [ADA]);
  ledger.sent(ADA);
  await noted(site);
  await jump(site, -DAY_MS);
  await site.evaluate(() => dispatchEvent(new Event('online')));
  await ledger.arrived();
  await site.emptyOutbox();
});

test('the clock was a day ahead at the submit, and is right on the next page', async ({ site, relay, ledger }) => {
  relay.answerWith(503, { times: 1 });
  await site.open('no-form');
  await jump(site, DAY_MS);
  await sendLeads(site, [ADA]);
  ledger.sent(ADA);
  await noted(site);
  await site.open('about');
  ledger.faultEnds();
  await ledger.arrived();
  await site.emptyOutbox();
});

test('the clock jumps half an hour back in the middle of an attempt, and the page goes @long', async ({
  site,
  relay,
  ledger,
}) => {
  const release = relay.hold();
  await site.open('no-form');
  await jump(site, 30 * MINUTE_MS);
  await sendLeads(site, [ADA]);
  ledger.sent(ADA);
  await relay.received(1);
  await site.open('about');
  release();
  ledger.faultEnds();
  await ledger.arrived();
  await site.emptyOutbox();
});
