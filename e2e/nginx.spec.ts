/** Pages whose relay is nginx: the snippet reads its answers through the browser's own CORS checks. */
import { type RunningNginx, startNginx } from '../test/deploy/support/nginx.mjs';
import { expect, test as base } from './support/fixture';

const test = base.extend<{ nginx: RunningNginx }>({
  nginx: async ({ pageServer, upstream }, use) => {
    const nginx = await startNginx({ apiUrl: upstream.url, apiKey: 'key-of-the-specs', origins: [pageServer.origin] });
    await use(nginx);
    await nginx.stop();
  },
});

test('a lead passes through nginx to Driftrock', async ({ site, nginx, upstream }) => {
  site.install({ relay: `${nginx.url}/v2/event` });
  await site.open('ajax-form');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  await expect
    .poll(() => upstream.events.map(({ event }) => event['fields']))
    .toEqual([expect.objectContaining({ email: 'ada@example.com' })]);
  await site.emptyOutbox();
});

test('a lead stays in the outbox while Driftrock refuses the key of nginx', async ({ site, nginx, upstream }) => {
  upstream.answerWith(401, { error: 'who are you?' });
  site.install({ relay: `${nginx.url}/v2/event` });
  await site.open('ajax-form');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  await expect.poll(nginx.log).toContain('"status":503');
  expect(await site.outbox()).toHaveLength(1);
});
