/** What a script costs the loading of a page: compiling and running it, memory, style and layout, long tasks. */
import { setTimeout as wait } from 'node:timers/promises';
import { createFigures, takeTurns } from '../rounds.mjs';
import { NOTHING, SCRIPTS } from '../subjects.mjs';
import { publishDemoPage } from './demo-page.mjs';
import { layoutMsOf, LONG_TASK_MS, longTasksOf, scriptMsOf, traceOf } from './trace.mjs';
import { measureVitals } from './vitals.mjs';

/** @typedef {import('../part.mjs').Bench} Bench */
/** @typedef {import('playwright-core').CDPSession} Session */

/** Chrome DevTools' own presets are 4 and 20. */
const SLOWDOWNS = [4, 20];
/** After the load event, times the slowdown: what a script puts off falls into it. */
const SETTLE_MS = 200;
const BYTES_PER_KIB = 1024;

/** The heap that scripts hold once the garbage is gone, in KiB. @param {Session} session */
export async function heapKib(session) {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / BYTES_PER_KIB;
}

/** @param {Bench} bench @param {string} url @param {number} slowdown */
async function loadOnce({ browser }, url, slowdown) {
  const tab = await browser.newPage();
  await tab.goto('about:blank');
  const session = await tab.context().newCDPSession(tab);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const trace = await traceOf(tab, [
    ['load', () => tab.goto(url).then(() => wait(SETTLE_MS * slowdown))],
    ['settled', () => tab.evaluate(() => new Promise((resolve) => requestIdleCallback(() => resolve(undefined))))],
  ]);
  const kib = await heapKib(session);
  await tab.close();
  return { scriptMs: scriptMsOf(trace), ...longTasksOf(trace), layoutMs: layoutMsOf(trace), kib };
}

/** @type {import('../part.mjs').Measure} */
export async function measureLoad(bench) {
  const names = [NOTHING, ...SCRIPTS];
  const page = publishDemoPage(bench.server);
  const figures = createFigures();
  const pages = SLOWDOWNS.map((slowdown) => ({ name: `CPU ${slowdown} times slower`, slowdown }));
  // The browser's own first page is slow.
  await loadOnce(bench, page.urlOf(NOTHING), 1);
  await takeTurns({ pages, subjects: names, rounds: bench.rounds }, async ({ name, slowdown }, subject) => {
    const { scriptMs, longestMs, longTasks, layoutMs, kib } = await loadOnce(bench, page.urlOf(subject), slowdown);
    const add = (/** @type {string} */ measure, /** @type {import('../rounds.mjs').Unit} */ unit, value = NaN) =>
      figures.add({ page: name, measure, unit }, subject, [value]);
    add('compile and run', 'ms', scriptMs);
    add('longest task', 'ms', longestMs);
    add(`tasks above ${LONG_TASK_MS} ms`, 'count', longTasks);
    add('style and layout', 'ms', layoutMs);
    add('heap', 'KiB', kib);
  });
  return [
    {
      title: 'Load',
      about:
        'The demo’s contact page from its address to 0.8 s (4 s) after its load event, in a new tab with empty ' +
        'storage. *Compile and run* is all script of the main thread, by the browser’s trace; the page has none of ' +
        'its own but one listener. *Heap* is what scripts hold after a garbage collection.',
      columns: names,
      rows: figures.rows(),
      charts: [
        { file: 'script-time', title: 'Script time at load', measures: ['compile and run'], groupBy: 'page' },
        { file: 'heap', title: 'Heap after the load', measures: ['heap'], groupBy: 'page' },
      ],
    },
    await measureVitals(bench),
  ];
}
