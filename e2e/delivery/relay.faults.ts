/** A relay that answers badly, late or not at all. */
import { expect, sendAjaxForm, sendForm, test } from './laboratory';

const ADA = 'ada@example.com';
/** A hotel's sign-in page, readable from everywhere. */
const PORTAL = {
  body: '<!doctype html><h1>Welcome to the hotel</h1>',
  headers: { 'Content-Type': 'text/html; charset=utf-8' },
};

for (const [status, form] of [
  [408, ' @long'],
  [425, ' @long'],
  [429, ''],
  [500, ' @long'],
  [503, ''],
] as const) {
  test(`relay answers ${status} once, native submit${form}`, async ({ site, relay, ledger }) => {
    relay.answerWith(status, { times: 1 });
    await sendForm(site, ADA);
    ledger.sent(ADA);
    await site.see('#thanks');
    await ledger.arrived();
    await site.emptyOutbox();
  });
}

test('relay answers 400: given up for good, as promised', async ({ site, relay, ledger }) => {
  relay.answerWith(400, { times: 1 });
  await sendAjaxForm(site, ADA);
  ledger.sent(ADA);
  ledger.allowLoss(1);
  await relay.received(1);
  await site.emptyOutbox();
  await site.settled();
  expect(relay.attempts()).toHaveLength(1);
});

test('relay answers like a captive portal: 200 with HTML', async ({ site, relay, ledger }) => {
  relay.answerWith(200, PORTAL);
  await sendAjaxForm(site, ADA);
  ledger.sent(ADA);
  await relay.received(1);
  relay.answerNormally();
  ledger.faultEnds();
  await ledger.arrived();
  await site.emptyOutbox();
});

for (const status of [302, 307]) {
  test(`relay redirects to a page of the site: ${status} @long`, async ({ site, relay, ledger }) => {
    relay.answerWith(status, { times: 1, headers: { Location: `${site.origin}/about` } });
    await sendAjaxForm(site, ADA);
    ledger.sent(ADA);
    await ledger.arrived();
    await site.emptyOutbox();
  });
}

test('relay cuts the line after it accepted', async ({ site, relay, ledger }) => {
  relay.cutNextAnswer();
  await sendAjaxForm(site, ADA);
  ledger.sent(ADA);
  await ledger.arrived();
  await site.emptyOutbox();
});

test('relay refuses connections, and listens again after one attempt @long', async ({ site, relay, ledger }) => {
  await relay.refuse();
  await sendAjaxForm(site, ADA);
  ledger.sent(ADA);
  // Noted in the outbox once the attempt has failed.
  await expect.poll(async () => Object.values(await site.storage()).join()).toMatch(/"failures":[1-9]/);
  await relay.listen();
  ledger.faultEnds();
  await ledger.arrived();
  await site.emptyOutbox();
});

test('relay down over a restart that forgets what it has taken @long', async ({ site, relay, newRelay, ledger }) => {
  await relay.refuse();
  await sendForm(site, ADA);
  ledger.sent(ADA);
  await site.see('#thanks');
  const next = await newRelay();
  relay.replace((request) => next.fetch(request));
  await relay.listen();
  ledger.faultEnds();
  await ledger.arrived();
  await site.emptyOutbox();
});

test('Retry-After in seconds', async ({ site, relay, ledger }) => {
  relay.answerWith(503, { headers: { 'Retry-After': '2' }, times: 1 });
  await sendAjaxForm(site, ADA);
  ledger.sent(ADA);
  await ledger.arrived();
  const [first, second] = relay.attempts();
  expect(second!.at - first!.at).toBeGreaterThanOrEqual(2_000);
  await site.emptyOutbox();
});

test('Retry-After as a date @long', async ({ site, relay, ledger }) => {
  // HTTP dates have whole seconds: RFC 9110 §5.6.7.
  const until = Math.ceil(Date.now() / 1_000) * 1_000 + 8_000;
  relay.answerWith(429, { headers: { 'Retry-After': new Date(until).toUTCString() }, times: 1 });
  await sendAjaxForm(site, ADA);
  ledger.sent(ADA);
  await ledger.arrived();
  expect(relay.attempts()[1]!.at).toBeGreaterThanOrEqual(until);
  await site.emptyOutbox();
});

test('relay silent for longer than an attempt may take @long', async ({ site, relay, ledger }) => {
  const release = relay.hold();
  await sendAjaxForm(site, ADA);
  ledger.sent(ADA);
  // The product's own limit of an attempt: 15 s.
  await expect
    .poll(async () => Object.values(await site.storage()).join(), { timeout: 40_000 })
    .toMatch(/"failures":[1-9]/);
  release();
  await ledger.arrived();
  await site.emptyOutbox();
});
