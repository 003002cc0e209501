/** What delivery never exceeds: room, open requests, and the page's own chances. */
import type { Site } from '../support/site';
import { addresses, expect, sendAjaxForm, sendLeads, test } from './laboratory';

const ADA = 'ada@example.com';
const MAX_BYTES = 262_144;
/** The least that lies between two attempts with left-overs. */
const PACE_MS = 100;

test('more leads than the outbox holds: the oldest go, as promised, and 256 KiB are not exceeded @long', async ({
  site,
  relay,
  ledger,
}) => {
  await relay.refuse();
  await site.open('no-form');
  const leads = addresses(120, `${'x'.repeat(1_000)}visitor`);
  await sendLeads(site, leads);
  ledger.sent(...leads);
  await expect
    .poll(async () => Object.values(await site.storage()).every((text) => /"failures":[1-9]/.test(text)))
    .toBe(true);
  const kept = Object.entries(await site.storage()).filter(([key]) => key.startsWith('driftrock:'));
  ledger.allowLoss(leads.length - kept.length);
  // UTF-16: the Storage standard counts two bytes a unit.
  expect(kept.reduce((sum, [key, text]) => sum + (key.length + text.length) * 2, 0)).toBeLessThanOrEqual(MAX_BYTES);
  expect(kept.length).toBeGreaterThan(50);
  expect(kept.length).toBeLessThanOrEqual(100);
  await relay.listen();
  ledger.faultEnds();
  await site.open('about');
  await site.emptyOutbox().catch(() => site.emptyOutbox());
});

test('failures take no more room, and open one retry at a time', async ({ site, relay, ledger }) => {
  relay.answerWith(503);
  await site.open('no-form');
  await sendLeads(site, addresses(5));
  ledger.sent(...addresses(5));
  await expect
    .poll(async () => Object.values(await site.storage()).every((text) => /"failures":[1-9]/.test(text)))
    .toBe(true);
  const before = JSON.stringify(await site.storage()).length;
  relay.answerNormally();
  const release = relay.hold();
  for (const name of ['online', 'pageshow', 'online'])
    await site.evaluate((type) => dispatchEvent(new Event(type)), name);
  await relay.received(6);
  const during = JSON.stringify(await site.storage()).length;
  expect(during).toBeLessThan(before + 100);
  expect(relay.attempts().filter(({ status }) => status === undefined)).toHaveLength(1);
  release();
  ledger.faultEnds();
  await ledger.arrived();
  await site.emptyOutbox();
});

const timersOf = (site: Site) => site.evaluate(() => (window as unknown as { timers: Set<number> }).timers.size);

test('no timer is set before there is anything to do, one while a lead waits, none once it is delivered', async ({
  site,
  relay,
  ledger,
}) => {
  relay.answerWith(503, { times: 1, headers: { 'Retry-After': '3' } });
  await site.open('counted-timers');
  await site.see('form');
  await expect.poll(() => site.evaluate(() => 'driftrock' in window)).toBe(true);
  expect(await timersOf(site)).toBe(0);
  await site.fill({ email: ADA });
  await site.click('button');
  ledger.sent(ADA);
  await expect.poll(async () => Object.values(await site.storage()).join()).toMatch(/"failures":[1-9]/);
  expect(await timersOf(site)).toBe(1);
  await ledger.arrived();
  await site.emptyOutbox();
  await expect.poll(() => timersOf(site)).toBe(0);
});

test('a hundred wakes while the relay is down make no storm: one request at a time, paced', async ({
  site,
  relay,
  ledger,
}) => {
  relay.answerWith(503);
  await site.open('no-form');
  await sendLeads(site, addresses(5));
  ledger.sent(...addresses(5));
  await expect
    .poll(async () => Object.values(await site.storage()).every((text) => /"failures":[1-9]/.test(text)))
    .toBe(true);
  const before = relay.attempts().length;
  const beganAt = Date.now();
  // A network that comes and goes, a visitor who goes from tab to tab.
  await site.evaluate(async () => {
    for (let count = 0; count < 100; count += 1) {
      dispatchEvent(new Event(['online', 'pageshow', 'visibilitychange'][count % 3]!));
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  });
  const storm = relay.attempts().slice(before);
  expect(storm.length).toBeGreaterThan(0);
  expect(storm.length).toBeLessThanOrEqual(Math.ceil((Date.now() - beganAt) / PACE_MS));
  expect(
    storm.slice(1).filter(({ at }, index) => at < storm[index]!.answeredAt!),
    'open next to another one',
  ).toEqual([]);
  relay.answerNormally();
  ledger.faultEnds();
  await site.open('about');
  await ledger.arrived();
  await site.emptyOutbox();
});

/** What Chromium says of why a page was not kept: HTML standard, "notRestoredReasons"; other browsers say nothing. */
const reasonsOf = (site: Site) =>
  site.evaluate(() => {
    const [entry] = performance.getEntriesByType('navigation') as (PerformanceEntry & {
      notRestoredReasons?: { reasons?: { reason: string }[] } | null;
    })[];
    return entry?.notRestoredReasons?.reasons?.map(({ reason }) => reason) ?? [];
  });

/** Goes on to the next page and back; expects the very page that was left, from the back/forward cache. */
async function leaveAndComeBack(site: Site) {
  await site.evaluate(() =>
    addEventListener('pageshow', ({ persisted }) => (document.title = persisted ? 'persisted' : 'shown')),
  );
  await site.open('about');
  // WebKitGTK's driver may lose the answer of a script whose page goes.
  await site.evaluate(() => void setTimeout(() => history.back())).catch(() => {});
  await expect
    .poll(async () => ({
      title: await site.evaluate(() => document.title).catch(() => ''),
      reasons: await reasonsOf(site).catch(() => []),
    }))
    .toEqual({ title: 'persisted', reasons: [] });
}

test('the page comes back from the back/forward cache after its lead', async ({ cachingSite: site, relay, ledger }) => {
  await sendAjaxForm(site, ADA);
  ledger.sent(ADA);
  await ledger.arrived();
  await site.emptyOutbox();
  await leaveAndComeBack(site);
  expect(relay.attempts()).toHaveLength(1);
});

test('the page comes back from the back/forward cache with a lead waiting', async ({
  cachingSite: site,
  relay,
  ledger,
}) => {
  await relay.refuse();
  await sendAjaxForm(site, ADA);
  ledger.sent(ADA);
  await expect.poll(async () => Object.values(await site.storage()).join()).toMatch(/"failures":[1-9]/);
  await leaveAndComeBack(site);
  await relay.listen();
  ledger.faultEnds();
  await site.evaluate(() => dispatchEvent(new Event('online')));
  await ledger.arrived();
  await site.emptyOutbox();
});

test('the page comes back from the back/forward cache that was left in the middle of its attempt', async ({
  cachingSite: site,
  relay,
  ledger,
}) => {
  const release = relay.hold();
  await sendAjaxForm(site, ADA);
  ledger.sent(ADA);
  await relay.received(1);
  await leaveAndComeBack(site);
  release();
  ledger.faultEnds();
  await ledger.arrived();
  await site.emptyOutbox();
});

test('the built file listens to neither unload nor beforeunload', async ({ site, ledger }) => {
  await sendAjaxForm(site, ADA);
  ledger.sent(ADA);
  await ledger.arrived();
  const file = await site.evaluate(() => fetch('/driftrock.js').then((answer) => answer.text()));
  expect(file).toContain('pagehide');
  expect(file).not.toContain('unload');
});
