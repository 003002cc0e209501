/** One visitor who fills in a form and sends it, and the main thread's time meanwhile. */
import { setTimeout as wait } from 'node:timers/promises';
import { openTab, placeOf, press } from './chromium.mjs';
import { measureTasks } from './trace.mjs';

/** @typedef {import('./report.mjs').Bench} Bench */
/** @typedef {import('./server.mjs').Page} Page */
/** @typedef {import('./rounds.mjs').Kind} Kind */

/** Work that the focus or the press has put off falls into it as long as it begins within this time. */
const AFTERMATH_MS = 100;
/** How long the page is looked at after a submission. */
const OPEN_MS = 3_000;

/**
 * The main thread's time while a visitor fills in the form `#contact` and presses its button.
 *
 * Throws if the snippet sends no lead, for then it had nothing to do.
 * @param {Bench} bench
 * @param {Page} page
 * @param {Kind} kind
 */
export async function measureVisit({ browser, server }, page, kind) {
  const leadsBefore = server.leadCount();
  const tab = await openTab(browser, page[kind]);
  const email = await placeOf(tab, '#contact [type=email]');
  const button = await placeOf(tab, '#contact button');
  const times = await measureTasks(tab, [
    ['first focus', () => press(tab, email).then(() => wait(AFTERMATH_MS))],
    ['typing', () => fillIn(tab)],
    ['press', () => press(tab, button).then(() => wait(AFTERMATH_MS))],
    ['open, 3 s', () => wait(OPEN_MS)],
  ]);
  await tab.close();
  const leads = server.leadCount() - leadsBefore;
  const expected = kind === 'with' ? 1 : 0;
  if (leads !== expected) throw new Error(`"${page.name}" ${kind} the snippet has sent ${leads} leads.`);
  return namedFigures(times);
}

/** @param {import('./chromium.mjs').Tab} tab */
async function fillIn(tab) {
  await tab.keyboard.type('ada@example.com');
  await tab.keyboard.press('Tab');
  await tab.keyboard.type('Ada');
  await tab.keyboard.press('Tab');
  await tab.keyboard.type('Call me');
  await wait(AFTERMATH_MS);
}

/** By the names that the tables use. @param {Record<string, import('./trace.mjs').TaskTime>} times */
export function namedFigures(times) {
  const entries = Object.entries(times);
  return Object.fromEntries(
    entries.map(([moment, { longest, total }]) => [moment, { 'longest task': longest, 'all tasks': total }]),
  );
}
