/** The plug-in's settings page, and the tag that comes of it. */
import { readFileSync } from 'node:fs';
import { violationsOf } from '../support/windows';
import { expect, saveSettings, SETTINGS_PAGE, test } from './support/fixture';

const SAVED = "get_option( 'driftrock_settings' )";

test('no page has the tag before a relay is set', async ({ wordpress, openWindow }) => {
  await wordpress.reset(['driftrock']);
  const page = await openWindow();
  await page.goto(wordpress.url);
  expect(await page.content()).not.toContain('driftrock');
});

test('a saved relay puts the tag into the head, with what optimisers obey before its address', async ({
  wordpress,
  openAs,
}) => {
  await wordpress.reset(['driftrock']);
  const page = await openAs();
  await page.goto(wordpress.url + SETTINGS_PAGE);
  await saveSettings(page, { relay: ' https://relay.example.com/v2/event ', sourceId: ' 42 ' });
  expect(await page.getByLabel('Relay').inputValue()).toBe('https://relay.example.com');
  const html = await (await page.request.get(wordpress.url)).text();
  const [head = ''] = html.split('</head>');
  const [tag = ''] = /<script[^>]*relay\.example\.com[^>]*>/.exec(head) ?? [];
  expect(tag.split(' ').slice(1)).toEqual([
    'async',
    'data-cfasync="false"',
    'nowprocket',
    'data-no-minify="1"',
    'data-no-optimize="1"',
    'data-no-defer="1"',
    'data-noptimize="1"',
    'data-jetpack-boost="ignore"',
    'data-pagespeed-no-defer',
    'src="https://relay.example.com/driftrock.js"',
    'data-source-id="42">',
  ]);
});

test('a pasted script tag gives relay and capture, in place of what was there', async ({ wordpress, openAs }) => {
  await wordpress.reset(['driftrock'], { relay: 'https://before.example.com', source_id: '41' });
  const page = await openAs();
  await page.goto(wordpress.url + SETTINGS_PAGE);
  await saveSettings(page, {
    relay: '<script async src="https://relay.example.com/driftrock.js" data-source-id="a&amp;b"></script>',
  });
  expect(await wordpress.ask(SAVED)).toMatchObject({ relay: 'https://relay.example.com', source_id: 'a&b' });
});

test('names what of a pasted tag has no field here', async ({ wordpress, openAs }) => {
  await wordpress.reset(['driftrock']);
  const page = await openAs();
  await page.goto(wordpress.url + SETTINGS_PAGE);
  const attributes = 'data-cfasync="false" DATA-FORMS="#quote" data-consent="pending"';
  await saveSettings(page, {
    relay: `<script async ${attributes} src="https://relay.example.com/driftrock.js?eventName=Quote"></script>`,
  });
  await expect(page.locator('.notice-warning')).toContainText('not: data-event-name, data-forms, data-consent.');
  expect(await wordpress.ask(SAVED)).toMatchObject({ relay: 'https://relay.example.com', consent: 'granted' });
});

test('a pasted tag of a tag manager gives what its address says', async ({ wordpress, openAs }) => {
  await wordpress.reset(['driftrock']);
  const page = await openAs();
  await page.goto(wordpress.url + SETTINGS_PAGE);
  const query = 'relay=https%3A%2F%2Frelay.example.com%2Fv2%2Fevent&amp;sourceId=42';
  await saveSettings(page, { relay: `<script src="https://cdn.example.com/driftrock.js?${query}"></script>` });
  expect(await wordpress.ask(SAVED)).toMatchObject({ relay: 'https://relay.example.com', source_id: '42' });
});

for (const [given, words] of [
  ['relay.example.com', 'Relay: give an address that begins with https://'],
  ['http://relay.example.com', 'Relay: the address has no https'],
  ['https://ada:secret@relay.example.com', 'Relay: take the name and the password out of the address'],
  ['javascript:alert(1)', 'Relay: give an address that begins with https://'],
  ['<b onclick="alert(1)">no tag</b>', 'Relay: give an address that begins with https://'],
] as const)
  test(`refuses ${given} as a relay, in words, and keeps what is saved`, async ({ wordpress, openAs }) => {
    await wordpress.reset(['driftrock'], { relay: 'https://before.example.com', source_id: '42' });
    const page = await openAs();
    await page.goto(wordpress.url + SETTINGS_PAGE);
    await saveSettings(page, { relay: given });
    await expect(page.locator('.notice-error')).toHaveCount(1);
    await expect(page.locator('.notice-error')).toContainText(words);
    await expect(page.locator('.notice-error')).toContainText(given.replace('ada:secret@', ''));
    expect(await wordpress.ask(SAVED)).toMatchObject({ relay: 'https://before.example.com', source_id: '42' });
  });

test('refuses a capture that is an example', async ({ wordpress, openAs }) => {
  await wordpress.reset(['driftrock']);
  const page = await openAs();
  await page.goto(wordpress.url + SETTINGS_PAGE);
  await saveSettings(page, { relay: 'https://relay.example.com', sourceId: '{{capture}}' });
  await expect(page.locator('.notice-error')).toContainText('Capture: give the id of your Driftrock capture');
  expect(await wordpress.ask(SAVED)).toMatchObject({ relay: 'https://relay.example.com', source_id: '' });
});

test('consent and campaigns reach the tag', async ({ wordpress, openAs }) => {
  await wordpress.reset(['driftrock'], { relay: 'https://relay.example.com' });
  const page = await openAs();
  await page.goto(wordpress.url + SETTINGS_PAGE);
  await page.getByLabel('once the visitor has agreed').check();
  await page.getByLabel('Add campaign fields').check();
  await saveSettings(page, {});
  await expect(page.getByLabel('once the visitor has agreed')).toBeChecked();
  const html = await (await page.request.get(wordpress.url)).text();
  expect(html).toMatch(/<script[^>]* data-consent="pending" data-attribution="true"[^>]*>/);
});

test('axe finds nothing on the settings page', async ({ wordpress, openAs }) => {
  await wordpress.reset(['driftrock'], { relay: 'https://relay.example.com' });
  const page = await openAs();
  await page.goto(wordpress.url + SETTINGS_PAGE);
  expect(await violationsOf(page, '#driftrock')).toEqual([]);
});

test('a user who may not change settings sees no page, and saves nothing', async ({ wordpress, openAs }) => {
  await wordpress.reset(['driftrock'], { relay: 'https://relay.example.com' });
  const page = await openAs('author');
  const answer = await page.goto(wordpress.url + SETTINGS_PAGE);
  expect(answer?.status()).toBe(403);
  const saved = await page.request.post(`${wordpress.url}/wp-admin/options.php`, {
    form: { option_page: 'driftrock', action: 'update', 'driftrock_settings[relay]': 'https://other.example.com' },
  });
  expect(saved.status()).toBe(403);
  expect(await wordpress.ask(SAVED)).toEqual({ relay: 'https://relay.example.com' });
});

test('a form of another site saves nothing', async ({ wordpress, openAs }) => {
  await wordpress.reset(['driftrock'], { relay: 'https://relay.example.com' });
  const page = await openAs();
  const saved = await page.request.post(`${wordpress.url}/wp-admin/options.php`, {
    form: { option_page: 'driftrock', action: 'update', 'driftrock_settings[relay]': 'https://other.example.com' },
  });
  expect(saved.status()).toBe(403);
  expect(await wordpress.ask(SAVED)).toEqual({ relay: 'https://relay.example.com' });
});

test('the filter of the readme adds an attribute to the tag', async ({ wordpress }) => {
  await wordpress.reset(['driftrock'], { relay: 'https://relay.example.com' });
  const readme = readFileSync(new URL('../../integrations/wordpress/driftrock/readme.txt', import.meta.url), 'utf8');
  const [, line = ''] = /`(add_filter.*)`/.exec(readme) ?? [];
  const printed = await wordpress.ask(
    `( function() { ${line} ob_start(); Driftrock\\print_tag(); return ob_get_clean(); } )()`,
  );
  expect(printed).toContain(' data-forms="#quote"');
});

test('an AMP page has no tag', async ({ wordpress }) => {
  await wordpress.reset(['driftrock'], { relay: 'https://relay.example.com' });
  const printed = await wordpress.ask(`( function() {
    function amp_is_request() { return true; }
    ob_start();
    Driftrock\\print_tag();
    return ob_get_clean();
  } )()`);
  expect(printed).toBe('');
});

test('a translation next to the plug-in is used', async ({ wordpress, openAs }) => {
  await wordpress.reset(['driftrock']);
  await wordpress.ask(`( function() {
    require_once ABSPATH . WPINC . '/pomo/mo.php';
    $mo = new MO();
    $mo->add_entry( array( 'singular' => 'Capture', 'translations' => array( 'Erfassung' ) ) );
    update_user_meta( 1, 'locale', 'de_DE' );
    return $mo->export_to_file( WP_PLUGIN_DIR . '/driftrock/languages/driftrock-de_DE.mo' );
  } )()`);
  const page = await openAs();
  await page.goto(wordpress.url + SETTINGS_PAGE);
  await expect(page.getByLabel('Erfassung')).toBeVisible();
});

test("WordPress' guide to a privacy policy has the plug-in's text", async ({ wordpress, openAs }) => {
  await wordpress.reset(['driftrock'], { relay: 'https://relay.example.com' });
  const page = await openAs();
  await page.goto(`${wordpress.url}/wp-admin/options-privacy.php?tab=policyguide`);
  await page.getByRole('button', { name: 'Driftrock leads' }).click();
  await expect(page.getByText('Your browser keeps the answers until our server has taken them')).toBeVisible();
});
