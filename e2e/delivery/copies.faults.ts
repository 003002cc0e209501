/**
 * The second copy of each event: it outlives a kill, and nothing else of what was turned down, delivered or forgotten.
 */
import { expect, sendAjaxForm, sendForm, sendLeads, test } from './laboratory';

const ADA = 'ada@example.com';

/**
 * Runs in a page: keeps the copies to itself, so that no other page can read or change them, while `isOccupied` says
 * so.
 */
const occupyCopies = () =>
  new Promise<void>((resolve) => {
    Object.assign(window, { isOccupied: true });
    indexedDB.open('driftrock').onsuccess = ({ target }) => {
      const copies = (target as IDBOpenDBRequest).result.transaction('o', 'readwrite').objectStore('o');
      const hold = () => {
        resolve();
        if ((window as never as { isOccupied: boolean }).isOccupied) copies.count().onsuccess = hold;
      };
      hold();
    };
  });

test('a lead delivered while its page goes is not brought back by its copy', async ({ site, relay, ledger }) => {
  const release = relay.hold();
  await site.open('no-form');
  await sendLeads(site, [ADA]);
  ledger.sent(ADA);
  await expect.poll(() => site.copies()).toHaveLength(1);
  // In the very task in which the page hears the answer, it goes: the copy is still there.
  await site.evaluate(() =>
    (window as never as { driftrock(...words: unknown[]): void }).driftrock('on', 'acknowledged', () =>
      location.assign('/about'),
    ),
  );
  release();
  await ledger.arrived();
  await site.see('#about');
  await site.settled();
  await site.emptyOutbox();
  expect(relay.attempts()).toHaveLength(1);
});

test('what the page has turned down while it goes is no lead, and leaves no copy', async ({ site, relay, ledger }) => {
  await site.open('own-validation');
  await site.fill({ email: ADA, phone: 'x' });
  await site.click('button');
  await expect.poll(() => site.copies()).toHaveLength(1);
  await site.open('about');
  await site.settled();
  await site.emptyOutbox();
  ledger.sent('ada@example.org');
  await sendAjaxForm(site, 'ada@example.org');
  await ledger.arrived();
  expect(relay.attempts()).toHaveLength(1);
});

test('what was turned down is not brought back by its copy, which two pages have had no time to remove', async ({
  site,
  relay,
  ledger,
}) => {
  await site.open('own-validation');
  await site.fill({ email: ADA, phone: 'x' });
  await site.click('button');
  await expect.poll(() => site.copies()).toHaveLength(1);
  const other = await site.newTab();
  await other.open('blank');
  await other.evaluate(occupyCopies);
  await site.open('about');
  await site.open('about');
  await other.evaluate(() => ((window as never as { isOccupied: boolean }).isOccupied = false));
  await site.emptyOutbox();
  ledger.sent('ada@example.org');
  await sendAjaxForm(site, 'ada@example.org');
  await ledger.arrived();
  expect(relay.attempts()).toHaveLength(1);
});

test('a copy that is older than seven days is not brought back', async ({ site, relay, sourceId, ledger }) => {
  await site.open('blank');
  await site.evaluate((source) => {
    const event = {
      event_type: 'lead',
      event_name: 'Form submitted',
      source_id: source,
      fields: { email: 'old@example.com' },
      event_id: 'old',
      created_at: '2020-01-01T00:00:00.000Z',
    };
    const opening = indexedDB.open('driftrock');
    return new Promise((resolve) => {
      opening.onupgradeneeded = () =>
        opening.result
          .createObjectStore('o')
          .put({ event, addedAt: Date.now() - 604_800_001, failures: 0, dueAt: 0 }, 'driftrock:o:old');
      opening.onsuccess = () => resolve(opening.result.close());
    });
  }, sourceId);
  expect(await site.copies()).toEqual(['old']);
  await sendAjaxForm(site, ADA);
  ledger.sent(ADA);
  await ledger.arrived();
  await site.settled();
  expect([...new Set(relay.attempts().map(({ body }) => body.fields['email']))]).toEqual([ADA]);
});

test('storage is cleared by the page, which is left before the relay is back', async ({ site, relay, ledger }) => {
  await relay.refuse();
  await site.open('no-form');
  await sendLeads(site, [ADA]);
  ledger.sent(ADA);
  await expect.poll(() => site.copies()).toHaveLength(1);
  // The page's own last word: when it goes, what is under way is put down once more.
  await expect.poll(async () => Object.values(await site.storage()).join()).toMatch(/"failures":[1-9]/);
  await site.evaluate(() => localStorage.clear());
  await relay.listen();
  await site.open('about');
  ledger.faultEnds();
  await ledger.arrived();
  await site.emptyOutbox();
});

test('storage is full before the submit, and the page is left before the relay is back', async ({
  site,
  relay,
  ledger,
}) => {
  await relay.refuse();
  await site.open('no-form');
  await site.evaluate(() => {
    for (let size = 1_000_000; size > 0;) {
      try {
        localStorage.setItem(`page-${Math.random()}`, 'x'.repeat(size));
      } catch {
        size = Math.floor(size / 2);
      }
    }
  });
  await sendLeads(site, [ADA]);
  ledger.sent(ADA);
  await expect.poll(() => site.copies()).toHaveLength(1);
  await relay.listen();
  await site.open('about');
  ledger.faultEnds();
  await ledger.arrived();
  await site.emptyOutbox();
});

test('consent is withdrawn with a lead waiting: its copy is forgotten, too', async ({ site, relay, ledger }) => {
  await relay.refuse();
  await sendForm(site, ADA);
  ledger.sent(ADA);
  ledger.allowLoss(1);
  await site.see('#thanks');
  await expect.poll(() => site.copies()).toHaveLength(1);
  await site.command('consent', 'denied');
  // The page goes at once, and the next one knows of no consent that was withdrawn.
  await site.open('about');
  await relay.listen();
  await site.emptyOutbox();
  await site.settled();
  expect(relay.attempts()).toEqual([]);
});

for (const [name, options] of [
  ['nothing may be stored', { persist: 'false' }],
  ['consent is pending', { consent: 'pending' }],
] as const) {
  test(`while ${name}, there is no copy either`, async ({ site, relay, ledger }) => {
    site.install(options);
    await relay.refuse();
    await sendAjaxForm(site, ADA);
    ledger.sent(ADA);
    await site.evaluate(() => new Promise((resolve) => setTimeout(resolve, 3_000)));
    expect([await site.outbox(), await site.copies()]).toEqual([[], []]);
    await relay.listen();
    await site.command('consent', 'granted');
    await ledger.arrived();
  });
}

test('what an earlier page has left is copied by no page that may not store anything', async ({
  site,
  relay,
  ledger,
}) => {
  relay.answerWith(503);
  await site.open('no-form');
  await sendLeads(site, [ADA]);
  ledger.sent(ADA);
  await expect.poll(async () => Object.values(await site.storage()).join()).toMatch(/"failures":[1-9]/);
  // As if the page before had gone too early for it.
  await site.evaluate(() => new Promise((resolve) => (indexedDB.deleteDatabase('driftrock').onsuccess = resolve)));
  site.install({ persist: 'false' });
  await site.open('about');
  await relay.received(2);
  expect(await site.copies()).toEqual([]);
  relay.answerNormally();
  site.install({ persist: undefined });
  await site.open('about');
  ledger.faultEnds();
  await ledger.arrived();
  await site.emptyOutbox();
});

test('a page on which nothing is sent makes no database', async ({ site, ledger }) => {
  await site.open('about');
  // WebKit 2.50 goes on to name a database whose making was aborted, with version 0.
  await expect
    .poll(() => site.evaluate(async () => (await indexedDB.databases()).filter(({ version }) => version).length))
    .toBe(0);
  await sendAjaxForm(site, ADA);
  ledger.sent(ADA);
  await ledger.arrived();
  await site.emptyOutbox();
});

for (const [name, spoil] of [
  ['is missing', () => void Object.defineProperty(window, 'indexedDB', { value: undefined })],
  [
    'throws',
    () =>
      void Object.defineProperty(window, 'indexedDB', {
        get: () => {
          throw new DOMException('blocked', 'SecurityError');
        },
      }),
  ],
  ['never answers', () => void Object.defineProperty(window, 'indexedDB', { value: { open: () => ({}) } })],
  [
    'is of another make under our name',
    () => new Promise((resolve) => (indexedDB.open('driftrock', 3).onsuccess = resolve)),
  ],
] as const) {
  test(`IndexedDB ${name}, relay answers 503 once`, async ({ site, relay, ledger }) => {
    relay.answerWith(503, { times: 1 });
    await site.open('no-form');
    await site.evaluate(spoil as () => unknown);
    await sendLeads(site, [ADA]);
    ledger.sent(ADA);
    await expect.poll(async () => Object.values(await site.storage()).join()).toMatch(/"failures":[1-9]/);
    await site.open('about');
    await ledger.arrived();
    await expect.poll(() => site.outbox()).toEqual([]);
    expect(await site.console()).toEqual([]);
  });
}
