/** The inspector in the page: what it says of an installation, of forms, of submissions and of their delivery. */
import { leadsOf } from './support/expectations';
import { MISCONFIGURATIONS, type MisconfigurationName } from './support/misconfigurations';
import { ODD_INSTALLATIONS } from './support/odd-installations';
import { expect, type SiteOwner, test } from './support/site-owner';
import type { Site } from './support/site';

const ASKED = '?driftrock_debug';
const PANEL = 'driftrock-inspector';
const GRAVEST = '#driftrock-installation .card';
// What a relay says that has tried no lead yet.
const NOTHING_WRONG = 'Nothing is wrong. Whether Driftrock takes the leads of this page, a test lead shows.';

/** Where the script never runs, and so opens nothing: the operator's bookmark does. */
const NEVER_RUNS: MisconfigurationName[] = ['blocked file', 'content policy against the script'];

/** What the first card about the installation says, or the bookmark where no panel may come at all. */
const FIRST: Record<MisconfigurationName, string> = {
  'wrong host': 'The page gets no answer from %NOWHERE%/v2/event.',
  'stripped attributes of the relay line': 'No tag names a capture, and the relay has several.',
  'stripped attributes of a copy':
    'No tag names a relay: the attributes are missing, or something has taken them away.',
  'blocked file': 'The browser, or an extension in it, blocks %RELAY%/driftrock.js.',
  'content policy against the script': "The page's content security policy keeps %RELAY%/driftrock.inspector.js",
  'content policy against the relay':
    "The page's content security policy keeps the page from sending to %RELAY%/v2/event.",
  'second tag': 'Two tags name different things: relay %NOWHERE%/v2/event counts, relay %RELAY%/v2/event does not.',
  'wrong capture': 'The relay takes no leads for the capture added-later.',
  'foreign frame': 'No script of this page can look into the frame of %OTHER%, where the form may be.',
  'consent pending': 'Leads wait for consent, which the tag has left pending.',
  'consent denied': 'Consent is denied, by the tag: no form is captured.',
  'expired key': "Driftrock refuses the relay's API key.",
  'missing origin': 'The relay takes no leads from %SITE%.',
  'delayed script': 'after the page had loaded: what was sent before is lost.',
  'form without contact': 'No form on this page asks for an e-mail address or a telephone number.',
};

for (const row of MISCONFIGURATIONS)
  test(`${row.name}: the inspector names it first`, async ({ owner, site }) => {
    await owner.installs(row);
    await owner.getsLead('ada@example.com');
    const { page } = owner.installed();
    await site.open(page, ASKED);
    // Time in which a visitor would have begun to write.
    await expect.poll(() => site.evaluate(() => performance.now())).toBeGreaterThan(1_500);
    await row.afterwards?.(site);
    const { nowhere, relay, other, site: here } = owner.addresses;
    const words = FIRST[row.name]
      .replaceAll('%NOWHERE%', nowhere)
      .replaceAll('%RELAY%', relay)
      .replaceAll('%OTHER%', other)
      .replaceAll('%SITE%', here);
    if (NEVER_RUNS.includes(row.name)) {
      expect(await site.evaluate(count, PANEL)).toBe(0);
      await site.evaluate(listenToAlerts);
      await pressBookmark(owner, site);
    }
    await expect.poll(async () => (await site.evaluate(heardAlert)) || site.text(GRAVEST)).toContain(words);
  });

for (const row of ODD_INSTALLATIONS.filter(({ inspector }) => inspector !== undefined))
  test(`${row.name}: the inspector names it first`, async ({ owner, site }) => {
    await owner.installs(row);
    if (row.runs === false) {
      await site.open(owner.installed().page);
      await pressBookmark(owner, site);
      await expect.poll(() => site.text('#driftrock-installation summary')).toMatch(/wrong/);
    } else await inspect(site, owner.installed().page);
    expect(await site.text(GRAVEST)).toContain(row.inspector!.replaceAll('%RELAY%', owner.addresses.relay));
  });

/** Runs in the page. */
const count = (selector: string) => document.querySelectorAll(selector).length;

/** The bookmark of the operator's page, as a press on it runs it: in the page, past its policy. */
async function pressBookmark(owner: SiteOwner, site: Site): Promise<void> {
  const [, address = ''] = /href="javascript:([^"]+)"/.exec(await owner.overview())!;
  const code = decodeURIComponent(address.replaceAll('&#39;', "'"));
  await site.evaluate(new Function(code) as () => void);
}

/** Run in the page: an alert would keep it from going on. */
const listenToAlerts = () => void (window.alert = (text) => document.documentElement.setAttribute('data-alert', text));
const heardAlert = () => document.documentElement.getAttribute('data-alert');

/** Opens the page, and waits until the inspector has asked the relay. */
async function inspect(site: Site, page: string, query = ASKED): Promise<void> {
  await site.open(page, query);
  await expect.poll(() => site.text('#driftrock-installation summary')).toMatch(/works|wrong/);
}

test('says that nothing is wrong, and where each option comes from', async ({ site }) => {
  await site.setCookie('_ga', 'GA1.1.1234567890.987654321');
  await inspect(site, 'contact-form');
  expect(await site.text(GRAVEST)).toBe(NOTHING_WRONG);
  expect(await site.text('#driftrock-installation dl')).toMatch(/Consent\s*granted\s*Client id\s*found/);
  expect(await site.text('#driftrock-installation dl')).toContain('(from: tag)');
});

test('stays for the tab until it is closed, and opens for nobody who has not asked', async ({ site }) => {
  await site.open('contact-form');
  expect(await site.evaluate(count, PANEL)).toBe(0);
  await inspect(site, 'contact-form');
  await inspect(site, 'ajax-form', '');
  await site.click(`#driftrock-close`);
  expect(await site.evaluate(count, PANEL)).toBe(0);
  await site.open('contact-form');
  await site.see('form');
  expect(await site.evaluate(count, PANEL)).toBe(0);
  expect(site.requestedPaths().filter((path) => path.includes('inspector'))).toHaveLength(2);
});

test('comes from the relay for a page that has the module', async ({ owner, site }) => {
  await owner.installs({
    name: 'the module',
    isHeard: true,
    wrong: ({ relay, sourceId }) => ({
      head: `<script type="module">
        import { driftrock } from '/driftrock.mjs';
        driftrock('init', { relay: '${relay}/v2/event', sourceId: '${sourceId}' });
      </script>`,
    }),
  });
  await inspect(site, 'pasted');
  expect(await site.text(GRAVEST)).toBe(NOTHING_WRONG);
  expect(await site.text('#driftrock-installation dl')).toContain('(from: init)');
});

test("names a form builders' file that did not come", async ({ owner, site }) => {
  await owner.installs({
    name: 'no builders',
    isHeard: true,
    wrong: ({ relay, site: here }) => ({
      head:
        `<script async src="${relay}/driftrock.js"></script>` +
        `<script async src="${here}/nowhere/driftrock.builders.js"></script>`,
    }),
  });
  await inspect(site, 'pasted');
  await expect.poll(() => site.text(GRAVEST)).toContain('/nowhere/driftrock.builders.js cannot be loaded.');
});

test('a page can refuse it', async ({ site }) => {
  site.install({ debug: 'false' });
  await site.open('ajax-form', ASKED);
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  await site.emptyOutbox();
  expect(site.requestedPaths().filter((path) => path.includes('inspector'))).toEqual([]);
  expect(await site.console()).toEqual([]);
});

test('says of each form whether it is a lead form, why, and what becomes of its controls', async ({ site }) => {
  await inspect(site, 'contact-form');
  const said = (await site.text('#driftrock-forms')).replace(/\s+/g, ' ');
  expect(said).toContain('1 on this page, 1 for leads');
  expect(said).toContain('Lead form: asks for an e-mail address');
  await site.click('#driftrock-forms details summary');
  expect((await site.text('#driftrock-forms')).replace(/\s+/g, ' ')).toContain('First name: first_name');
});

test.describe('a lead', () => {
  test('is followed from its evidence to the answer of the relay, without what was typed', async ({
    site,
    upstream,
  }) => {
    await inspect(site, 'ajax-form');
    await site.fill({ email: 'ada@example.com' });
    await site.click('form button');
    await expect.poll(() => site.text('#driftrock-submissions')).toContain('A lead: the page says thanks');
    await expect.poll(() => site.text('#driftrock-delivery')).toContain('taken (HTTP 200)');
    expect(await site.text('#driftrock-submissions')).toContain('•••');
    expect(await site.evaluate(textOfPanel, PANEL)).not.toContain('ada@example.com');
    await site.click('#driftrock-submissions input');
    await expect.poll(() => site.text('#driftrock-submissions')).toContain('ada@example.com');
    expect(leadsOf(upstream)).toHaveLength(1);
  });

  test('that waits is told with its attempts and what the relay says, and goes out at a press', async ({
    site,
    relay,
  }) => {
    relay.answerWith(403, { body: { error: 'not from here' } });
    await inspect(site, 'ajax-form');
    await site.fill({ email: 'ada@example.com' });
    await site.click('form button');
    await expect.poll(() => site.text('#driftrock-delivery')).toMatch(/1 attempt failed|[2-9] attempts failed/);
    expect(await site.text('#driftrock-delivery')).toContain('will be tried again (HTTP 403: not from here)');
    relay.answerNormally();
    await site.click('#driftrock-delivery button');
    await expect.poll(() => site.text('#driftrock-delivery')).toContain('nothing waits');
  });

  test('of a test goes the whole way, and is marked as one', async ({ site, upstream }) => {
    await inspect(site, 'no-form');
    await site.type('#driftrock-email', 'owner@example.com');
    await site.press('#driftrock-email', 'Enter');
    await expect
      .poll(() => upstream.events.map(({ event }) => [event['event_name'], event['fields']]))
      .toEqual([['Test lead', { email: 'owner@example.com' }]]);
  });

  test('is the same where somebody has written in the panel between the form and its button', async ({
    site,
    upstream,
  }) => {
    await inspect(site, 'ajax-form');
    await site.fill({ email: 'ada@example.com' });
    await site.type('#driftrock-email', 'owner@example.com');
    await site.click('#driftrock-forms summary');
    await site.click('form button');
    await site.emptyOutbox();
    expect(leadsOf(upstream)).toEqual([expect.objectContaining({ email: 'ada@example.com' })]);
  });
});

/** Runs in the page. */
const textOfPanel = (panel: string) => document.querySelector(panel)!.shadowRoot!.textContent;
