/**
 * `npm run bench:page`: what the snippet costs a page in Chromium, next to the same page without it.
 *
 * `-- --only pages,uploads` measures some parts, `-- --quick` takes few rounds. A full run is recorded in
 * bench/results/page.json and docs/page-bench.md; any other in .cache/page-bench.json alone.
 */
import { say } from '../scripts/run.mjs';
import { setUp } from '../scripts/set-up.mjs';
import { launchChromium } from './page/chromium.mjs';
import { measureForms } from './page/forms.mjs';
import { measurePages } from './page/large-pages.mjs';
import { measureListeners } from './page/listeners.mjs';
import { describeRun } from './page/machine.mjs';
import { readOptions } from './page/options.mjs';
import { record } from './page/record.mjs';
import { inMarkdown, missesOf } from './page/report.mjs';
import { startServer } from './page/server.mjs';
import { measureUploads } from './page/uploads.mjs';

const MS_PER_S = 1000;
const MEASURES = { listeners: measureListeners, pages: measurePages, uploads: measureUploads, forms: measureForms };

const options = readOptions(process.argv.slice(2));
await setUp({ build: true, browsers: true });
const server = await startServer();
const browser = await launchChromium();
const parts = [];
const run = describeRun(browser.version());
try {
  for (const name of options.parts) {
    const startedAt = performance.now();
    parts.push(await MEASURES[name]({ browser, server, isQuick: options.isQuick }));
    say(`Measured the ${name} in ${Math.round((performance.now() - startedAt) / MS_PER_S)} s.`);
  }
} finally {
  await browser.close();
  await server.close();
}
const results = { ...run, isQuick: options.isQuick, parts };
console.log(`\n${inMarkdown(results)}`);
const misses = missesOf(results);
if (misses.length === 0) say('Every target is reached.');
for (const miss of misses) say(`Missed: ${miss}`);
say(`Written: ${record(results, options).join(', ')}.`);
