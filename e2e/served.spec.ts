/** Pages that get the snippet from the relay itself: one server, one line of HTML. */
import { readFileSync } from 'node:fs';
import type * as Server from '../src/relay/node-server/server';
import { freePort } from '../test/support/free-port.mjs';
import { leadsOf } from './support/expectations';
import { expect, test as base } from './support/fixture';

/** The relay's server as it is built. The path is no literal, so that types can be checked before there is a build. */
async function importServer(): Promise<typeof Server> {
  const built = new URL('../dist/relay-cli.mjs', import.meta.url).href;
  return import(built);
}

const MANIFEST = new URL('../dist/served/manifest.json', import.meta.url);
/** Of some file that no relay has: 384 bits in base64. */
const OLD_HASH = `sha384-${'A'.repeat(64)}`;
const currentHash = (): string => JSON.parse(readFileSync(MANIFEST, 'utf8')).files['driftrock.js'].integrity;

const test = base.extend<{ startServer: (sourceIds: string[], port?: number) => Promise<Server.RunningRelay> }>({
  startServer: async ({ pageServer, upstream }, use) => {
    const { startRelay } = await importServer();
    const running: Server.RunningRelay[] = [];
    await use(async (sourceIds, port = 0) => {
      const address = { host: '127.0.0.1', port, opsPort: 0, shutdownMs: 5_000 };
      const keys = { apiKey: 'key-of-the-specs', upstreamUrl: upstream.url };
      const origins = [pageServer.origin];
      const relay = await startRelay({ ...address, ...keys, origins, sourceIds, writeLog: () => {} });
      running.push(relay);
      return relay;
    });
    await Promise.all(running.map((relay) => relay.stop()));
  },
});

test('one line is the whole installation where the relay has one capture', async ({
  site,
  pageServer,
  upstream,
  startServer,
}) => {
  const relay = await startServer(['the-only-capture']);
  pageServer.installation.relay = relay.url;
  await site.open('one-line');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  await expect
    .poll(() => upstream.events.map(({ event }) => event))
    .toMatchObject([{ source_id: 'the-only-capture', fields: { email: 'ada@example.com' } }]);
  await site.emptyOutbox();
});

test('one line with the loader is the whole installation, too', async ({ site, pageServer, upstream, startServer }) => {
  const relay = await startServer(['the-only-capture']);
  Object.assign(pageServer.installation, { relay: relay.url, texts: { 'driftrock.js': 'driftrock.loader.js' } });
  await site.open('one-line');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  await expect
    .poll(() => upstream.events.map(({ event }) => event))
    .toMatchObject([{ source_id: 'the-only-capture', fields: { email: 'ada@example.com' } }]);
  await site.emptyOutbox();
});

test('of two loaders that disagree the first of the page counts, whichever brings its file first', async ({
  site,
  pageServer,
  upstream,
  startServer,
}) => {
  const { url } = await startServer(['first', 'second']);
  const tag = (attributes: string) => `<script src="${url}/driftrock.loader.js" ${attributes}></script>`;
  // The first one runs once the page has been read; the second one needs its file at once.
  const tags = [tag('defer data-source-id="first"'), tag('data-source-id="second" data-attribution="true"')];
  pageServer.installation.texts = { '<!--pasted-->': tags.join('') };
  await site.open('pasted');
  await expect.poll(async () => JSON.stringify(await site.console())).toContain('second of another tag does not count');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  await expect
    .poll(() => upstream.events.map(({ event }) => event))
    .toMatchObject([{ source_id: 'first', fields: { email: 'ada@example.com' } }]);
});

test('a lead that names no capture of several waits, and says so', async ({
  site,
  pageServer,
  upstream,
  startServer,
}) => {
  const relay = await startServer(['one-capture', 'another']);
  pageServer.installation.relay = relay.url;
  await site.open('one-line');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  await expect.poll(async () => JSON.stringify(await site.console())).toContain('the relay answers HTTP 403');
  expect(await site.outbox()).toHaveLength(1);
  expect(upstream.events).toEqual([]);
});

test('a lead of a capture that the relay learns of later arrives then', async ({ site, upstream, startServer }) => {
  // Nobody else gets this port while no relay listens on it.
  const before = await startServer(['another'], await freePort());
  site.install({ relay: `${before.url}/v2/event`, 'source-id': 'added-later' });
  await site.open('ajax-form');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  await expect.poll(async () => JSON.stringify(await site.console())).toContain('the relay answers HTTP 403');
  expect(await site.outbox()).toHaveLength(1);
  await before.stop();

  await startServer(['another', 'added-later'], before.port);
  await site.open('about');
  await site.emptyOutbox();
  await expect
    .poll(() => upstream.events.map(({ event }) => event))
    .toMatchObject([{ source_id: 'added-later', fields: { email: 'ada@example.com' } }]);
});

for (const [what, attributesNow] of [
  ['no hash', () => ''],
  ['the hashes of both', () => `integrity="${OLD_HASH} ${currentHash()}" crossorigin="anonymous"`],
] as const)
  test(`a page that names a version from before an update goes on sending leads: ${what}`, async ({
    site,
    pageServer,
    upstream,
    startServer,
  }) => {
    const { url } = await startServer(['the-only-capture']);
    const tag = `<script async src="${url}/0.0.1/driftrock.js" ${attributesNow()}></script>`;
    pageServer.installation.texts = { '<!--pasted-->': tag };
    await site.open('pasted');
    await site.fill({ email: 'ada@example.com' });
    await site.click('button');
    await site.see('#thanks');
    await expect.poll(() => leadsOf(upstream)).toEqual([{ email: 'ada@example.com' }]);
  });

test('the operator reads which version a page names whose browser refuses the file of another one', async ({
  site,
  pageServer,
  upstream,
  startServer,
}) => {
  const { url, opsUrl } = await startServer(['the-only-capture']);
  const attributes = `integrity="${OLD_HASH}" crossorigin="anonymous"`;
  pageServer.installation.texts = {
    '<!--pasted-->': `<script async src="${url}/0.0.1/driftrock.js" ${attributes}></script>`,
  };
  await site.open('pasted');
  await site.fill({ email: 'ada@example.com' });
  await site.click('button');
  await site.see('#thanks');
  await site.goto(opsUrl!);
  // A busy Firefox asks again for what it has refused.
  expect(await site.text('#gravest')).toMatch(/\d requests? of pages named version 0\.0\.1 of the script/);
  expect(await site.text('#gravest')).toContain('the browser refuses it, and the page captures nothing');
  expect(leadsOf(upstream)).toEqual([]);
});
