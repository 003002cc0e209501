/** The inspector as a thing on somebody's page: fit for everybody, quick, and without a trace in the page itself. */
import { type BrowserContextOptions, mergeTests, type Page } from '@playwright/test';
import { expect, test as onSite } from './support/fixture';
import { LOOKS, test as inWindows, violationsOf } from './support/windows';

const PANEL = 'driftrock-inspector';
const NONCE = 'bm9uY2U';

interface Fixtures {
  /** A page of the site with the tag in it, whose HTML is this; the inspector's box is open to the test. */
  openPage(html: string, options?: PageOptions): Promise<Page>;
}

interface PageOptions {
  window?: BrowserContextOptions;
  /** The content security policy. */
  policy?: string;
  query?: string;
  /** What is to be done to the window before the page is opened in it. */
  prepare?(page: Page): Promise<void>;
}

const test = mergeTests(onSite, inWindows).extend<Fixtures>({
  openPage: async ({ openWindow, pageServer, relay }, use) => {
    await use(async (body, { window = {}, policy, query = '?driftrock_debug', prepare } = {}) => {
      const page = await openWindow(window);
      await page.addInitScript(openTheBox, PANEL);
      await prepare?.(page);
      const { sourceId } = pageServer.installation;
      const attributes = `nonce="${NONCE}" async data-relay="${relay.url}" data-source-id="${sourceId}"`;
      pageServer.installation.headers = policy === undefined ? {} : { 'Content-Security-Policy': policy };
      pageServer.installation.texts = {
        '<!--pasted-->': `<script src="/driftrock.js" ${attributes}></script>`,
        '<!--pasted-body-->': body,
      };
      await page.goto(`${pageServer.origin}/landing${query}`);
      return page;
    });
  },
});

/** Runs in the page before all else: a closed box could not be read. */
const openTheBox = (panel: string) => {
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (init) {
    return attachShadow.call(this, this.localName === panel ? { ...init, mode: 'open' } : init);
  };
};

const FORM =
  '<h1>Ask us</h1><form id="contact"><label>E-mail <input type="email" name="email"></label>' +
  '<label>Password <input type="password" name="new-password"></label><button>Send</button></form>';

const isReady = (page: Page) => expect(page.locator('#driftrock-installation summary')).toContainText(/works|wrong/);

/** A visitor sends the form, which leaves the page for the next one. */
async function send(page: Page): Promise<void> {
  await page.locator('[name=email]').fill('ada@example.com');
  await page.locator('main button').click();
  await expect(page.locator('#driftrock-submissions .card')).toHaveCount(1);
}

for (const [look, window] of LOOKS)
  test(`is fit for everybody, ${look}`, async ({ openPage }) => {
    const page = await openPage(FORM, { window });
    await isReady(page);
    await send(page);
    await page.locator('#driftrock-forms details summary').click();
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.screenshot({ path: `test-results/inspector-${look.replaceAll(' ', '-')}.png` });
  });

test('works under a strict policy with Trusted Types, and breaks none of its rules', async ({ openPage, relay }) => {
  const complaints: string[] = [];
  const page = await openPage(FORM, {
    query: '',
    policy:
      `default-src 'none'; script-src 'nonce-${NONCE}' 'strict-dynamic'; connect-src ${new URL(relay.url).origin}; ` +
      "img-src data:; require-trusted-types-for 'script'",
  });
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', ({ message }) => complaints.push(message));
  await page.goto(`${page.url()}?driftrock_debug`);
  await isReady(page);
  await page.locator('#driftrock-forms details summary').click();
  await expect(page.locator('#driftrock-forms')).toContainText('E-mail: email');
  expect(complaints).toEqual([]);
});

test('leaves the page as it is: its layout, its order of focus, its elements', async ({ openPage }) => {
  const measure = () => ({
    html: document.querySelector('main')!.outerHTML + document.body.children.length,
    box: JSON.stringify(document.querySelector('main')!.getBoundingClientRect()),
    scrollable: [document.documentElement.scrollWidth, document.documentElement.scrollHeight],
  });
  const without = await openPage(FORM, { query: '' });
  const before = await without.evaluate(measure);
  const page = await openPage(FORM);
  await isReady(page);
  expect(await page.evaluate(measure)).toEqual(before);
  const focused: string[] = [];
  while (focused.length < 4) {
    await page.keyboard.press('Tab');
    focused.push(await page.evaluate(() => document.activeElement!.localName));
  }
  expect(focused).toEqual(['input', 'input', 'button', PANEL]);
});

test('can be worked by keyboard alone', async ({ openPage, upstream }) => {
  const page = await openPage(FORM);
  await isReady(page);
  await page.locator('#driftrock-email').focus();
  await page.keyboard.type('owner@example.com');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect.poll(() => upstream.events.map(({ event }) => event['event_name'])).toEqual(['Test lead']);
  await page.locator('#driftrock-close').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator(PANEL)).toHaveCount(0);
});

test('lets a button keep the focus while the time next to it runs', async ({ openPage, relay }) => {
  relay.answerWith(503);
  const page = await openPage(FORM);
  await isReady(page);
  await send(page);
  const waiting = page.locator('#driftrock-delivery li').first();
  await expect(waiting).toContainText('next attempt in');
  await page.getByRole('button', { name: 'Send now' }).focus();
  const before = await waiting.innerText();
  await expect(waiting).not.toHaveText(before);
  await expect(page.getByRole('button', { name: 'Send now' })).toBeFocused();
});

test('asks the relay nothing more once it is closed', async ({ openPage, relay }) => {
  const page = await openPage(FORM, { prepare: (opening) => opening.clock.install() });
  await isReady(page);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().startsWith(new URL(relay.url).origin)) asked.push(request.url());
  });
  await page.clock.runFor(6_000);
  await expect.poll(() => asked).not.toEqual([]);
  await page.locator('#driftrock-close').click();
  asked.length = 0;
  await page.clock.runFor(60_000);
  expect(asked).toEqual([]);
});

test('outlines a form in the page while it is pointed at', async ({ openPage }) => {
  const page = await openPage(FORM);
  await isReady(page);
  await page.locator('#driftrock-forms .card').hover();
  const outline = page.locator('.outline');
  await expect(outline).toBeVisible();
  expect(await outline.boundingBox()).toEqual(await page.locator('#contact').boundingBox());
  await page.mouse.move(0, 0);
  await expect(outline).toBeHidden();
});

test('copies a report without anything that was typed', async ({ openPage }) => {
  const page = await openPage(`${FORM}<textarea aria-label="For pasting"></textarea>`);
  await isReady(page);
  await send(page);
  await page.getByRole('button', { name: /^Copy a report/ }).click();
  await expect(page.locator('[role=status]')).toContainText('The report is in the clipboard.');
  await page.getByLabel('For pasting').focus();
  await page.keyboard.press('Control+V');
  const report = await page.getByLabel('For pasting').inputValue();
  expect(report).toContain('- #contact: asks for an e-mail address; email, (private)');
  expect(report).toContain('## Submissions');
  expect(report).not.toContain('ada@');
});

test('shows a page of 20 forms with 20 controls each', async ({ openPage }) => {
  const controls = Array.from({ length: 19 }, (_, at) => `<label>Answer ${at} <input name="answer_${at}"></label>`);
  const email = '<label>E-mail <input type="email" name="email"></label>';
  const page = await openPage(`<form>${email}${controls.join('')}<button>Send</button></form>`.repeat(20));
  await isReady(page);
  await expect(page.locator('#driftrock-forms > div > ul > li')).toHaveCount(20);
});
