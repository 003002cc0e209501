/** The demo site, asked over real HTTP. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startDriftrockApi } from '../../demo/driftrock-api.mjs';
import { createLeads } from '../../demo/leads.mjs';
import { startSite } from '../../demo/site.mjs';
import { createUpstreamSwitch } from '../../demo/upstream-switch.mjs';

const RELAY_URL = 'http://127.0.0.1:8787';
const HOSTILE_ID = `"><script>alert('$&')</script>`;

describe('startSite', () => {
  let api: Awaited<ReturnType<typeof startDriftrockApi>>;
  let site: Awaited<ReturnType<typeof startSite>>;
  let leads: ReturnType<typeof createLeads>;
  let built: string;

  beforeEach(async () => {
    api = await startDriftrockApi({ apiKey: 'k' });
    leads = createLeads();
    built = mkdtempSync(join(tmpdir(), 'driftrock-demo-'));
    for (const name of ['driftrock.js', 'driftrock.inspector.js']) writeFileSync(join(built, name), `// ${name}`);
    const snippet = pathToFileURL(join(built, 'driftrock.js'));
    site = await startSite({
      port: 0,
      relayUrl: () => RELAY_URL,
      opsUrl: () => 'http://127.0.0.1:8790',
      sourceId: HOSTILE_ID,
      upstreamName: api.url,
      snippet,
      leads,
      upstreamSwitch: createUpstreamSwitch(api),
    });
  });
  afterEach(async () => {
    await Promise.all([site.close(), api.close()]);
    rmSync(built, { recursive: true });
  });

  const get = (path: string) => fetch(site.url + path);
  const play = (answer: unknown) =>
    fetch(`${site.url}/leads/upstream`, { method: 'POST', body: JSON.stringify({ answer }) });
  const stream = async () => {
    const reader = (await get('/leads/stream')).body!.pipeThrough(new TextDecoderStream()).getReader();
    return async () => (await reader.read()).value;
  };

  test.each(['/', '/contact', '/quote', '/tag-manager', '/consent', '/formless', '/thanks', '/leads'])(
    'shows %s with everything filled in',
    async (path) => {
      const response = await get(path);
      const html = await response.text();
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      expect(html).toContain('<nav aria-label="Pages">');
      expect(html).not.toMatch(/%[a-z-]+%|<!-- header -->|<script>alert/);
    },
  );

  test.each(['driftrock.js', 'driftrock.inspector.js'])('serves what is built: %s', async (name) => {
    const response = await get(`/${name}`);
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await response.text()).toBe(`// ${name}`);
  });

  test('marks the page that is open', async () => {
    expect(await (await get('/quote')).text()).toContain('href="/quote" aria-current="page"');
  });

  test('hides the options from HTML in the tag, and encodes them in its query', async () => {
    const html = await (await get('/tag-manager')).text();
    expect(html).toContain(`relay=${encodeURIComponent(`${RELAY_URL}/v2/event`)}&amp;sourceId=%22%3E%3Cscript%3E`);
    expect(await (await get('/contact')).text()).toContain('data-source-id="&#34;&#62;&#60;script&#62;');
  });

  test('allows scripts of its own and requests to the relay, no more', async () => {
    const policy = (await get('/contact')).headers.get('content-security-policy');
    expect(policy).toContain(`script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' ${RELAY_URL};`);
  });

  test.each(['/contact.html', '/parts/header', '/parts/header.html', '/..%2fsite.mjs', '/site.mjs', '//', '/nowhere'])(
    'has no page at %s',
    async (path) => {
      const response = await get(path);
      expect([response.status, await response.text()]).toEqual([404, expect.stringContaining('No such page')]);
    },
  );

  test.each(['/contact', '/newsletter'])('leads from %s to the thank-you page', async (path) => {
    const response = await fetch(site.url + path, {
      method: 'POST',
      body: new URLSearchParams({ mail: 'ada@example.com' }),
      redirect: 'manual',
    });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/thanks']);
  });

  test.each([
    ['ada@example.com', 200],
    ['ada@nowhere.example', 422],
  ])('answers a quote for %s with %i', async (email, status) => {
    expect((await fetch(`${site.url}/quote`, { method: 'POST', body: JSON.stringify({ email }) })).status).toBe(status);
  });

  test('streams what is there, then what comes, whatever a field holds', async () => {
    const attempt = {
      path: '/v2/event',
      event: { event_id: '1', fields: { note: '\n\nevent: upstream\ndata: "down"\n\n' } },
      state: 'accepted' as const,
      answer: '200',
    };
    leads.record(attempt);
    const next = await stream();
    expect(await next()).toMatch(/^retry: 2000\nevent: everything\ndata: \{"leads":\[\{.+\}\],"upstream":"ok"\}\n\n$/);
    leads.record({ ...attempt, event: { ...attempt.event, event_id: '2' } });
    expect(await next()).toMatch(/^event: lead\ndata: \{[^\n]+\}\n\n$/);
  });

  test.each([
    ['down', 503],
    ['refuses', 400],
  ])('lets the stand-in play "%s", tells every live page, and back', async (answer, status) => {
    const next = await stream();
    await next();
    expect((await play(answer)).status).toBe(200);
    expect(await next()).toBe(`event: upstream\ndata: "${answer}"\n\n`);
    expect((await fetch(`${api.url}/v2/event`, { method: 'POST' })).status).toBe(status);
    await play('ok');
    expect((await fetch(`${api.url}/v2/event`, { method: 'POST' })).status).toBe(401);
  });

  test.each([undefined, 'constructor', '', 7])('knows no answer %j', async (answer) => {
    expect((await play(answer)).status).toBe(400);
  });

  test('answers no foreign name that leads to this machine', async () => {
    const status = await new Promise((resolve) => {
      request(`${site.url}/leads/stream`, { headers: { Host: 'evil.example' } }, (response) =>
        resolve(response.resume().statusCode),
      ).end();
    });
    expect(status).toBe(421);
  });
});
