/** Storage that throws, is full, is cleared, or holds what nobody here has written. */
import type { Site } from '../support/site';
import { expect, sendAjaxForm, sendForm, sendLeads, test } from './laboratory';

const ADA = 'ada@example.com';
const NOW = Date.now();

/** Fills localStorage until not one character more fits. */
const fillStorage = (site: Site) =>
  site.evaluate(() => {
    for (let size = 4_194_304; size >= 1; size = size / 2) {
      try {
        for (let index = 0; index < 8; index += 1) localStorage.setItem(`filler-${size}-${index}`, 'x'.repeat(size));
      } catch {
        // The next smaller piece may still fit.
      }
    }
  });

/** An event as the snippet makes them. */
const eventOf = (id: string | undefined, email: string, sourceId: string) => ({
  event_type: 'lead',
  event_name: 'Form submitted',
  source_id: sourceId,
  fields: { email },
  event_id: id,
  created_at: new Date(NOW).toISOString(),
});

test('storage that throws, relay answers 503 once', async ({ site, relay, ledger }) => {
  await site.open('blocked-storage');
  relay.answerWith(503, { times: 1 });
  await site.command('track', { event_type: 'lead', event_name: 'By hand', fields: { email: ADA } });
  ledger.sent(ADA);
  await ledger.arrived();
});

test('storage is full before the submit, relay answers 503 once', async ({ site, relay, ledger }) => {
  await site.open('no-form');
  await fillStorage(site);
  relay.answerWith(503, { times: 1 });
  await sendLeads(site, [ADA]);
  ledger.sent(ADA);
  await ledger.arrived();
  expect(relay.attempts()).toHaveLength(2);
});

test('storage is full once the lead is in it, slow relay, wakes meanwhile', async ({ site, relay, ledger }) => {
  await relay.refuse();
  await site.open('no-form');
  await sendLeads(site, [ADA]);
  ledger.sent(ADA);
  await expect.poll(async () => Object.values(await site.storage()).join()).toMatch(/"failures":[1-9]/);
  await fillStorage(site);
  await relay.listen();
  const release = relay.hold();
  ledger.faultEnds();
  await site.evaluate(() => dispatchEvent(new Event('online')));
  await relay.received(1);
  await site.evaluate(() => dispatchEvent(new Event('online')));
  release();
  await ledger.arrived();
  await site.emptyOutbox();
  expect(relay.attempts()).toHaveLength(1);
});

test('storage is cleared by the page between two attempts', async ({ site, relay, ledger }) => {
  relay.answerWith(503, { times: 1 });
  await site.open('no-form');
  await sendLeads(site, [ADA]);
  ledger.sent(ADA);
  await expect.poll(async () => Object.values(await site.storage()).join()).toMatch(/"failures":[1-9]/);
  await site.evaluate(() => localStorage.clear());
  await ledger.arrived();
  await site.emptyOutbox();
});

test('storage is cleared in the middle of an attempt that fails @long', async ({ site, relay, ledger }) => {
  relay.answerWith(503, { times: 1 });
  const release = relay.hold();
  await site.open('no-form');
  await sendLeads(site, [ADA]);
  ledger.sent(ADA);
  await relay.received(1);
  await site.evaluate(() => localStorage.clear());
  release();
  await ledger.arrived();
  await site.emptyOutbox();
});

test('storage holds garbage under our keys', async ({ site, relay, sourceId, ledger }) => {
  await relay.refuse();
  await sendForm(site, ADA);
  ledger.sent(ADA);
  await site.see('#thanks');
  const rest = { addedAt: NOW - 1_000, failures: 0, dueAt: 0 };
  const garbage = {
    half: '{"event":{"event_id":"half"',
    nothing: 'null',
    number: '7',
    text: JSON.stringify({ event: 'text', ...rest }),
    empty: JSON.stringify({ event: {}, ...rest }),
    'without-id': JSON.stringify({ event: eventOf(undefined, 'without-id@example.com', sourceId), ...rest }),
    'of-another-name': JSON.stringify({ event: eventOf('other', 'other@example.com', sourceId), ...rest }),
  };
  await site.evaluate(
    (values) => Object.entries(values).forEach(([name, text]) => localStorage.setItem(`driftrock:o:${name}`, text)),
    garbage,
  );
  await relay.listen();
  ledger.faultEnds();
  await site.open('about');
  await ledger.arrived();
  await expect.poll(async () => (await site.outbox()).sort()).toEqual(Object.keys(garbage).sort());
  // The page before may have begun an attempt already, whose answer it did not hear.
  expect([...new Set(relay.attempts().map(({ body }) => body.fields['email']))]).toEqual([ADA]);
});

test('storage holds an outbox of an older version', async ({ site, sourceId, ledger }) => {
  await site.open('blank');
  const event = eventOf('old-1', ADA, sourceId);
  // Without lease and `firm`, as the first version left them; and the least that an entry can be.
  const older = {
    'old-1': { event, addedAt: NOW, failures: 2, dueAt: NOW + 60_000 },
    'old-2': { event: eventOf('old-2', 'bob@example.com', sourceId) },
  };
  await site.evaluate(
    (values) =>
      Object.entries(values).forEach(([name, entry]) =>
        localStorage.setItem(`driftrock:o:${name}`, JSON.stringify(entry)),
      ),
    older,
  );
  ledger.sent(ADA, 'bob@example.com');
  await site.open('about');
  await ledger.arrived();
  await site.emptyOutbox();
});

test('a body above 64 KiB, native submit', async ({ site, ledger }) => {
  await site.open('contact-form');
  await site.fill({ email: ADA });
  await site.evaluate(() => (document.querySelector('textarea')!.value = 'x'.repeat(70_000)));
  await site.click('button');
  ledger.sent(ADA);
  await site.see('#thanks');
  await ledger.arrived();
  await site.emptyOutbox();
});

test('other scripts have eaten the keepalive budget of the page @long', async ({ site, relay, ledger }) => {
  await site.open('ajax-form');
  const release = relay.hold();
  // Fetch standard, "HTTP-network-or-cache fetch": 65,536 bytes for all keepalive bodies of a page. This one leaves it
  // 36 while it is open.
  await site.evaluate((url) => {
    const body = JSON.stringify({ fields: { email: 'another script' } }).padEnd(65_500);
    fetch(url, { method: 'POST', keepalive: true, mode: 'no-cors', body }).catch(() => {});
  }, relay.url);
  await relay.received(1);
  await site.fill({ email: ADA });
  await site.click('button');
  ledger.sent(ADA);
  await expect.poll(async () => Object.values(await site.storage()).join()).toMatch(/"failures":[1-9]/);
  await relay.received(2);
  release();
  await ledger.arrived();
  await site.emptyOutbox();
});

test('consent is withdrawn with a lead waiting: forgotten, as promised', async ({ site, relay, ledger }) => {
  await relay.refuse();
  await sendAjaxForm(site, ADA);
  ledger.sent(ADA);
  ledger.allowLoss(1);
  const second = await site.newTab();
  await second.open('about');
  await expect.poll(async () => Object.values(await site.storage()).join()).toMatch(/"failures":[1-9]/);
  await second.command('consent', 'denied');
  await site.emptyOutbox();
  await relay.listen();
  await site.settled();
  expect(relay.attempts()).toEqual([]);
});
