/** Events by hand, with ids of the site owner's own. */
import { expect, test } from './laboratory';

const noted = '"failures":1';

test('a lead and another event of one id wait together, and are two events', async ({
  site,
  relay,
  upstream,
  ledger,
}) => {
  await relay.refuse();
  await site.open('about');
  await site.command('track', {
    event_type: 'lead',
    event_name: 'Signed up',
    event_id: 'order-1',
    fields: { email: 'ada@example.com' },
  });
  await site.command('track', {
    event_type: 'conversion',
    event_name: 'Bought',
    event_id: 'order-1',
    fields: { email: 'ada-bought@example.com' },
  });
  ledger.sent('ada@example.com', 'ada-bought@example.com');
  await expect
    .poll(async () => Object.values(await site.storage()).filter((text) => text.includes(noted)))
    .toHaveLength(2);
  await relay.listen();
  ledger.faultEnds();
  await site.open('about');
  await ledger.arrived();
  await site.emptyOutbox();
  expect(upstream.events.map(({ event }) => [event['event_id'], event['event_type']]).sort()).toEqual([
    ['order-1', 'conversion'],
    ['order-1', 'lead'],
  ]);
});

test('ids that are numbers, relay answers 503 once', async ({ site, relay, upstream, ledger }) => {
  relay.answerWith(503, { times: 1 });
  await site.open('about');
  await site.command('track', {
    event_type: 'lead',
    event_name: 'Signed up',
    event_id: 4_711,
    person_id: 42,
    fields: { email: 'ada@example.com' },
  });
  ledger.sent('ada@example.com');
  await expect.poll(async () => Object.values(await site.storage()).join()).toContain(noted);
  await site.open('about');
  await ledger.arrived();
  await site.emptyOutbox();
  expect(upstream.events.map(({ event }) => [event['event_id'], event['person_id']])).toEqual([['4711', '42']]);
});
