/** What a page's main thread does, by the browser's own trace. */

/** @typedef {import('./chromium.mjs').Tab} Tab */
/** One thing that happens in the page, by its name. @typedef {[name: string, act: () => Promise<unknown>]} Moment */
/** In ms, of the tasks that began in a moment. @typedef {{ longest: number, total: number }} TaskTime */
/**
 * In µs: `ts` and `dur` by the wall clock, `tts` and `tdur` by the clock of the thread, which stops while other
 * programs have the processor. All durations here are of the second kind.
 * @typedef {{ name: string, cat: string, ph: string, ts: number, dur?: number, tts?: number, tdur?: number,
 *   pid: number, tid: number, args?: any }} Event
 */
/** The events of a page's main thread, oldest first, and the marks that name the moments. */
/** @typedef {{ events: Event[], marks: Event[] }} Trace */

// Unlike PerformanceObserver's `longtask`, the trace knows tasks below 50 ms, too.
const CATEGORIES = ['toplevel', 'blink.user_timing', 'devtools.timeline'];
const TASK = 'ThreadControllerImpl::RunTask';
const MARK = 'bench:';
const US_PER_MS = 1000;
/** Above it the browser calls a task long: W3C Long Tasks API. */
export const LONG_TASK_MS = 50;

/** What the browser calls the compiling and the running of scripts. */
const SCRIPT = [
  ...['v8.compile', 'v8.compileModule', 'EvaluateScript', 'v8.evaluateModule'],
  ...['FunctionCall', 'RunMicrotasks', 'TimerFire', 'FireIdleCallback', 'FireAnimationFrame', 'EventDispatch'],
];

/** What it calls style and layout. */
const LAYOUT = ['UpdateLayoutTree', 'Layout'];

/** @param {Tab} tab @param {string} name */
const mark = (tab, name) => tab.evaluate((label) => void performance.mark(label), MARK + name);

/**
 * The trace of moments that follow each other.
 * @param {Tab} tab
 * @param {Moment[]} moments
 * @returns {Promise<Trace>}
 */
export async function traceOf(tab, moments) {
  const browser = tab.context().browser();
  await browser?.startTracing(tab, { categories: CATEGORIES });
  for (const [name, act] of moments) {
    await mark(tab, name);
    await act();
  }
  await mark(tab, 'end');
  /** @type {Event[]} */
  const all = JSON.parse(String(await browser?.stopTracing())).traceEvents;
  const marks = all.filter(({ name, cat }) => cat.includes('blink.user_timing') && name.startsWith(MARK));
  marks.sort((a, b) => a.ts - b.ts);
  const last = marks.at(-1);
  // A page that was left may have had a thread of its own: the last one counts.
  const events = all.filter(({ pid, tid }) => pid === last?.pid && tid === last.tid).sort((a, b) => a.ts - b.ts);
  return { events, marks };
}

/** The time that the events take together, in ms; what lies inside another counts once. @param {Event[]} events */
function coveredMs(events) {
  let until = 0;
  let sum = 0;
  for (const { tts = 0, tdur = 0 } of events) {
    sum += Math.max(0, tts + tdur - Math.max(tts, until));
    until = Math.max(until, tts + tdur);
  }
  return sum / US_PER_MS;
}

const isComplete = (/** @type {Event} */ { ph }) => ph === 'X';

/** How long scripts were compiled and ran on the main thread, in ms. @param {Trace} trace */
export const scriptMsOf = ({ events }) =>
  coveredMs(events.filter((event) => isComplete(event) && SCRIPT.includes(event.name)));

/** How long style and layout took, in ms. @param {Trace} trace */
export const layoutMsOf = ({ events }) =>
  coveredMs(events.filter((event) => isComplete(event) && LAYOUT.includes(event.name)));

/** @param {Trace} trace */
function tasksOf({ events }) {
  const tasks = events.filter((event) => event.name === TASK && isComplete(event));
  if (tasks.length === 0) throw new Error('The trace shows no task of the page.');
  return tasks;
}

/** The longest task in ms, and how many are long. @param {Trace} trace */
export function longTasksOf(trace) {
  const durations = tasksOf(trace).map(({ tdur = 0 }) => tdur / US_PER_MS);
  return { longestMs: Math.max(...durations), longTasks: durations.filter((ms) => ms > LONG_TASK_MS).length };
}

/** The main thread's time in each of the moments. A task counts where it began. @param {Trace} trace */
export function taskTimesOf(trace) {
  const tasks = tasksOf(trace);
  return trace.marks.slice(0, -1).map(({ name, ts }, index) => {
    const until = trace.marks[index + 1]?.ts ?? Infinity;
    const durations = tasks.filter((task) => task.ts >= ts && task.ts < until).map(({ tdur = 0 }) => tdur / US_PER_MS);
    const total = durations.reduce((sum, ms) => sum + ms, 0);
    return { moment: name.slice(MARK.length), longest: Math.max(0, ...durations), total };
  });
}

/** @param {Event} inner @param {Event} outer */
const isInside = (inner, outer) => inner.ts >= outer.ts && inner.ts + (inner.dur ?? 0) <= outer.ts + (outer.dur ?? 0);

/**
 * How long each event of this type took, in ms, with all its listeners and the microtasks behind them; without the
 * events inside it, such as the submission inside the click.
 * @param {Trace} trace @param {string} type
 */
export function dispatchMsOf({ events }, type) {
  const dispatches = events.filter((event) => event.name === 'EventDispatch' && isComplete(event));
  return dispatches
    .filter(({ args }) => args?.data?.type === type)
    .map((outer) => {
      const inner = dispatches.filter((event) => event !== outer && isInside(event, outer));
      return (outer.tdur ?? 0) / US_PER_MS - coveredMs(inner);
    });
}
