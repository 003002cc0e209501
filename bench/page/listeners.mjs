/** What a submission costs the page: the time in the snippet's listeners, on a form of 200 filled controls. */
import { openTab } from './chromium.mjs';
import { listenersPage, LISTENERS_CONTROLS } from './listeners-page.mjs';
import { noFigures, rowsOf, turnsOf } from './rounds.mjs';

/** @typedef {import('./chromium.mjs').Tab} Tab */
/** @typedef {import('./report.mjs').Part} Part */

const ROUNDS = 60;
const QUICK_ROUNDS = 15;
// What the compiler and the caches need before figures repeat.
const WARM_UP_ROUNDS = 10;

/** The submission must not wait for the snippet: a sixteenth of a frame at 60 Hz. */
const TARGET_MS = 1;

/** @type {[name: string, act: (tab: Tab) => Promise<unknown>][]} */
const WAYS = [
  ['a click', (tab) => tab.click('button')],
  ['the Enter key', (tab) => tab.press('[name=q0]', 'Enter')],
  ['requestSubmit(), nothing pressed', (tab) => tab.evaluate(() => document.querySelector('form')?.requestSubmit())],
];

/** One submission. @param {Tab} tab @param {(tab: Tab) => Promise<unknown>} act @param {number} round */
async function submit(tab, act, round) {
  await tab.fill('[name=q0]', `Round ${round}`);
  await tab.evaluate('spent = {}');
  await act(tab);
  const spent = /** @type {Record<string, number>} */ (await tab.evaluate('spent'));
  // Each round is a submission of its own: the one before is over.
  await tab.evaluate('window.driftrock && driftrock("capture", document.querySelector("form"))');
  const all = Object.values(spent).reduce((sum, ms) => sum + ms, 0);
  return { submission: { 'submit listener': spent['submit'] ?? NaN, 'all listeners from the press on': all } };
}

/** @param {import('./report.mjs').Bench} bench @returns {Promise<Part>} */
export async function measureListeners({ browser, server, isQuick }) {
  const page = server.publish('200 controls', listenersPage);
  const rounds = isQuick ? QUICK_ROUNDS : ROUNDS;
  const rows = [];
  for (const [way, act] of WAYS) {
    const tabs = { without: await openTab(browser, page.without), with: await openTab(browser, page.with) };
    const figures = noFigures();
    for (let round = 0; round < rounds + WARM_UP_ROUNDS; round++) {
      for (const kind of turnsOf(round)) figures[kind].push(await submit(tabs[kind], act, round));
    }
    const warm = { without: figures.without.slice(WARM_UP_ROUNDS), with: figures.with.slice(WARM_UP_ROUNDS) };
    rows.push(...rowsOf(way, warm));
    await Promise.all([tabs.without.close(), tabs.with.close()]);
  }
  if (server.leadCount() === 0) throw new Error('The snippet has sent no lead: nothing was measured.');
  return {
    name: 'listeners',
    title: `The listeners, form of ${LISTENERS_CONTROLS} controls`,
    rounds,
    target: { measure: 'submit listener', belowMs: TARGET_MS },
    rows,
  };
}
