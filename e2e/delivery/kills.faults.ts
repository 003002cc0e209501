/** A browser that is killed: every process of it, at once, without a word. */
import { expect, sendAjaxForm, sendForm, sendLeads, test } from './laboratory';

const ADA = 'ada@example.com';
/** Both browsers have written to the disk by then what is the first that a page writes; see docs/delivery.md. */
const ON_DISK_MS = 10_000;

test('killed 50 ms after a native submit', async ({ visitor, ledger }) => {
  const site = await visitor.comes();
  await sendForm(site, ADA);
  ledger.sent(ADA);
  await visitor.isKilled(50);
  const next = await visitor.comes();
  await next.open('about');
  await ledger.arrived();
  await next.emptyOutbox();
});

test('killed 50 ms after a native submit, slow relay @long', async ({ visitor, relay, ledger }) => {
  relay.slowDown(1_500);
  const site = await visitor.comes();
  await sendForm(site, ADA);
  ledger.sent(ADA);
  await relay.received(1);
  await visitor.isKilled(50);
  const next = await visitor.comes();
  await next.open('about');
  await ledger.arrived();
  await next.emptyOutbox();
});

test('killed 10 s after an offline submit @long', async ({ visitor, ledger }) => {
  const site = await visitor.comes();
  await site.open('no-form');
  await site.goOffline();
  await sendLeads(site, [ADA]);
  ledger.sent(ADA);
  await expect.poll(() => site.outbox()).toHaveLength(1);
  await visitor.isKilled(ON_DISK_MS);
  const next = await visitor.comes();
  ledger.faultEnds();
  await next.open('about');
  await ledger.arrived();
  await next.emptyOutbox();
});

test('killed 10 s into an attempt that the relay leaves without an answer @long', async ({
  visitor,
  relay,
  ledger,
}) => {
  const release = relay.hold();
  relay.answerWith(503, { times: 1 });
  const site = await visitor.comes();
  await site.open('no-form');
  await sendLeads(site, [ADA]);
  ledger.sent(ADA);
  await visitor.isKilled(ON_DISK_MS);
  release();
  const next = await visitor.comes();
  ledger.faultEnds();
  await next.open('about');
  await ledger.arrived();
  await next.emptyOutbox();
});

for (const [form, send, afterMs, long] of [
  ['a native submit', sendForm, 2_000, ''],
  ['a native submit', sendForm, 10_000, ' @long'],
  ['an AJAX submit', sendAjaxForm, 2_000, ''],
] as const) {
  test(`killed ${afterMs / 1_000} s after ${form} that the relay could not take${long}`, async ({
    visitor,
    relay,
    ledger,
  }) => {
    await relay.refuse();
    const site = await visitor.comes();
    await send(site, ADA);
    ledger.sent(ADA);
    // The time that it takes to be written counts from the submission, which a busy machine may be late with.
    await expect.poll(() => site.copies()).toHaveLength(1);
    await visitor.isKilled(afterMs);
    await relay.listen();
    const next = await visitor.comes();
    ledger.faultEnds();
    await next.open('about');
    await ledger.arrived();
    await next.emptyOutbox();
  });
}

test('killed 10 s after a submit that the relay could not take, on a site that often writes its storage @long', async ({
  visitor,
  relay,
  ledger,
}) => {
  await relay.refuse();
  const site = await visitor.comes();
  await site.open('no-form');
  // Chromium then puts off what comes next for up to some minutes.
  for (const value of ['1', '2']) {
    await site.evaluate((text) => localStorage.setItem('cart', text), value);
    await site.evaluate(() => new Promise((resolve) => setTimeout(resolve, 6_500)));
  }
  await sendLeads(site, [ADA]);
  ledger.sent(ADA);
  await visitor.isKilled(ON_DISK_MS);
  await relay.listen();
  const next = await visitor.comes();
  ledger.faultEnds();
  await next.open('about');
  await ledger.arrived();
  await next.emptyOutbox();
});
