/** What becomes a lead: submissions that the page accepted, each once, with the values the visitor left in it. */
import { leadsOf } from './support/expectations';
import { expect, test } from './support/fixture';

test('captures a native form that leaves the page at once, with a value of every kind', async ({ site, relay }) => {
  await site.open('contact-form');
  await site.fill({ first_name: 'Ada', email: 'ada@example.com', phone: '+44 20 7946 0000', message: 'Two\nlines' });
  await site.select('[name=topics]', ['a', 'c']);
  await site.click('[name=newsletter]');
  await site.click('button');
  const [event] = await relay.acknowledged(1);
  expect(event!.fields).toEqual({
    first_name: 'Ada',
    email: 'ada@example.com',
    phone_number: '+44 20 7946 0000',
    topics: ['a', 'c'],
    newsletter: 'yes',
    message: expect.stringMatching(/^Two\r?\nlines$/),
  });
});

test("leaves the page's own submission as it was", async ({ site }) => {
  await site.open('contact-form');
  await site.fill({ first_name: 'Ada', email: 'ada@example.com' });
  await site.click('button');
  await site.see('#thanks');
  expect(site.submissions()).toEqual([{ first_name: 'Ada', email: 'ada@example.com', phone: '', message: '' }]);
});

test('captures a form that is sent with the Enter key', async ({ site, relay }) => {
  await site.open('contact-form');
  await site.fill({ email: 'ada@example.com' });
  await site.press('[name=email]', 'Enter');
  const [event] = await relay.acknowledged(1);
  expect(event!.fields).toEqual({ email: 'ada@example.com' });
});

test('captures a form that the page sends itself', async ({ site, relay }) => {
  await site.open('ajax-form');
  await site.fill({ email: 'ada@example.com', company: 'Engines' });
  await site.click('button');
  const [event] = await relay.acknowledged(1);
  expect(event!.fields).toEqual({ email: 'ada@example.com', company: 'Engines' });
  await site.see('#thanks');
  expect(site.submissions()).toEqual([{ email: 'ada@example.com', company: 'Engines' }]);
});

for (const page of ['contact-form', 'ajax-form']) {
  test(`takes a double click for one lead: ${page}`, async ({ site, relay, upstream }) => {
    await site.open(page);
    await site.fill({ email: 'ada@example.com' });
    await site.doubleClick('button');
    await relay.received(1);
    await site.see('#thanks');
    await site.settled();
    expect(leadsOf(upstream)).toEqual([{ email: 'ada@example.com' }]);
  });
}

test("does not send a form that the browser's validation turned down", async ({ site, relay }) => {
  await site.open('contact-form');
  await site.fill({ email: 'no address', phone: '020 7946 0000' });
  await site.click('button');
  await site.settled();
  expect(relay.attempts()).toEqual([]);
});

test("does not send a form that the page's own validation turned down and the visitor gave up", async ({
  site,
  relay,
}) => {
  await site.open('own-validation');
  await site.fill({ email: 'ada@example.com', phone: 'none' });
  await site.click('button');
  await site.see('#error');
  await site.settled();
  expect(relay.attempts()).toEqual([]);
});

test('sends one lead with the last values when the visitor corrects a form that the page turned down', async ({
  site,
  upstream,
}) => {
  await site.open('own-validation');
  await site.fill({ email: 'ada@exampel.com', phone: 'none' });
  await site.click('button');
  await site.see('#error');
  await site.fill({ email: 'ada@example.com', phone: '02079460000' });
  await site.click('button');
  await site.see('#thanks');
  await site.settled();
  expect(leadsOf(upstream)).toEqual([{ email: 'ada@example.com', phone_number: '02079460000' }]);
});

test("sends one lead with the last values when the site's server turned the first attempt down", async ({
  site,
  upstream,
}) => {
  await site.open('server-validation');
  await site.fill({ email: 'ada@blocked.test' });
  await site.click('button');
  await expect.poll(() => site.text('#error')).toBe('This address cannot be used.');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  await site.see('#thanks');
  await site.settled();
  expect(leadsOf(upstream)).toEqual([{ email: 'ada@example.com' }]);
});

for (const way of ['by a link', 'by the address']) {
  test(`does not take a form for sent whose data the page has collected, when it is left ${way}`, async ({
    site,
    upstream,
  }) => {
    await site.open('reads-its-form');
    // Without the Navigation API nobody tells who leaves a page: there one that is left and has collected the data
    // counts.
    const isTold = await site.evaluate(() => 'navigation' in window);
    await site.fill({ email: 'ada@example.com' });
    await site.click('button');
    await site.see('#hint');
    if (way === 'by a link') await site.click('#elsewhere');
    else await site.open('about');
    await site.see('#about');
    await site.settled();
    expect(leadsOf(upstream)).toEqual(isTold ? [] : [{ email: 'ada@example.com' }]);
  });
}

for (const way of ['request-submit', 'submit', 'borrowed-submit']) {
  test(`captures a submission that a script starts: #${way}`, async ({ site, relay, upstream }) => {
    await site.open('scripted-submits');
    await site.fill({ email: 'ada@example.com' });
    await site.click(`#${way}`);
    await relay.received(1);
    await site.see('#thanks');
    await site.settled();
    expect(leadsOf(upstream)).toEqual([{ email: 'ada@example.com' }]);
  });
}

test('captures a form in an open shadow root', async ({ site, relay }) => {
  await site.open('shadow-form');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  const [event] = await relay.acknowledged(1);
  expect(event!.fields).toEqual({ email: 'ada@example.com' });
});

test('captures a form whose controls are called like its properties, and leaves its submission alone', async ({
  site,
  relay,
}) => {
  await site.open('clobbered-form');
  await site.fill({ email: 'ada@example.com', id: '7', action: 'call me' });
  // From here on the form is beyond the verbs: browser drivers stumble over such names themselves.
  await site.evaluate(() => (window as never as { hideProperties(): void }).hideProperties());
  await site.evaluate(() => document.querySelector('button')!.click());
  const [event] = await relay.acknowledged(1);
  expect(event!.fields).toMatchObject({ email: 'ada@example.com', id: '7', action: 'call me' });
  await site.see('#thanks');
  expect(site.submissions()).toEqual([expect.objectContaining({ email: 'ada@example.com', submit: 'Send' })]);
});

test('captures controls that are outside their form; a lone button is no field', async ({ site, relay }) => {
  await site.open('outside-controls');
  await site.fill({ email: 'ada@example.com', company: 'Engines' });
  await site.click('button');
  const [event] = await relay.acknowledged(1);
  expect(event!.fields).toEqual({ email: 'ada@example.com', company: 'Engines' });
});

test('captures a form that came into the page after the snippet', async ({ site, relay }) => {
  await site.open('late-form');
  await site.click('#open');
  await site.fill({ email: 'ada@example.com' });
  await site.click('#send');
  await expect(relay.acknowledged(1)).resolves.toHaveLength(1);
});

test("a form's own attributes name its event, its capture and its fields", async ({ site, relay }) => {
  await site.open('two-forms');
  await site.fill({ '#named [name=email]': 'ada@example.com', q1: 'yes' });
  await site.click('#named button');
  const [attempt] = await relay.received(1);
  expect(attempt!.body).toMatchObject({
    event_name: 'Quote asked',
    source_id: 'another-capture',
    fields: { email: 'ada@example.com', question_1: 'yes' },
  });
});

test('captures none but the forms that data-forms selects', async ({ site, relay }) => {
  site.install({ forms: '#named' });
  await site.open('two-forms');
  await site.fill({ '#plain [name=email]': 'ada@example.com' });
  await site.click('#plain button');
  await site.see('#thanks');
  await site.settled();
  expect(relay.attempts()).toEqual([]);
});

test('captures no form by itself with data-forms="none"', async ({ site, relay }) => {
  site.install({ forms: 'none' });
  await site.open('contact-form');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  await site.see('#thanks');
  await site.settled();
  expect(relay.attempts()).toEqual([]);
});

const NO_LEADS = [
  { form: '#sign-in', values: { '#sign-in [name=email]': 'ada@example.com', password: 'secret' } },
  { form: '#search', values: { q: 'ada@example.com' } },
  { form: '#poll', values: { answer: 'yes' } },
  { form: '#ignored', values: { '#ignored [name=email]': 'ada@example.com' } },
];

for (const { form, values } of NO_LEADS) {
  test(`leaves a form alone that is no lead form: ${form}`, async ({ site, relay }) => {
    await site.open('no-leads');
    await site.fill(values);
    await site.click(`${form} button`);
    await site.see('#thanks');
    await site.settled();
    expect(relay.attempts()).toEqual([]);
  });
}

test('leaves a form alone that only closes its dialog', async ({ site, relay }) => {
  await site.open('dialog');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  await site.settled();
  expect(relay.attempts()).toEqual([]);
});
