/** What a page can tell the snippet, and hear from it. */
import { expect, test } from './support/fixture';

test('track sends an event made by hand', async ({ site, relay, sourceId }) => {
  await site.open('about');
  await site.command('track', {
    event_type: 'conversion',
    event_name: 'Purchase',
    fields: { value: 12.5, items: ['a', 'b'] },
  });
  const [event] = await relay.acknowledged(1);
  expect(event).toMatchObject({
    event_type: 'conversion',
    event_name: 'Purchase',
    source_id: sourceId,
    fields: { value: 12.5, items: ['a', 'b'] },
  });
});

test('track says in one console line what an event lacks, and sends nothing', async ({ site, relay }) => {
  await site.open('about');
  await site.command('track', { event_type: 'conversion', fields: {} });
  expect(await site.console()).toEqual([
    { level: expect.stringMatching(/^(warn|error)$/), text: expect.stringContaining('event_name') },
  ]);
  await site.settled();
  expect(relay.attempts()).toEqual([]);
});

test('track reads FormData with several values of one name and a file, of which it sends the name alone', async ({
  site,
  relay,
}) => {
  await site.open('about');
  await site.evaluate(() => {
    const fields = new FormData();
    for (const value of ['engines', 'looms']) fields.append('topics', value);
    fields.append('cv', new File(['what is in it'], 'cv.pdf'));
    fields.append('photo', new File([], ''));
    (window as never as { driftrock(...words: unknown[]): void }).driftrock('track', {
      event_type: 'lead',
      event_name: 'Signup',
      fields,
    });
  });
  const [event] = await relay.acknowledged(1);
  expect(event!.fields).toEqual({ topics: ['engines', 'looms'], cv: 'cv.pdf' });
});

test('track reads URLSearchParams, a Map, and FormData of a frame', async ({ site, relay }) => {
  await site.open('about');
  await site.evaluate(() => {
    const { FormData: OfFrame } = document.body.appendChild(document.createElement('iframe'))
      .contentWindow as never as typeof window;
    const ofFrame = new OfFrame();
    ofFrame.append('email', 'grace@example.com');
    for (const fields of [new URLSearchParams('email=ada%40example.com'), new Map([['value', 12.5]]), ofFrame])
      (window as never as { driftrock(...words: unknown[]): void }).driftrock('track', {
        event_type: 'lead',
        event_name: 'Signup',
        fields,
      });
  });
  const events = await relay.acknowledged(3);
  expect(events.map(({ fields }) => fields)).toEqual(
    expect.arrayContaining([{ email: 'ada@example.com' }, { value: 12.5 }, { email: 'grace@example.com' }]),
  );
});

test('track takes the options for ids that are null or empty', async ({ site, relay, upstream }) => {
  site.install({ 'person-id': 'person-1' });
  await site.open('about');
  await site.command('track', {
    event_type: 'conversion',
    event_name: 'Purchase',
    fields: { value: 1 },
    person_id: null,
    affiliate_id: '',
    source_id: null,
    created_at: null,
    event_id: '',
    ga_client_id: null,
  });
  const [event] = await relay.acknowledged(1);
  expect(event!.person_id).toBe('person-1');
  expect(event).not.toHaveProperty('affiliate_id');
  await expect.poll(() => upstream.events).toHaveLength(1);
});

test('track says in one console line that it cannot read a form as fields, and sends nothing', async ({
  site,
  relay,
}) => {
  await site.open('contact-form');
  await site.evaluate(() => {
    const fields = document.querySelector('form');
    (window as never as { driftrock(...words: unknown[]): void }).driftrock('track', {
      event_type: 'lead',
      event_name: 'Signup',
      fields,
    });
  });
  expect(await site.console()).toEqual([{ level: 'warn', text: expect.stringContaining('track') }]);
  await site.settled();
  expect(relay.attempts()).toEqual([]);
});

for (const name of ['tarck', 'constructor', '__proto__']) {
  test(`an unknown command is named in one console line and harms nothing: ${name}`, async ({ site }) => {
    await site.open('about');
    await site.command(name, {});
    expect(await site.console()).toEqual([
      { level: expect.stringMatching(/^(warn|error)$/), text: expect.stringContaining(name) },
    ]);
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

test('identify with null puts nobody on the events that follow, without a word', async ({ site, relay }) => {
  site.install({ 'person-id': 'person-1' });
  await site.open('ajax-form');
  await site.command('identify', null);
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  const [event] = await relay.acknowledged(1);
  expect(event).not.toHaveProperty('person_id');
  expect(await site.console()).toEqual([]);
});

test('on tells of a lead captured and acknowledged, although an earlier listener throws', async ({ site }) => {
  await site.open('listeners');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  await expect
    .poll(() => site.evaluate(() => (window as never as { heard: string[] }).heard))
    .toEqual(['captured', 'acknowledged']);
  await site.see('#thanks');
});

test('on tells of a lead that the relay rejected', async ({ site, relay }) => {
  relay.answerWith(400, { body: { error: 'fields.email is no address' } });
  await site.open('listeners');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  await expect
    .poll(() => site.evaluate(() => (window as never as { heard: string[] }).heard))
    .toEqual(['captured', 'rejected']);
});
