/** What events that wait in the outbox cost a later page: at its load, and at a submission. */
import { createFigures, takeTurns } from '../rounds.mjs';
import { DRIFTROCK } from '../subjects.mjs';
import { openTab, placeOf, press } from './chromium.mjs';
import { controlsPage } from './pages.mjs';
import { dispatchMsOf, scriptMsOf, traceOf } from './trace.mjs';

/** @typedef {import('../part.mjs').Bench} Bench */
/** @typedef {import('./chromium.mjs').Tab} Tab */

const STORED = [0, 10, 100];
const CONTROLS = 10;
const DOWN = 503;
const UP = 200;

/** Puts events into the outbox, which stay there while the relay is down. @param {Tab} tab @param {number} count */
async function store(tab, count) {
  await tab.evaluate((events) => {
    const call = /** @type {(command: string, event: object) => void} */ (Reflect.get(window, 'driftrock'));
    for (let index = 0; index < events; index++) {
      const fields = { email: `ada-${index}@example.com`, message: 'Please call me about the demo on Tuesday.' };
      call('track', { event_type: 'lead', event_name: 'Stored', fields });
    }
  }, count);
  const stored = await tab.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('driftrock:o:')));
  if (stored.length !== count) throw new Error(`Of ${count} events ${stored.length} are in the outbox.`);
}

/** @param {Bench} bench @param {string} url @param {number} count */
async function visitWithStored({ browser }, url, count) {
  const context = await browser.newContext();
  const first = await context.newPage();
  await first.goto(url);
  await store(first, count);
  await first.close();
  const tab = await context.newPage();
  await tab.goto('about:blank');
  const load = await traceOf(tab, [['load', () => tab.goto(url)]]);
  const button = await placeOf(tab, 'button');
  const submission = await traceOf(tab, [['submission', () => press(tab, button)]]);
  await context.close();
  return { loadMs: scriptMsOf(load), submitMs: dispatchMsOf(submission, 'submit')[0] ?? NaN };
}

/** @param {Bench} bench @returns {Promise<import('../part.mjs').Table>} */
export async function measureOutbox(bench) {
  const { urlOf } = bench.server.publish('outbox', controlsPage(CONTROLS));
  const figures = createFigures();
  const pages = STORED.map((count) => ({ name: `${count} stored events`, count }));
  // The browser's own first page is slow.
  await (await openTab(bench.browser, urlOf(DRIFTROCK))).close();
  bench.server.setStatus(DOWN);
  try {
    await takeTurns({ pages, subjects: [DRIFTROCK], rounds: bench.rounds }, async ({ name, count }, subject) => {
      const { loadMs, submitMs } = await visitWithStored(bench, urlOf(subject), count);
      figures.add({ page: name, measure: 'script time at load', unit: 'ms' }, subject, [loadMs]);
      figures.add({ page: name, measure: 'first submit', unit: 'ms' }, subject, [submitMs]);
    });
  } finally {
    bench.server.setStatus(UP);
  }
  return {
    title: 'The outbox',
    about:
      `A page loads and a visitor sends a form of ${CONTROLS} controls while events of earlier pages wait in the ` +
      'outbox, for the relay answers 503. The submission is the first of its page: nothing of the script has run ' +
      'before.',
    columns: [DRIFTROCK],
    rows: figures.rows(),
  };
}
