/** Several tabs of one visitor with one outbox. */
import type { Site } from '../support/site';
import { addresses, expect, sendLeads, test } from './laboratory';

const LEADS = addresses(10);

const newTabs = async (site: Site, count: number) => Promise.all(Array.from({ length: count }, () => site.newTab()));

for (const [count, form] of [
  [2, ''],
  [5, ' @long'],
] as const) {
  test(`${count} tabs with one outbox go online together @offline${form}`, async ({ site, relay, ledger }) => {
    const tabs = [site, ...(await newTabs(site, count - 1))];
    for (const tab of tabs) await tab.open('no-form');
    await site.goOffline();
    await sendLeads(site, LEADS);
    ledger.sent(...LEADS);
    await expect
      .poll(async () => Object.values(await site.storage()).filter((text) => /"failures":[1-9]/.test(text)).length)
      .toBe(LEADS.length);
    await site.goOnline();
    ledger.faultEnds();
    await ledger.arrived();
    await site.emptyOutbox();
    // Fewer repeats than leads: the tabs do not all send everything. The table has the number.
    expect(relay.attempts().length).toBeLessThan(LEADS.length * 2);
  });
}

for (const [count, form] of [
  [2, ''],
  [5, ' @long'],
] as const) {
  test(`${count} tabs with one outbox hear together that the relay may be back${form}`, async ({
    site,
    relay,
    ledger,
  }) => {
    const tabs = [site, ...(await newTabs(site, count - 1))];
    for (const tab of tabs) await tab.open('no-form');
    await relay.refuse();
    await sendLeads(site, LEADS);
    ledger.sent(...LEADS);
    await expect
      .poll(async () => Object.values(await site.storage()).filter((text) => text.includes('"failures":')).length)
      .toBe(LEADS.length);
    await relay.listen();
    ledger.faultEnds();
    await Promise.all(tabs.map((tab) => tab.evaluate(() => dispatchEvent(new Event('online')))));
    await ledger.arrived();
    await site.emptyOutbox();
    expect(relay.attempts().length).toBeLessThan(LEADS.length * 2);
  });
}

test('the tab that is sending is closed in the middle of its attempt @long', async ({ site, relay, ledger }) => {
  await relay.refuse();
  await site.open('no-form');
  await sendLeads(site, LEADS.slice(0, 3));
  ledger.sent(...LEADS.slice(0, 3));
  await expect
    .poll(async () => Object.values(await site.storage()).filter((text) => /"failures":[1-9]/.test(text)).length)
    .toBe(3);
  const second = await site.newTab();
  await relay.listen();
  const release = relay.hold();
  await site.open('about');
  await relay.received(1);
  await second.open('about');
  await site.close();
  release();
  ledger.faultEnds();
  await ledger.arrived();
  await second.emptyOutbox();
});

test('the tab that is sending is frozen in the middle of its attempt @frozen @long', async ({
  visitor,
  relay,
  ledger,
}) => {
  const first = await visitor.comes();
  await relay.refuse();
  await first.open('no-form');
  await sendLeads(first, LEADS.slice(0, 3));
  ledger.sent(...LEADS.slice(0, 3));
  await expect
    .poll(async () => Object.values(await first.storage()).filter((text) => /"failures":[1-9]/.test(text)).length)
    .toBe(3);
  const second = await first.newTab();
  await relay.listen();
  const release = relay.hold();
  await first.open('about');
  await relay.received(1);
  await visitor.freezes('about');
  release();
  ledger.faultEnds();
  await second.open('no-form');
  await ledger.arrived();
  await second.emptyOutbox();
});
