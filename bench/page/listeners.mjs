/** What the events of a form cost with a script: how the cost grows with forms, controls and elements. */
import { createFigures, takeTurns } from '../rounds.mjs';
import { DRIFTROCK, EMPTY_LISTENER, NOTHING, SCRIPTS } from '../subjects.mjs';
import { openTab, placeOf, press } from './chromium.mjs';
import { controlsPage, formsPage, paragraphsPage } from './pages.mjs';
import { dispatchMsOf, traceOf } from './trace.mjs';

/** @typedef {import('../part.mjs').Bench} Bench */
/** @typedef {import('./chromium.mjs').Tab} Tab */
/** @typedef {import('./trace.mjs').Trace} Trace */

/** Submissions of one visit. The first of them compile the script's functions, and do not count. */
const SUBMISSIONS = 8;
const WARM_UP = 3;

/** What belongs to one act of the visitor. @type {Record<string, string[]>} */
const ACTS = {
  focus: ['focus', 'focusin'],
  input: ['keydown', 'keypress', 'beforeinput', 'input', 'keyup'],
  click: ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'],
  submit: ['submit'],
};
const UNPRESSED = 'submit by requestSubmit() without a press';

/** With peers only where the cost is at its least and at its most. */
/** @type {{ name: string, render: import('./server.mjs').Render, withPeers?: boolean }[]} */
const PAGES = [
  { name: 'a form of 10 controls', render: controlsPage(10), withPeers: true },
  { name: 'a form of 200 controls', render: controlsPage(200) },
  { name: 'a form of 1,000 controls', render: controlsPage(1_000), withPeers: true },
  { name: '1 form', render: formsPage({ count: 1, isSilent: true }) },
  { name: '50 forms', render: formsPage({ count: 50, isSilent: true }) },
  { name: '1,000 forms', render: formsPage({ count: 1_000, isSilent: true }), withPeers: true },
  { name: '1,000 elements', render: paragraphsPage({ count: 1_000, isSilent: true }) },
  { name: '10,000 elements', render: paragraphsPage({ count: 10_000, isSilent: true }) },
  { name: '100,000 elements', render: paragraphsPage({ count: 100_000, isSilent: true }) },
];

/** @param {number[]} values of the submissions, oldest first */
function warmMedian(values) {
  const warm = values.slice(WARM_UP).sort((a, b) => a - b);
  return warm[Math.floor(warm.length / 2)] ?? 0;
}

/** In ms, by the act. @param {Trace} trace */
const costsOf = (trace) =>
  Object.entries(ACTS).map(([act, types]) => {
    const total = types.reduce((sum, type) => sum + warmMedian(dispatchMsOf(trace, type)), 0);
    return { measure: act, ms: total };
  });

/** Each submission is a lead of its own: the one before it is over. @param {Tab} tab */
const endSubmission = (tab) =>
  tab.evaluate('window.driftrock && driftrock("capture", document.querySelector("#contact"))');

/** @param {Tab} tab */
async function pressAndSend(tab) {
  const email = await placeOf(tab, '#contact [type=email]');
  const button = await placeOf(tab, '#contact button');
  for (let count = 0; count < SUBMISSIONS; count++) {
    await press(tab, email);
    await tab.keyboard.press('End');
    await tab.keyboard.type('m');
    await press(tab, button);
    await endSubmission(tab);
  }
}

/** @param {Tab} tab */
async function sendUnpressed(tab) {
  for (let count = 0; count < SUBMISSIONS; count++) {
    await tab.evaluate(() => /** @type {HTMLFormElement} */ (document.querySelector('#contact')).requestSubmit());
    await endSubmission(tab);
  }
}

/** Two traces of one visit: with presses, and without. @param {Bench} bench @param {string} url */
async function traceVisit({ browser }, url) {
  const tab = await openTab(browser, url);
  await tab.evaluate(() => {
    const email = /** @type {HTMLInputElement} */ (document.querySelector('#contact [type=email]'));
    email.value ||= 'ada@example.co';
    document.querySelector('#contact button')?.scrollIntoView({ block: 'center' });
  });
  // First without: a press is remembered.
  const unpressed = await traceOf(tab, [['acts', () => sendUnpressed(tab)]]);
  const pressed = await traceOf(tab, [['acts', () => pressAndSend(tab)]]);
  await tab.close();
  for (const trace of [unpressed, pressed]) {
    const { length } = dispatchMsOf(trace, 'submit');
    if (length < SUBMISSIONS) throw new Error(`${url}: ${length} of ${SUBMISSIONS} submissions took place.`);
  }
  return { pressed, unpressed };
}

/** @param {Bench} bench @returns {Promise<import('../part.mjs').Table>} */
export async function measureListeners(bench) {
  const figures = createFigures();
  const pages = PAGES.map(({ render, ...page }) => ({ ...page, ...bench.server.publish(page.name, render) }));
  const plan = {
    pages,
    rounds: bench.rounds,
    subjects: (/** @type {typeof pages[number]} */ { withPeers }) =>
      withPeers ? [NOTHING, EMPTY_LISTENER, ...SCRIPTS] : [NOTHING, EMPTY_LISTENER, DRIFTROCK],
  };
  await takeTurns(plan, async ({ name, urlOf }, subject) => {
    const add = (/** @type {string} */ measure, /** @type {number} */ ms) =>
      figures.add({ page: name, measure, unit: 'ms' }, subject, [ms]);
    const { pressed, unpressed } = await traceVisit(bench, urlOf(subject));
    for (const { measure, ms } of costsOf(pressed)) add(measure, ms);
    add(UNPRESSED, warmMedian(dispatchMsOf(unpressed, 'submit')));
  });
  return {
    title: 'Listeners',
    about:
      'A visitor presses the mouse on a control, types a letter and presses the button; the page prevents the ' +
      `submission. ${SUBMISSIONS} times, of which the first ${WARM_UP} only warm the browser up. A figure is the ` +
      'time in which the browser dispatches the events of the act, with all listeners, the microtasks behind them, ' +
      `and the browser’s own work. *${EMPTY_LISTENER}* is a page with a listener that does nothing for each of ` +
      'them: the floor.',
    columns: [NOTHING, EMPTY_LISTENER, ...SCRIPTS],
    rows: figures.rows(),
    charts: [{ file: 'submit', title: 'Time of the submit event', measures: ['submit'], groupBy: 'page' }],
  };
}
