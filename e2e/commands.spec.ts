/** What a page can tell the snippet, and hear from it. */
import { expect, test } from './support/fixture';

test('track sends an event made by hand', async ({ site, relay, sourceId }) => {
  await site.open('about');
  await site.command('track', { event_type: 'conversion', event_name: 'Purchase', fields: { value: 12.5, items: ['a', 'b'] } });
  const [event] = await relay.acknowledged(1);
  expect(event).toMatchObject({ event_type: 'conversion', event_name: 'Purchase', source_id: sourceId, fields: { value: 12.5, items: ['a', 'b'] } });
});

test('track says in one console line what an event lacks, and sends nothing', async ({ site, relay }) => {
  await site.open('about');
  await site.command('track', { event_type: 'conversion', fields: {} });
  expect(await site.console()).toEqual([{ level: expect.stringMatching(/^(warn|error)$/), text: expect.stringContaining('event_name') }]);
  await site.settled();
  expect(relay.attempts()).toEqual([]);
});

for (const name of ['tarck', 'constructor', '__proto__']) {
  test(`an unknown command is named in one console line and harms nothing: ${name}`, async ({ site }) => {
    await site.open('about');
    await site.command(name, {});
    expect(await site.console()).toEqual([{ level: expect.stringMatching(/^(warn|error)$/), text: expect.stringContaining(name) }]);
  });
}

test('capture takes any element that holds controls as a lead', async ({ site, relay }) => {
  await site.open('no-form');
  await site.fill({ email: 'ada@example.com', company: 'Engines' });
  await site.click('button');
  const [event] = await relay.acknowledged(1);
  expect(event).toMatchObject({ event_type: 'lead', fields: { email: 'ada@example.com', company: 'Engines' } });
});

test('identify puts the person on the events that follow', async ({ site, relay }) => {
  await site.open('ajax-form');
  await site.command('identify', 'person-7');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  const [event] = await relay.acknowledged(1);
  expect(event!.person_id).toBe('person-7');
});

test('on tells of a lead captured and acknowledged, although an earlier listener throws', async ({ site }) => {
  await site.open('listeners');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  await expect.poll(() => site.evaluate(() => (window as never as { heard: string[] }).heard)).toEqual(['captured', 'acknowledged']);
  await site.see('#thanks');
});

test('on tells of a lead that the relay rejected', async ({ site, relay }) => {
  relay.answerWith(400, { body: { error: 'fields.email is no address' } });
  await site.open('listeners');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  await expect.poll(() => site.evaluate(() => (window as never as { heard: string[] }).heard)).toEqual(['captured', 'rejected']);
});
