/**
 * `npm run bench:page`: what a submission costs the page, on a form of 200 controls in Chromium.
 *
 * Two listeners of the page stand around the snippet's, at the same place (window, capture phase); the time between them is
 * the snippet's own: of the submission's listener alone, and of all from the press on. The page is cross-origin isolated, which makes the browser's clock fine enough (5 µs).
 */
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser } from '../scripts/browsers.mjs';
import { PROJECT_DIR } from '../scripts/run.mjs';
import { setUp } from '../scripts/set-up.mjs';

const CONTROLS = 200;
const ROUNDS = 60;
// What the compiler and the caches need before figures repeat.
const WARM_UP_ROUNDS = 10;
const WAYS = ['a click', 'the Enter key', 'requestSubmit()'];
// All that the snippet hears from the press to the end of the submission.
const HEARD = ['pointerdown', 'mousedown', 'focusin', 'keydown', 'change', 'click', 'submit'];

const field = (/** @type {number} */ index) => `<label>Question ${index} <input name="q${index}" value="An answer of some length, number ${index}"></label>`;

const page = (/** @type {string} */ tag) => `<!doctype html><meta charset="utf-8"><title>200 controls</title><link rel="icon" href="data:,">
<script>
  window.spent = {};
  const start = {};
  for (const type of ${JSON.stringify(HEARD)}) addEventListener(type, () => { start[type] = performance.now(); }, true);
</script>
${tag}
<script>
  for (const type of ${JSON.stringify(HEARD)}) addEventListener(type, () => { spent[type] = (spent[type] || 0) + performance.now() - start[type]; }, true);
</script>
<main><h1>Tell us all</h1><form><label>E-mail <input type="email" name="email" value="ada@example.com"></label>${Array.from({ length: CONTROLS - 1 }, (_, index) => field(index)).join('\n')}<button>Send</button></form></main>
<script>
  document.querySelector('form').addEventListener('submit', (event) => { event.preventDefault(); });
</script>`;

/** @param {number[]} values @param {number} part 0 to 1 */
const quantile = (values, part) => [...values].sort((a, b) => a - b)[Math.floor(part * (values.length - 1))] ?? NaN;

/** @param {number[]} values */
const inWords = (values) => `${quantile(values, 0.5).toFixed(3).padStart(8)} ${quantile(values, 0.9).toFixed(3).padStart(8)} ${Math.max(...values).toFixed(3).padStart(8)}`;

await setUp({ build: true, browsers: true });
const server = createServer((request, response) => {
  const headers = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };
  if (request.url === '/driftrock.js') return response.writeHead(200, { ...headers, 'Content-Type': 'text/javascript' }).end(readFileSync(join(PROJECT_DIR, 'dist/driftrock.js')));
  if (request.method === 'POST') return response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"data":"ok"}');
  const tag = request.url === '/with' ? '<script src="/driftrock.js" data-relay="/relay" data-source-id="bench"></script>' : '';
  return response.writeHead(200, { ...headers, 'Content-Type': 'text/html' }).end(page(tag));
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
const found = await findBrowser('chromium');
const browser = await chromium.launch({ executablePath: /** @type {{ program: string }} */ (found).program, args: ['--no-sandbox', '--disable-background-networking'] });

/** @param {string} path @param {string} way */
async function measure(path, way) {
  const tab = await browser.newPage();
  await tab.goto(`http://127.0.0.1:${port}/${path}`);
  const rounds = [];
  for (let round = 0; round < ROUNDS + WARM_UP_ROUNDS; round++) {
    await tab.fill('[name=q0]', `Round ${round}`);
    await tab.evaluate('spent = {}');
    if (way === WAYS[0]) await tab.click('button');
    else if (way === WAYS[1]) await tab.press('[name=q0]', 'Enter');
    else await tab.evaluate('document.querySelector("form").requestSubmit()');
    rounds.push(/** @type {Record<string, number>} */ (await tab.evaluate('spent')));
    // Each round is a submission of its own: the one before is over.
    await tab.evaluate('window.driftrock && driftrock("capture", document.querySelector("form"))');
  }
  await tab.close();
  return rounds.slice(WARM_UP_ROUNDS);
}

console.log(`\nMilliseconds in the snippet's listeners, form of ${CONTROLS} controls, Chromium ${browser.version()}, ${ROUNDS} rounds`);
console.log('listeners  page     way                median      p90      max');
for (const way of WAYS) {
  for (const path of ['without', 'with']) {
    const rounds = await measure(path, way);
    const sum = rounds.map((spent) => Object.values(spent).reduce((total, ms) => total + ms, 0));
    console.log(`submit     ${path.padEnd(7)}  ${way.padEnd(16)} ${inWords(rounds.map(({ submit = NaN }) => submit))}`);
    console.log(`all        ${path.padEnd(7)}  ${way.padEnd(16)} ${inWords(sum)}`);
  }
}
await browser.close();
server.close();
