/** What a script does while the visitor does nothing, and what it leaves behind in a page that lives long. */
import { setTimeout as wait } from 'node:timers/promises';
import { createFigures } from '../rounds.mjs';
import { NOTHING, SCRIPTS } from '../subjects.mjs';
import { publishDemoPage } from './demo-page.mjs';
import { heapKib } from './load.mjs';
import { controlsPage } from './pages.mjs';

/** @typedef {import('../part.mjs').Bench} Bench */
/** @typedef {import('../rounds.mjs').Figures} Figures */
/** Callbacks that ran, by what called them, and databases that were opened. @typedef {Record<string, number>} Counts */

const SUBJECTS = [NOTHING, ...SCRIPTS];
/** From the load event on; what begins later is no part of loading. */
const SETTLE_MS = 5_000;
const IDLE_MS = 60_000;
const QUICK_IDLE_MS = 5_000;
const NAVIGATIONS = 1_000;
const WARM_UP_NAVIGATIONS = 50;
const MS_PER_S = 1000;
const CONTROLS = 10;

/** Runs in the page before any script: counts what calls scripts without a visitor. */
export function countCallbacks() {
  /** @type {Counts} */
  const counts = { timers: 0, frames: 0, 'idle callbacks': 0, observers: 0, databases: 0 };
  Reflect.set(window, 'counts', counts);
  const counted = (/** @type {string} */ kind, /** @type {any} */ callback) =>
    function (/** @type {any[]} */ ...values) {
      counts[kind] = (counts[kind] ?? 0) + 1;
      // @ts-expect-error -- the callback's own `this`
      return callback.apply(this, values);
    };
  const wrap = (/** @type {string} */ kind, /** @type {string[]} */ names) => {
    for (const name of names) {
      const native = Reflect.get(window, name);
      const wrapped = (/** @type {any} */ callback, /** @type {any[]} */ ...rest) =>
        native.call(window, typeof callback === 'function' ? counted(kind, callback) : callback, ...rest);
      Reflect.set(window, name, wrapped);
    }
  };
  wrap('timers', ['setTimeout', 'setInterval']);
  wrap('frames', ['requestAnimationFrame']);
  wrap('idle callbacks', ['requestIdleCallback']);
  for (const name of ['MutationObserver', 'IntersectionObserver', 'ResizeObserver', 'PerformanceObserver']) {
    const Native = Reflect.get(window, name);
    const Counting = class extends Native {
      constructor(/** @type {any} */ callback, /** @type {any[]} */ ...rest) {
        super(counted('observers', callback), ...rest);
      }
    };
    Reflect.set(window, name, Counting);
  }
  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (/** @type {Parameters<IDBFactory['open']>} */ ...values) {
    counts['databases'] = (counts['databases'] ?? 0) + 1;
    return open.apply(this, values);
  };
}

/** @param {Bench} bench @param {string} url */
async function openCounting({ browser }, url) {
  const tab = await browser.newPage();
  await tab.addInitScript(countCallbacks);
  await tab.goto(url);
  const read = () => tab.evaluate(() => /** @type {Counts} */ (Reflect.get(window, 'counts')));
  return { tab, read };
}

/** All subjects rest at the same time: each has a tab of its own. @param {Bench} bench @param {Figures} figures */
async function measureIdle(bench, figures) {
  const idleMs = bench.isQuick ? QUICK_IDLE_MS : IDLE_MS;
  const page = publishDemoPage(bench.server);
  const opened = await Promise.all(
    SUBJECTS.map(async (subject) => ({ subject, ...(await openCounting(bench, page.urlOf(subject))) })),
  );
  await wait(SETTLE_MS);
  const before = await Promise.all(opened.map(({ read }) => read()));
  await wait(idleMs);
  for (const [index, { subject, tab, read }] of opened.entries()) {
    for (const [kind, count] of Object.entries(await read())) {
      const isOpening = kind === 'databases';
      const name = isOpening ? 'a page view' : `the ${idleMs / MS_PER_S} s after it`;
      const measure = isOpening ? 'databases opened' : `${kind} that called a script`;
      const value = isOpening ? count : count - (before[index]?.[kind] ?? NaN);
      figures.add({ page: name, measure, unit: 'count' }, subject, [value]);
    }
    await tab.close();
  }
}

/** Runs in the page: each navigation shows a form of its own, as a router would. @param {number} count */
async function navigateSoftly(count) {
  const main = /** @type {HTMLElement} */ (document.querySelector('main'));
  const html = main.innerHTML;
  for (let index = 0; index < count; index++) {
    history.pushState({}, '', `?view=${index % 10}`);
    main.innerHTML = html;
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }
}

/** @param {import('playwright-core').CDPSession} session */
async function footprintOf(session) {
  const kib = await heapKib(session);
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  return { kib, nodes, listeners: jsEventListeners };
}

/** @param {Bench} bench @param {Figures} figures */
async function measureNavigations(bench, figures) {
  const page = bench.server.publish('soft navigations', controlsPage(CONTROLS));
  for (const subject of SUBJECTS) {
    const tab = await bench.browser.newPage();
    await tab.goto(page.urlOf(subject));
    const session = await tab.context().newCDPSession(tab);
    await tab.evaluate(navigateSoftly, WARM_UP_NAVIGATIONS);
    const before = await footprintOf(session);
    await tab.evaluate(navigateSoftly, bench.isQuick ? WARM_UP_NAVIGATIONS : NAVIGATIONS);
    const after = await footprintOf(session);
    await tab.close();
    const add = (/** @type {string} */ measure, /** @type {import('../rounds.mjs').Unit} */ unit, value = NaN) =>
      figures.add({ page: '1,000 soft navigations', measure, unit }, subject, [value]);
    add('heap more', 'KiB', after.kib - before.kib);
    add('DOM nodes more', 'count', after.nodes - before.nodes);
    add('listeners more', 'count', after.listeners - before.listeners);
  }
}

/** @type {import('../part.mjs').Measure} */
export async function measureRest(bench) {
  const figures = createFigures();
  await measureIdle(bench, figures);
  await measureNavigations(bench, figures);
  return [
    {
      title: 'A page that nobody touches',
      about:
        'Counted once, not in rounds. Timers, frames, idle callbacks and observers are wrapped before any script ' +
        'runs; what counts is that they call a script. Then the page shows 1,000 views one after the other, each ' +
        'with a form of its own and an address by `history.pushState`, as a router does; *more* is what a garbage ' +
        'collection has left, next to what was there after 50 views.',
      columns: SUBJECTS,
      rows: figures.rows(),
    },
  ];
}
