/** How long a page's main thread is busy, by the browser's own trace. */

/** @typedef {import('./chromium.mjs').Tab} Tab */
/** One thing that happens in the page, by its name. @typedef {[name: string, act: () => Promise<unknown>]} Moment */
/** In ms, of the tasks that began in a moment. @typedef {{ longest: number, total: number }} TaskTime */
/** @typedef {{ name: string, cat: string, ph: string, ts: number, dur?: number, pid: number, tid: number }} Event */

// Unlike PerformanceObserver's `longtask`, the trace knows tasks below 50 ms, too.
const CATEGORIES = ['toplevel', 'blink.user_timing'];
const TASK = 'ThreadControllerImpl::RunTask';
const MARK = 'bench:';
const US_PER_MS = 1000;

/** @param {Tab} tab @param {string} name */
const mark = (tab, name) => tab.evaluate((label) => void performance.mark(label), MARK + name);

/** @param {Event[]} events @returns {Record<string, TaskTime>} */
function taskTimesOf(events) {
  const marks = events.filter(({ name, cat }) => cat.includes('blink.user_timing') && name.startsWith(MARK));
  marks.sort((a, b) => a.ts - b.ts);
  const [first] = marks;
  const isHere = (/** @type {Event} */ { pid, tid }) => pid === first?.pid && tid === first.tid;
  const tasks = events.filter((event) => event.name === TASK && event.ph === 'X' && isHere(event));
  if (tasks.length === 0) throw new Error('The trace shows no task of the page.');
  return Object.fromEntries(
    marks.slice(0, -1).map(({ name, ts }, index) => {
      const until = marks[index + 1]?.ts ?? Infinity;
      const durations = tasks.filter((task) => task.ts >= ts && task.ts < until).map(({ dur = 0 }) => dur / US_PER_MS);
      const total = durations.reduce((sum, ms) => sum + ms, 0);
      return [name.slice(MARK.length), { longest: Math.max(0, ...durations), total }];
    }),
  );
}

/**
 * The main thread's time in each of the moments, which follow each other. A task counts where it began.
 * @param {Tab} tab
 * @param {Moment[]} moments
 */
export async function measureTasks(tab, moments) {
  const browser = tab.context().browser();
  await browser?.startTracing(tab, { categories: CATEGORIES });
  for (const [name, act] of moments) {
    await mark(tab, name);
    await act();
  }
  await mark(tab, 'end');
  const trace = await browser?.stopTracing();
  return taskTimesOf(JSON.parse(String(trace)).traceEvents);
}
