/**
 * `npm run bench:kill`: what is still on the disk when a browser is killed right after a submission that the relay could not take.
 *
 * Each round opens a new profile, writes one lead to localStorage and to IndexedDB with durability `strict`, kills every process of
 * the browser, opens the profile again and looks for both. `ROUNDS` and `KILL_AFTER_MS` take other numbers than 20 and 50.
 */
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../scripts/browsers.mjs';

const ROUNDS = Number(process.env['ROUNDS'] ?? 20);
const KILL_AFTER_MS = Number(process.env['KILL_AFTER_MS'] ?? 50);
/** About what a lead weighs. */
const LEAD = JSON.stringify({ event: { fields: { email: 'ada@example.com', message: 'x'.repeat(300) } } });

/** @typedef {'chromium' | 'firefox'} Name */
/** @typedef {{ synchronousMs: number, durableMs?: number }} Cost */

/** Runs in the page: both copies; `cost` says how long the page stood still, and when the disk had the second one. @param {string} lead */
function keep(lead) {
  const state = /** @type {{ cost?: Cost }} */ (/** @type {unknown} */ (window));
  const startedAt = performance.now();
  localStorage.setItem('lead', lead);
  const opening = indexedDB.open('driftrock', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('o');
  opening.onsuccess = () => {
    const transaction = opening.result.transaction('o', 'readwrite', { durability: 'strict' });
    transaction.objectStore('o').put(lead, 'lead');
    transaction.oncomplete = () => Object.assign(/** @type {Cost} */ (state.cost), { durableMs: performance.now() - startedAt });
  };
  state.cost = { synchronousMs: performance.now() - startedAt };
}

/** Runs in the page: which copies are there. */
async function look() {
  const opening = indexedDB.open('driftrock', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('o');
  await new Promise((resolve) => (opening.onsuccess = resolve));
  const reading = opening.result.transaction('o').objectStore('o').get('lead');
  await new Promise((resolve) => (reading.onsuccess = resolve));
  return { isInStorage: localStorage.getItem('lead') !== null, isInDatabase: reading.result !== undefined };
}

/** @param {string} folder */
function killBrowserOn(folder) {
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
      const group = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]);
      if (readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(folder) && group === Number(id)) process.kill(-group, 'SIGKILL');
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
  const args = name === 'chromium' ? { args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'] } : {};
  const system = found.build === 'system' ? { executablePath: found.program, ...(name === 'firefox' && { channel: 'moz-firefox' }) } : {};
  return playwright[name].launchPersistentContext(folder, { ...system, ...args });
}

/** @param {Name} name @param {string} url */
async function round(name, url) {
  const folder = mkdtempSync(join(tmpdir(), 'driftrock-kill-'));
  const context = await open(name, folder);
  const page = await context.newPage();
  await page.goto(url);
  await page.evaluate(keep, LEAD);
  await new Promise((resolve) => setTimeout(resolve, KILL_AFTER_MS));
  // Asked for without waiting: the kill comes when it comes.
  const cost = page.evaluate(() => /** @type {{ cost?: Cost }} */ (/** @type {unknown} */ (window)).cost).catch(() => undefined);
  const known = await Promise.race([cost, new Promise((resolve) => setTimeout(resolve, 20))]);
  const closed = once(/** @type {never} */ (context), 'close');
  killBrowserOn(folder);
  await closed;
  const again = await open(name, folder);
  const next = await again.newPage();
  await next.goto(url);
  const found = await next.evaluate(look);
  await again.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  return { ...found, cost: /** @type {Cost | undefined} */ (known) };
}

/** @param {(number | undefined)[]} numbers */
function median(numbers) {
  const sorted = numbers.filter((number) => number !== undefined).sort((a, b) => Number(a) - Number(b));
  return sorted.length > 0 ? `${Number(sorted[Math.floor(sorted.length / 2)]).toFixed(1)} ms (${sorted.length} known)` : 'unknown';
}

const server = createServer((_request, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>kill</title><link rel="icon" href="data:,">'));
await once(server.listen(0, '127.0.0.1'), 'listening');
const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
for (const name of /** @type {Name[]} */ (['chromium', 'firefox'])) {
  const rounds = [];
  for (let count = 0; count < ROUNDS; count += 1) rounds.push(await round(name, `http://127.0.0.1:${port}/`));
  const storage = rounds.filter(({ isInStorage }) => isInStorage).length;
  const database = rounds.filter(({ isInDatabase }) => isInDatabase).length;
  console.log(`${name}: killed ${KILL_AFTER_MS} ms after the submission; of ${ROUNDS}, localStorage kept ${storage}, IndexedDB strict ${database}`);
  console.log(`  at the submission: the page stood still for ${median(rounds.map(({ cost }) => cost?.synchronousMs))}; the disk had it after ${median(rounds.map(({ cost }) => cost?.durableMs))}`);
}
server.closeAllConnections();
server.close();
