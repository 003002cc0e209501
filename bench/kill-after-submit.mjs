/**
 * `npm run bench:kill`: what is still on the disk when a browser is killed right after a submission that the relay
 * could not take.
 *
 * Each round opens a new profile, sends one form to a site with the built snippet, kills every process of the browser,
 * opens the profile again and looks for the lead in localStorage and in IndexedDB. `ROUNDS` and `KILL_AFTER_MS` take
 * other numbers than 20 and `50`, which can be several: `50,2000,10000`.
 */
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../scripts/browsers.mjs';
import { PROJECT_DIR } from '../scripts/run.mjs';
import { setUp } from '../scripts/set-up.mjs';

const ROUNDS = Number(process.env['ROUNDS'] ?? 20);
const KILLS_AFTER_MS = (process.env['KILL_AFTER_MS'] ?? '50').split(',').map(Number);
/** What becomes of the page: the browser leaves it at once, or it sends the form itself and stays. */
const FORMS = /** @type {const} */ (['native', 'stays']);

/** @typedef {'chromium' | 'firefox'} Name */

/** Nothing listens there: the relay cannot take the lead. */
const tag = '<script src="/driftrock.js" data-relay="http://127.0.0.1:1/v2/event" data-source-id="bench"></script>';
const page = (/** @type {string} */ body) => `<!doctype html><title>kill</title><link rel="icon" href="data:,">${body}`;
const form =
  '<form action="/submit" method="post"><input type="email" name="email"><textarea name="message"></textarea>' +
  '<button>Send</button></form>';
const stay =
  "<script>document.querySelector('form').addEventListener('submit', function (event) { event.preventDefault(); });" +
  '</script>';
/** @type {Record<string, string>} */
const PAGES = {
  '/native': page(tag + form),
  '/stays': page(tag + form + stay),
  '/thanks': page(tag),
  '/blank': page(''),
};

/** Runs in the page, of which nothing else may be asked: which copies are there. */
async function look() {
  const opening = indexedDB.open('driftrock');
  opening.onupgradeneeded = () => opening.result.createObjectStore('o');
  await new Promise((resolve) => (opening.onsuccess = resolve));
  const reading = opening.result.transaction('o').objectStore('o').count();
  await new Promise((resolve) => (reading.onsuccess = resolve));
  return { isInStorage: Object.keys(localStorage).length > 0, isInDatabase: reading.result > 0 };
}

/** @param {string} folder */
function killBrowserOn(folder) {
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
      const group = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]);
      if (readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(folder) && group === Number(id))
        process.kill(-group, 'SIGKILL');
    } catch {
      // The process has ended since it was listed.
    }
  }
}

/** @param {Name} name @param {string} folder */
async function open(name, folder) {
  const playwright = await import('playwright');
  const found = await findBrowser(name);
  if (!found) throw new Error(`${name} is not installed.`);
  const args =
    name === 'chromium'
      ? { args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'] }
      : {};
  const system =
    found.build === 'system'
      ? { executablePath: found.program, ...(name === 'firefox' && { channel: 'moz-firefox' }) }
      : {};
  return playwright[name].launchPersistentContext(folder, { ...system, ...args });
}

/** @param {Name} name @param {string} url @param {{ form: string, killAfterMs: number }} how */
async function round(name, url, { form, killAfterMs }) {
  const folder = mkdtempSync(join(tmpdir(), 'driftrock-kill-'));
  const context = await open(name, folder);
  const tab = await context.newPage();
  await tab.goto(`${url}/${form}`);
  await tab.fill('input', 'ada@example.com');
  await tab.fill('textarea', 'x'.repeat(300));
  await tab.evaluate('setTimeout(() => document.querySelector("button").click())');
  await new Promise((resolve) => setTimeout(resolve, killAfterMs));
  const closed = once(/** @type {never} */ (context), 'close');
  killBrowserOn(folder);
  await closed;
  const again = await open(name, folder);
  const next = await again.newPage();
  await next.goto(`${url}/blank`);
  const found = await next.evaluate(look);
  await again.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  return found;
}

await setUp({ build: true, browsers: true });
const server = createServer(({ url = '' }, response) => {
  if (url === '/driftrock.js')
    return response
      .writeHead(200, { 'Content-Type': 'text/javascript' })
      .end(readFileSync(join(PROJECT_DIR, 'dist/driftrock.js')));
  if (url === '/submit') return response.writeHead(303, { Location: '/thanks' }).end();
  return response.writeHead(200, { 'Content-Type': 'text/html' }).end(PAGES[url] ?? '');
});
await once(server.listen(0, '127.0.0.1'), 'listening');
const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
for (const killAfterMs of KILLS_AFTER_MS) {
  for (const name of /** @type {Name[]} */ (['chromium', 'firefox'])) {
    for (const form of FORMS) {
      const rounds = [];
      for (let count = 0; count < ROUNDS; count += 1)
        rounds.push(await round(name, `http://127.0.0.1:${port}`, { form, killAfterMs }));
      const storage = rounds.filter(({ isInStorage }) => isInStorage).length;
      const database = rounds.filter(({ isInDatabase }) => isInDatabase).length;
      console.log(
        `${name}, ${form}: killed ${killAfterMs} ms after the submission; ` +
          `of ${ROUNDS}, localStorage kept ${storage}, IndexedDB ${database}`,
      );
    }
  }
}
server.closeAllConnections();
server.close();
