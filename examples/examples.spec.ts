/** One lead from each example, as its visitors send it: consent, a way through the pages, real keys. */
import { API_KEY, expect, test } from '../e2e/support/fixture';
import { importServer } from '../e2e/support/site-owner';
import { build, choosePlace, start, variablesFor } from './support/example-site';

interface Example {
  name: string;
  asksConsent: boolean;
}

const EXAMPLES: Example[] = [
  { name: 'plain-html', asksConsent: true },
  { name: 'react-vite', asksConsent: true },
  { name: 'vue-vite', asksConsent: false },
  { name: 'next', asksConsent: false },
  { name: 'nuxt', asksConsent: true },
  { name: 'sveltekit', asksConsent: false },
  { name: 'astro', asksConsent: false },
];

/** Events in this browser that no relay has acknowledged. */
const waiting = () => Object.keys(localStorage).filter((key) => key.startsWith('driftrock:o:')).length;

for (const { name, asksConsent } of EXAMPLES)
  test(`${name}: builds, and one visitor is one lead`, async ({ profile, upstream, sourceId }) => {
    const place = await choosePlace();
    const { startRelay } = await importServer();
    const relay = await startRelay({
      ...{ apiKey: API_KEY, origins: [place.origin], sourceIds: [sourceId], upstreamUrl: upstream.url },
      ...{ host: '127.0.0.1', port: 0, shutdownMs: 5_000, writeLog: () => {} },
    });
    const env = variablesFor(place, relay.url, sourceId);
    await build(name, env);
    const site = await start(name, place, env);

    const tab = await profile.newTab();
    await tab.goto(place.origin);
    if (asksConsent) await tab.click('button:has-text("Accept")');
    await tab.click('a:has-text("Contact")');
    await tab.type('[name="name"]', 'Ada Lovelace');
    await tab.type('[name="email"]', 'ada@example.com');
    await tab.click('button:has-text("Send")');
    await tab.see('h1:has-text("Thank you")');
    await tab.click('a:has-text("Home")');
    await tab.see('h1:has-text("Garden rooms")');

    await expect.poll(() => tab.evaluate(waiting)).toBe(0);
    const fields = { name: 'Ada Lovelace', email: 'ada@example.com' };
    await expect.poll(() => upstream.events).toHaveLength(1);
    expect(upstream.events[0]!.event).toMatchObject({ source_id: sourceId, fields });

    await site.stop();
    await relay.stop();
  });
