/** What a script costs the loading of a page: compiling and running it, memory, style and layout, long tasks. */
import { setTimeout as wait } from 'node:timers/promises';
import { createFigures, takeTurns } from '../rounds.mjs';
import { NOTHING, SCRIPTS } from '../subjects.mjs';
import { publishDemoPage } from './demo-page.mjs';
import { layoutMsOf, LONG_TASK_MS, longTasksOf, scriptMsOf, traceOf } from './trace.mjs';
import { measureVitals } from './vitals.mjs';

/** @typedef {import('../part.mjs').Bench} Bench */
/** @typedef {import('playwright-core').CDPSession} Session */

const OWN_SPEED = 'CPU at its own speed';

/** Chrome DevTools' own presets are 4 and 20. What a script puts off falls into the time after the load event. */
const PAGES = [
  { name: OWN_SPEED, slowdown: 1, settleMs: 1_000 },
  { name: 'CPU 4 times slower', slowdown: 4, settleMs: 1_000 },
  { name: 'CPU 20 times slower', slowdown: 20, settleMs: 3_000 },
];
const BYTES_PER_KIB = 1024;

/** The heap that scripts hold once the garbage is gone, in KiB. @param {Session} session */
export async function heapKib(session) {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / BYTES_PER_KIB;
}

/** @param {Bench} bench @param {string} url @param {typeof PAGES[number]} page */
async function loadOnce({ browser }, url, { slowdown, settleMs }) {
  const tab = await browser.newPage();
  await tab.goto('about:blank');
  const session = await tab.context().newCDPSession(tab);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const trace = await traceOf(tab, [
    ['load', () => tab.goto(url).then(() => wait(settleMs))],
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
  // The browser's own first page is slow.
  for (const speed of PAGES.slice(0, 1)) await loadOnce(bench, page.urlOf(NOTHING), speed);
  await takeTurns({ pages: PAGES, subjects: names, rounds: bench.rounds }, async (speed, subject) => {
    const { scriptMs, longestMs, longTasks, layoutMs, kib } = await loadOnce(bench, page.urlOf(subject), speed);
    const add = (/** @type {string} */ measure, /** @type {import('../rounds.mjs').Unit} */ unit, value = NaN) =>
      figures.add({ page: speed.name, measure, unit }, subject, [value]);
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
        'The demo’s contact page from its address to 1 s (3 s, the slowest) after its load event, in a new tab with ' +
        'empty storage. *Compile and run* is all script of the main thread, by the browser’s trace; the page has ' +
        'none of its own but one listener. *Heap* is what scripts hold after a garbage collection.',
      columns: names,
      rows: figures.rows(),
      charts: [
        { file: 'script-time', title: 'Script time at load', measures: ['compile and run'], groupBy: 'page' },
        { file: 'heap', title: 'Heap after the load', measures: ['heap'], pages: [OWN_SPEED], groupBy: 'measure' },
      ],
    },
    await measureVitals(bench),
  ];
}
