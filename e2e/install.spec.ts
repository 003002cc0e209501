/** Getting the snippet onto a page: every way to install it, and what it says when that went wrong. */
import { leadsOf, MOMENT, UUID } from './support/expectations';
import { expect, test } from './support/fixture';

test('delivers a lead to Driftrock from one script tag with data-* options', async ({
  site,
  relay,
  upstream,
  sourceId,
}) => {
  await site.open('contact-form');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  await relay.acknowledged(1);

  expect(upstream.events).toEqual([
    expect.objectContaining({
      path: '/v2/event',
      event: {
        event_type: 'lead',
        event_name: 'Form submitted',
        source_id: sourceId,
        fields: { email: 'ada@example.com' },
        event_id: expect.stringMatching(UUID),
        created_at: expect.stringMatching(MOMENT),
      },
    }),
  ]);
});

test("takes its options from the script's own query string", async ({ site, relay }) => {
  await site.open('query-string');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  await expect(relay.acknowledged(1)).resolves.toHaveLength(1);
});

test('prefers init to data-*, and data-* to the query string', async ({ site, relay }) => {
  await site.open('weakest-to-strongest');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  const [event] = await relay.acknowledged(1);
  expect(event).toMatchObject({ affiliate_id: 'from-query', event_name: 'from data', person_id: 'from-init' });
});

test('obeys the commands of the stub queue in their order once the file has loaded', async ({ site, relay }) => {
  await site.open('stub');
  const [event] = await relay.acknowledged(1);
  expect(event).toMatchObject({
    event_type: 'action',
    event_name: 'Page seen',
    fields: { page: 'stub' },
    person_id: 'person-7',
  });
});

test('works in a Custom HTML tag of a tag manager, which keeps nothing but src, id and text', async ({
  site,
  relay,
}) => {
  await site.open('tag-manager');
  await expect.poll(() => site.requestedPaths()).toContain('/driftrock.js');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  const [event] = await relay.acknowledged(1);
  expect(event).toMatchObject({
    event_name: 'Form submitted',
    person_id: 'from-the-container',
    fields: { email: 'ada@example.com' },
  });
});

test('works once when it is loaded twice', async ({ site, relay, upstream }) => {
  await site.open('twice');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  await relay.received(1);
  await site.see('#thanks');
  await site.settled();
  expect(leadsOf(upstream)).toEqual([{ email: 'ada@example.com' }]);
});

test('of two tags that disagree the first of the page counts, which is said in one line', async ({
  site,
  relay,
  pageServer,
}) => {
  await site.open('disagrees');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  const [event] = await relay.acknowledged(1);
  expect(event).toMatchObject({ source_id: pageServer.installation.sourceId });
  const { relay: address } = pageServer.installation;
  expect(await site.console()).toEqual([
    {
      level: 'warn',
      text: `Driftrock: relay https://relay.example.com/v2/event of another tag does not count; ${address} does`,
    },
  ]);
});

test('works under a strict content policy with Trusted Types, and violates nothing', async ({ site, relay }) => {
  site.setPolicy(`script-src 'self'; connect-src ${new URL(relay.url).origin}; require-trusted-types-for 'script'`);
  await site.open('contact-form');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  await relay.acknowledged(1);
  await site.see('#thanks');
  expect(await site.console()).toEqual([]);
});

test('adds nothing to the page, and asks its server for nothing', async ({ site }) => {
  await site.open('contact-form');
  const [now, served] = await site.evaluate(async () => {
    const parsed = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
    return [document.documentElement.outerHTML, parsed.documentElement.outerHTML];
  });
  expect(now).toBe(served);
  // In which order the browser asks for two scripts is its own affair.
  expect(site.requestedPaths().sort()).toEqual(['/contact-form', '/contact-form', '/driftrock.js', '/recorder.js']);
});

test('sends a POST that needs no preflight and carries no cookie', async ({ site, relay }) => {
  await site.setCookie('session', 'secret');
  await site.open('contact-form');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  const [attempt] = await relay.received(1);
  expect(attempt!.headers).toMatchObject({ 'content-type': 'text/plain;charset=UTF-8', origin: site.origin });
  expect(attempt!.headers).not.toHaveProperty('cookie');
  expect(relay.preflights()).toBe(0);
});

const MISTAKES = [
  { mistake: 'no relay', options: { relay: undefined }, named: 'relay' },
  { mistake: 'a relay that is no URL', options: { relay: 'http://' }, named: 'relay' },
  {
    mistake: 'a relay on plain http elsewhere',
    options: { relay: 'http://relay.example.com/v2/event' },
    named: 'relay',
  },
  { mistake: 'no source id', options: { 'source-id': undefined }, named: 'sourceId' },
  { mistake: 'a selector that is none', options: { forms: '<<' }, named: 'forms' },
  { mistake: 'an unknown consent', options: { consent: 'maybe' }, named: 'consent' },
];

for (const { mistake, options, named } of MISTAKES) {
  test(`says in one console line which option to fix: ${mistake}`, async ({ site }) => {
    site.install(options);
    await site.open('contact-form');
    expect(await site.console()).toEqual([
      { level: expect.stringMatching(/^(warn|error)$/), text: expect.stringContaining(named) },
    ]);
  });
}

test('leaves the form working when it is installed without a relay', async ({ site, relay }) => {
  site.install({ relay: undefined });
  await site.open('contact-form');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  await site.see('#thanks');
  expect(site.submissions()).toEqual([expect.objectContaining({ email: 'ada@example.com' })]);
  expect(relay.attempts()).toEqual([]);
});

test('keeps the leads of a tag that has lost all its attributes for the page that has them again', async ({
  site,
  relay,
  pageServer,
}) => {
  const { relay: address, sourceId } = pageServer.installation;
  site.install({ relay: undefined, 'source-id': undefined });
  await site.open('contact-form');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  await site.see('#thanks');
  expect(await site.outbox()).toHaveLength(1);

  site.install({ relay: address, 'source-id': sourceId });
  await site.open('contact-form');
  const [event] = await relay.acknowledged(1);
  expect(event).toMatchObject({ source_id: sourceId, fields: { email: 'ada@example.com' } });
  await site.emptyOutbox();
});
