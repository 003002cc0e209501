/**
 * Form builders: what one says of its form decides, and one submission is one lead. Pages of `pages/builders` stand in
 * for them.
 */
import { leadsOf } from './support/expectations';
import { expect, test } from './support/fixture';
import type { PageServer } from './support/page-server';
import type { Site } from './support/site';

const ADA = 'ada@example.com';
const REFUSED = 'refused@example.com';
const BUTTON = '[type=submit],.wpcf7-submit';

/** Forms of one page: the control, what shows that it was accepted or turned down, and the lead. */
const BUILDERS = [
  {
    page: 'contact-form-7',
    control: 'your-email',
    accepted: '#mail_sent',
    refusal: 'invalid@example.com',
    refused: '#validation_failed',
    lead: { email: ADA },
  },
  { page: 'wpforms', control: 'wpforms[fields][1]', lead: { email: ADA } },
  { page: 'elementor', control: 'form_fields[email]', lead: { form_id: 'a1b2c3d', email: ADA } },
  { page: 'fluent-forms?jquery', control: 'email', lead: { email: ADA } },
  { page: 'fluent-forms', control: 'email', lead: { email: ADA } },
  { page: 'ninja-forms', control: 'email', button: '#nf-field-3', lead: { email: ADA } },
  { page: 'marketo', control: 'Email', lead: { email: ADA } },
  { page: 'instapage', control: 'RW1haWw=', lead: { email: ADA } },
  { page: 'hubspot-legacy', control: 'email', lead: { email: ADA } },
];

for (const { page, control, button = BUTTON, accepted = '#accepted', lead } of BUILDERS) {
  test(`captures one lead of what ${page} has accepted, whatever the page's words sound like`, async ({
    site,
    upstream,
  }) => {
    site.install({ network: 'false' });
    await site.open(`builders/${page}`);
    await site.fill({ [`[name="${control}"]`]: ADA });
    await site.click(button);
    await site.see(accepted);
    await site.settled();
    expect(leadsOf(upstream)).toEqual([lead]);
  });

  test(`captures one lead of what ${page} has accepted when the page's requests are watched, too`, async ({
    site,
    upstream,
  }) => {
    await site.open(`builders/${page}`);
    await site.fill({ [`[name="${control}"]`]: ADA });
    await site.click(button);
    await site.see(accepted);
    await site.settled();
    expect(leadsOf(upstream)).toEqual([lead]);
  });
}

for (const { page, control, button = BUTTON, refusal = REFUSED, refused = '#refused' } of BUILDERS) {
  test(`captures nothing of what ${page} has turned down`, async ({ site, relay }) => {
    await site.open(`builders/${page}`);
    await site.fill({ [`[name="${control}"]`]: refusal });
    await site.click(button);
    await site.see(refused);
    await site.settled();
    expect(relay.attempts()).toEqual([]);
  });
}

test('captures what Contact Form 7 could not mail: the visitor has done all right', async ({ site, upstream }) => {
  site.install({ network: 'false' });
  await site.open('builders/contact-form-7');
  await site.fill({ 'your-email': 'failed@example.com' });
  await site.click('button');
  await site.see('#mail_failed');
  await site.settled();
  expect(leadsOf(upstream)).toEqual([{ email: 'failed@example.com' }]);
});

test('captures nothing of a sign-in, and nothing that the site owner has excluded, whatever the builder says', async ({
  site,
  relay,
}) => {
  await site.open('builders/no-lead-forms');
  await site.fill({ '#sign-in [type=email]': ADA, '[type=password]': 'secret' });
  await site.click('#sign-in button');
  await site.fill({ address: ADA });
  await site.click('#excluded button');
  await site.fill({ '#hubspot [type=email]': ADA });
  await site.click('#hubspot button');
  await site.settled();
  expect(relay.attempts()).toEqual([]);
});

test('hears a builder whose jQuery comes only when the visitor begins to type', async ({ site, upstream }) => {
  site.install({ network: 'false' });
  await site.open('builders/late-jquery');
  await site.fill({ email: ADA });
  await site.click('button:not(:disabled)');
  await site.see('#accepted');
  await site.settled();
  expect(leadsOf(upstream)).toEqual([{ email: ADA }]);
});

test("calls the page's own function for Instapage as before, and gives back what it says", async ({ site }) => {
  await site.open('builders/instapage');
  await site.fill({ '[type=email]': ADA });
  await site.click('button');
  await site.see('#accepted');
  expect(await site.evaluate(() => ({ ...document.body.dataset }))).toEqual({ told: ADA, returned: 'told' });
});

test.describe('forms of several pages', () => {
  test('captures one lead of all pages of Gravity Forms in a hidden iframe', async ({ site, upstream }) => {
    await site.open('builders/gravity-forms');
    await site.fill({ input_1: ADA });
    await site.click('.gform_next_button');
    await site.see('#page-2');
    await site.fill({ input_2: 'Engines' });
    await site.click('.gform_button');
    await site.see('#accepted');
    await site.settled();
    expect(leadsOf(upstream)).toEqual([expect.objectContaining({ email: ADA, company: 'Engines' })]);
  });

  test('captures nothing of a Gravity form that its hidden iframe turns down, nor of a page that is left', async ({
    site,
    relay,
  }) => {
    await site.open('builders/gravity-forms');
    await site.fill({ input_1: REFUSED });
    await site.click('.gform_next_button');
    await site.see('#page-2');
    await site.fill({ input_2: 'Engines' });
    await site.click('.gform_button');
    await site.see('#refused');
    await site.click('.gform_next_button');
    await site.see('#page-2');
    await site.click('.gform_previous_button');
    await site.see('#page-1');
    await site.settled();
    expect(relay.attempts()).toEqual([]);
  });

  test('captures nothing of a Gravity form that the visitor saves for later', async ({ site, relay }) => {
    await site.open('builders/gravity-forms');
    await site.fill({ input_1: ADA });
    await site.click('.gform_next_button');
    await site.see('#page-2');
    await site.click('.gform_save_link');
    await site.see('#accepted');
    await site.settled();
    expect(relay.attempts()).toEqual([]);
  });

  test('captures a Gravity form whose confirmation is another page', async ({ site, upstream }) => {
    await site.open('builders/gravity-forms');
    await site.fill({ input_1: 'moved@example.com' });
    await site.click('.gform_next_button');
    await site.see('#page-2');
    await site.fill({ input_2: 'Engines' });
    await site.click('.gform_button');
    await site.see('#thanks');
    await site.settled();
    expect(leadsOf(upstream)).toEqual([expect.objectContaining({ email: 'moved@example.com', company: 'Engines' })]);
  });

  test('captures one lead of a Gravity form whose pages the browser itself sends', async ({ site, upstream }) => {
    await site.open('builders/gravity-forms-pages');
    await site.fill({ input_1: ADA });
    await site.click('.gform_next_button');
    await site.fill({ input_2: 'Engines' });
    await site.click('.gform_button');
    await site.see('#thanks');
    await site.settled();
    expect(leadsOf(upstream)).toEqual([expect.objectContaining({ email: ADA, company: 'Engines' })]);
  });

  test('captures one lead of all pages of Formidable Forms, however often the visitor goes back', async ({
    site,
    upstream,
  }) => {
    site.install({ network: 'false' });
    await site.open('builders/formidable');
    await site.fill({ '[type=email]': ADA });
    await site.click('.frm_button_submit');
    await site.see('#page-2');
    await site.click('.frm_prev_page');
    await site.see('#page-1');
    await site.click('.frm_button_submit');
    await site.see('#page-2');
    await site.fill({ '[name="item_meta[9]"]': 'Engines' });
    await site.click('.frm_button_submit');
    await site.see('#accepted');
    await site.settled();
    expect(leadsOf(upstream)).toEqual([expect.objectContaining({ email: ADA, company: 'Engines' })]);
  });

  test('captures nothing of a Formidable form that was turned down', async ({ site, relay }) => {
    await site.open('builders/formidable');
    await site.fill({ '[type=email]': REFUSED });
    await site.click('.frm_button_submit');
    await site.see('#page-2');
    await site.fill({ '[name="item_meta[9]"]': 'Engines' });
    await site.click('.frm_button_submit');
    await site.see('#refused');
    await site.settled();
    expect(relay.attempts()).toEqual([]);
  });

  test("captures one lead of all steps of HubSpot's form, without its password", async ({ site, upstream }) => {
    await site.open('builders/hubspot');
    await site.fill({ '[type=email]': ADA });
    await site.click('button');
    await site.see('#step-1');
    await site.fill({ '[name="0-1/firstname"]': 'Ada', '[type=password]': 'secret' });
    await site.click('button');
    await site.see('#accepted');
    await site.settled();
    expect(leadsOf(upstream)).toEqual([{ email: ADA, first_name: 'Ada' }]);
  });

  test("captures HubSpot's form as it is where HubSpot gives no answers", async ({ site, upstream }) => {
    await site.open('builders/hubspot', '?one-step');
    await site.evaluate(() => void Object.assign(window, { HubspotFormsV4: undefined }));
    await site.fill({ '[type=email]': ADA });
    await site.click('button');
    await site.see('#accepted');
    await site.settled();
    expect(leadsOf(upstream)).toEqual([{ email: ADA }]);
  });

  test('captures nothing of a HubSpot form that was turned down', async ({ site, relay }) => {
    await site.open('builders/hubspot');
    await site.fill({ '[type=email]': REFUSED });
    await site.click('button');
    await site.see('#step-1');
    await site.click('button');
    await site.see('#refused');
    await site.settled();
    expect(relay.attempts()).toEqual([]);
  });
});

const SAID_BY_HUBSPOT = [
  {
    type: 'hsFormCallback',
    eventName: 'onFormSubmit',
    id: 'a-1',
    data: [
      { name: 'email', value: ADA },
      { name: 'card_number', value: '4111' },
      { name: 'note', value: 'pay with 4111 1111 1111 1111' },
    ],
  },
  { type: 'hsFormCallback', eventName: 'onFormSubmitted', id: 'a-1', data: {} },
];

/** Messages as the browser hands them to the page when a frame of this origin has posted them. */
function receive({ origin, messages }: { origin: string; messages: object[] }): void {
  for (const data of messages) dispatchEvent(new MessageEvent('message', { origin, data }));
}

/** The tag of the second script, twice, for a site owner who asks for no frame. */
const NO_FRAMES = '<!--builders--><!--builders-->';
const FRAMES = '<script async src="/driftrock.builders.js" data-embeds="typeform jotform calendly"></script>';
/** As a tag manager leaves the tag: the address alone. */
const FRAMES_IN_ADDRESS = '<script async src="/driftrock.builders.js?embeds=typeform,calendly"></script>';

/** A page without a form, with this tag. */
async function openFrames(tag: string, { site, pageServer }: { site: Site; pageServer: PageServer }): Promise<void> {
  pageServer.installation.texts = { '<!--pasted-->': tag };
  await site.open('builders/frames');
}

test.describe('frames of other sites', () => {
  test("takes the answers of a form in HubSpot's frame, without what must stay in the page", async ({
    site,
    upstream,
    pageServer,
  }) => {
    await openFrames(NO_FRAMES, { site, pageServer });
    await site.evaluate(receive, { origin: 'https://share.hsforms.com', messages: SAID_BY_HUBSPOT });
    await site.settled();
    expect(leadsOf(upstream)).toEqual([{ email: ADA, note: 'pay with' }]);
  });

  test('asks HubSpot for the answers of a form of its updated editor in a frame', async ({
    site,
    upstream,
    pageServer,
  }) => {
    await openFrames(NO_FRAMES, { site, pageServer });
    await site.evaluate(
      (values) => {
        const form = { getFormFieldValues: () => Promise.resolve(values) };
        Object.assign(window, { HubSpotFormsV4: { getFormFromEvent: () => form } });
        dispatchEvent(new CustomEvent('hs-form-event:on-submission:success', { detail: { formId: 'a-1' } }));
      },
      [
        { name: '0-1/email', value: 'ada@example.com' },
        { name: '0-2/name', value: 'Engines' },
      ],
    );
    await site.settled();
    expect(leadsOf(upstream)).toEqual([{ email: ADA, name: 'Engines' }]);
  });

  test('believes nobody else', async ({ site, relay, pageServer }) => {
    await openFrames(FRAMES, { site, pageServer });
    const completed = [
      ...SAID_BY_HUBSPOT,
      { type: 'form-submit' },
      { action: 'submission-completed' },
      { event: 'calendly.event_scheduled', payload: {} },
    ];
    await site.evaluate(receive, { origin: 'https://hsforms.com.evil.example', messages: completed });
    await site.evaluate(receive, { origin: 'http://form.typeform.com', messages: completed });
    await site.evaluate(receive, { origin: 'https://evilcalendly.com', messages: completed });
    await site.evaluate((messages) => {
      const frame = document.createElement('iframe');
      frame.sandbox.add('allow-scripts');
      const list = JSON.stringify([...messages, 'done']);
      frame.srcdoc = `<script>for (const said of ${list}) parent.postMessage(said, '*')</script>`;
      return new Promise<void>((resolve) => {
        addEventListener('message', ({ data }) => data === 'done' && resolve());
        document.body.append(frame);
      });
    }, completed);
    await site.settled();
    expect(relay.attempts()).toEqual([]);
  });

  test('tells of completed frames once the site owner has asked for it', async ({ site, relay, pageServer }) => {
    await openFrames(FRAMES, { site, pageServer });
    await site.evaluate(receive, {
      origin: 'https://form.typeform.com',
      messages: [{ type: 'form-ready' }, { type: 'form-submit', formId: 'f1', responseId: 'r1' }],
    });
    await site.evaluate(receive, {
      origin: 'https://form.jotform.com',
      messages: ['setHeight:400:f2' as never, { action: 'submission-completed', formID: 'f2' }],
    });
    await site.evaluate(receive, {
      origin: 'https://calendly.com',
      messages: [{ event: 'calendly.event_scheduled', payload: { event: { uri: 'e' }, invitee: { uri: 'i' } } }],
    });
    const events = await relay.acknowledged(3);
    const told = events.map(({ event_type, event_name, fields }) => [event_type, event_name, fields]);
    expect(told.sort()).toEqual([
      ['action', 'Calendly completed', { event_uri: 'e', invitee_uri: 'i' }],
      ['action', 'Jotform completed', { form_id: 'f2' }],
      ['action', 'Typeform completed', { form_id: 'f1', response_id: 'r1' }],
    ]);
  });

  test("takes the builders to tell of from the script's own query string", async ({ site, upstream, pageServer }) => {
    await openFrames(FRAMES_IN_ADDRESS, { site, pageServer });
    await site.evaluate(receive, {
      origin: 'https://form.jotform.com',
      messages: [{ action: 'submission-completed', formID: 'f2' }],
    });
    await site.evaluate(receive, {
      origin: 'https://form.typeform.com',
      messages: [
        { type: 'form-submit', formId: 'f1' },
        { type: 'form-submit', formId: 'f1' },
      ],
    });
    await site.settled();
    expect(leadsOf(upstream)).toEqual([{ form_id: 'f1', response_id: '' }]);
  });

  test('tells of nothing that the site owner has not asked for', async ({ site, relay, pageServer }) => {
    await openFrames(NO_FRAMES, { site, pageServer });
    await site.evaluate(receive, {
      origin: 'https://form.typeform.com',
      messages: [{ type: 'form-submit', formId: 'f1' }],
    });
    await site.settled();
    expect(relay.attempts()).toEqual([]);
  });
});

test('keeps what a builder has said until the snippet comes', async ({ site, relay, upstream }) => {
  await site.open('builders/late-snippet');
  await site.evaluate(receive, { origin: 'https://share.hsforms.com', messages: SAID_BY_HUBSPOT });
  await site.click('button');
  await relay.acknowledged(1);
  await site.settled();
  expect(leadsOf(upstream)).toEqual([{ email: ADA, note: 'pay with' }]);
});

test('says nothing in the console where there is no builder and no jQuery', async ({ site, pageServer }) => {
  await openFrames(NO_FRAMES, { site, pageServer });
  await site.press('body', 'Tab');
  expect(await site.console()).toEqual([]);
});

for (const page of ['webflow', 'unbounce', 'mailchimp']) {
  test(`needs no second file for ${page}: an acceptance is one lead`, async ({ site, upstream }) => {
    await site.open(`builders/${page}`);
    await site.fill({ '[type=email]': ADA });
    await site.click('[type=submit]');
    await site.see('#accepted,#thanks');
    await site.settled();
    expect(leadsOf(upstream)).toEqual([{ email: ADA }]);
  });
}

for (const page of ['webflow', 'unbounce', 'mailchimp']) {
  test(`needs no second file for ${page}: a refusal is no lead`, async ({ site, relay }) => {
    await site.open(`builders/${page}`);
    await site.fill({ '[type=email]': REFUSED });
    await site.click('[type=submit]');
    await site.see('#refused,#mce-error-response');
    await site.settled();
    expect(relay.attempts()).toEqual([]);
  });
}
