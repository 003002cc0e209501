/** The script arriving after the submission, with the early stub on the page. */
import { arrive } from '../support/arrive';
import type { Site } from '../support/site';
import { expect, test } from './laboratory';

const ADA = 'ada@example.com';

/** Sends a form on a page that has the early stub, and not the file yet. */
async function sendEarly(site: Site, page: string, values: Record<string, string>) {
  await site.open(page);
  await site.fill(values);
  await site.click('button');
}

test('the file arrives after an AJAX submission, on the same page', async ({ site, relay, sourceId, ledger }) => {
  await sendEarly(site, 'early-ajax', { email: ADA, phone: '1234567' });
  ledger.sent(ADA);
  await site.see('#thanks');
  await arrive(site, { relay: relay.url, sourceId });
  await ledger.arrived();
  await site.settled();
  await site.emptyOutbox();
});

test('the file arrives after a native submission, on the next page', async ({ site, ledger }) => {
  await sendEarly(site, 'early-native', { email: ADA });
  ledger.sent(ADA);
  await site.see('#thanks');
  await ledger.arrived();
  await site.settled();
  await site.emptyOutbox();
});

test('the file arrives after a native submission, on the next page, and the relay is down', async ({
  site,
  relay,
  ledger,
}) => {
  await relay.refuse();
  await sendEarly(site, 'early-native', { email: ADA });
  ledger.sent(ADA);
  await site.see('#thanks');
  await expect.poll(() => site.outbox()).toHaveLength(1);
  await relay.listen();
  ledger.faultEnds();
  await site.open('about');
  await ledger.arrived();
  await site.emptyOutbox();
});

test('an optimiser holds the file back until the visitor acts, and the first act is the submission', async ({
  site,
  relay,
  sourceId,
  ledger,
}) => {
  await site.open('early-ajax');
  await site.evaluate(
    (options) => {
      const load = () => {
        const script = Object.assign(document.createElement('script'), { src: '/driftrock.js' });
        Object.assign(script.dataset, options);
        document.head.append(script);
      };
      for (const type of ['keydown', 'pointerdown', 'touchstart']) addEventListener(type, load, { once: true });
      // A browser fills the form in: nothing is typed.
      Object.assign(document.querySelector('[name=email]')!, { value: 'ada@example.com' });
      Object.assign(document.querySelector('[name=phone]')!, { value: '1234567' });
    },
    { relay: relay.url, sourceId },
  );
  await site.click('button');
  ledger.sent(ADA);
  await ledger.arrived();
  await site.settled();
  await site.emptyOutbox();
});

test('turned down by the page before the file arrives, then corrected: one lead', async ({
  site,
  relay,
  sourceId,
  ledger,
}) => {
  await sendEarly(site, 'early-ajax', { email: ADA, phone: 'x' });
  await arrive(site, { relay: relay.url, sourceId });
  await site.fill({ phone: '1234567' });
  await site.click('button');
  ledger.sent(ADA);
  await site.see('#thanks');
  await ledger.arrived();
  await site.settled();
  await site.emptyOutbox();
  expect(new Set(relay.attempts().map(({ body }) => body.event_id)).size).toBe(1);
});

test('the page is left before the file arrives, and the browser closed @profile', async ({
  visitor,
  ledger,
  pageServer,
}) => {
  const { headers } = pageServer.installation;
  // No page of the site gets the file yet.
  headers['Content-Security-Policy'] = "script-src 'unsafe-inline'";
  const site = await visitor.comes();
  await sendEarly(site, 'early-native', { email: ADA });
  ledger.sent(ADA);
  await site.see('#thanks');
  await visitor.leaves();
  delete headers['Content-Security-Policy'];
  const next = await visitor.comes();
  await next.open('about');
  ledger.faultEnds();
  await ledger.arrived();
  await next.emptyOutbox();
});
