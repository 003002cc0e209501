/**
 * A visitor without a network: staying, leaving, closing the browser; and the crowd that waits for the network to
 * return.
 */
import type { Attempt } from '../support/relay-switch';
import { addresses, expect, sendForm, sendLeads, test } from './laboratory';

const ADA = 'ada@example.com';
/** As many as the outbox holds. */
const FULL_OUTBOX = addresses(100);
/** What a pass waits between two attempts, less what the clocks of two processes may differ by. */
const PACE_MS = 90;

test('offline during the submit, the page stays @offline', async ({ site, ledger }) => {
  await site.open('no-form');
  await site.goOffline();
  await sendLeads(site, [ADA]);
  ledger.sent(ADA);
  await site.goOnline();
  ledger.faultEnds();
  await ledger.arrived();
  await site.emptyOutbox();
});

test('offline during a native submit, the page is left for the error page @offline', async ({ site, ledger }) => {
  await site.open('contact-form');
  await site.fill({ email: ADA });
  await site.goOffline();
  await site.click('button');
  ledger.sent(ADA);
  await expect
    .poll(() => site.evaluate(() => document.querySelector('#contact') === null).catch(() => false))
    .toBe(true);
  await site.goOnline();
  ledger.faultEnds();
  await site.open('about');
  await ledger.arrived();
  await site.emptyOutbox();
});

test('offline during the submit, the browser is closed and opened again @offline @profile', async ({
  visitor,
  ledger,
}) => {
  const site = await visitor.comes();
  await site.open('no-form');
  await site.goOffline();
  await sendLeads(site, [ADA]);
  ledger.sent(ADA);
  await expect.poll(() => site.outbox()).toHaveLength(1);
  await visitor.leaves();

  const next = await visitor.comes();
  ledger.faultEnds();
  await next.open('about');
  await ledger.arrived();
  await next.emptyOutbox();
});

/** One request at a time, each a pace after the one before. */
function expectPaced(attempts: Attempt[]) {
  const gaps = attempts.slice(1).map(({ at }, index) => at - attempts[index]!.at);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(PACE_MS);
  expect(
    attempts.slice(1).filter(({ at }, index) => at < attempts[index]!.answeredAt!),
    'open next to another one',
  ).toEqual([]);
}

test('100 leads wait for the network, paced on reconnect @offline @long', async ({ site, relay, ledger }) => {
  await site.open('no-form');
  await site.goOffline();
  await sendLeads(site, FULL_OUTBOX);
  ledger.sent(...FULL_OUTBOX);
  await expect
    .poll(async () => Object.values(await site.storage()).filter((text) => /"failures":[1-9]/.test(text)).length)
    .toBe(FULL_OUTBOX.length);
  await site.goOnline();
  ledger.faultEnds();
  await ledger.arrived();
  await site.emptyOutbox();
  expect(relay.attempts()).toHaveLength(FULL_OUTBOX.length);
  expectPaced(relay.attempts());
});

test('100 leads wait for the relay, paced once it is back @long', async ({ site, relay, ledger }) => {
  await relay.refuse();
  await site.open('no-form');
  await sendLeads(site, FULL_OUTBOX);
  ledger.sent(...FULL_OUTBOX);
  await expect
    .poll(async () => Object.values(await site.storage()).filter((text) => text.includes('"failures":')).length)
    .toBe(FULL_OUTBOX.length);
  await relay.listen();
  ledger.faultEnds();
  await site.evaluate(() => dispatchEvent(new Event('online')));
  await ledger.arrived();
  await site.emptyOutbox();
  expect(relay.attempts()).toHaveLength(FULL_OUTBOX.length);
  expectPaced(relay.attempts());
});

test('a new lead while 100 wait for their turn goes at once @long', async ({ site, relay, ledger }) => {
  await relay.refuse();
  await site.open('no-form');
  await sendLeads(site, FULL_OUTBOX.slice(1));
  await expect
    .poll(async () => Object.values(await site.storage()).filter((text) => /"failures":[1-9]/.test(text)).length)
    .toBe(FULL_OUTBOX.length - 1);
  await relay.listen();
  ledger.faultEnds();
  await site.open('no-form');
  await relay.received(1);
  await sendLeads(site, [ADA]);
  ledger.sent(ADA, ...FULL_OUTBOX.slice(1));
  await ledger.arrived();
  await site.emptyOutbox();
  const names = relay.attempts().map(({ body }) => body.fields['email']);
  expect(names.indexOf(ADA)).toBeLessThan(20);
});

test('one lead that never gets through does not hold up the others @long', async ({ site, relay, ledger }) => {
  await relay.refuse();
  await sendForm(site, ADA);
  await site.see('#thanks');
  await site.open('no-form');
  await sendLeads(site, addresses(5));
  await expect
    .poll(async () => Object.values(await site.storage()).every((text) => text.includes('"failures":')))
    .toBe(true);
  await relay.listen();
  relay.answerWith(503, { times: 2 });
  ledger.faultEnds();
  ledger.sent(ADA, ...addresses(5));
  await site.open('about');
  await ledger.arrived();
  await site.emptyOutbox();
});
