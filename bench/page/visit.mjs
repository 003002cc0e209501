/** One visitor who fills in a form and sends it, and the main thread's time meanwhile. */
import { setTimeout as wait } from 'node:timers/promises';
import { openTab, placeOf, press } from './chromium.mjs';
import { expectedLeads } from './server.mjs';
import { taskTimesOf, traceOf } from './trace.mjs';

/** @typedef {import('../part.mjs').Bench} Bench */

/** Work that the focus or the press has put off falls into it as long as it begins within this time. */
const AFTERMATH_MS = 100;
/** How long the page is looked at after a submission. */
const OPEN_MS = 3_000;

/**
 * The main thread's time while a visitor fills in the form `#contact` and presses its button.
 *
 * Throws if Driftrock's script sends no lead, for then it had nothing to do.
 * @param {Bench} bench
 * @param {import('./server.mjs').Page} page
 * @param {string} subject
 */
export async function measureVisit({ browser, server }, page, subject) {
  server.forget();
  const tab = await openTab(browser, page.urlOf(subject));
  const email = await placeOf(tab, '#contact [type=email]');
  const button = await placeOf(tab, '#contact button');
  const trace = await traceOf(tab, [
    ['first focus', () => press(tab, email).then(() => wait(AFTERMATH_MS))],
    ['typing', () => fillIn(tab)],
    ['press', () => press(tab, button).then(() => wait(AFTERMATH_MS))],
    ['open, 3 s', () => wait(OPEN_MS)],
  ]);
  await tab.close();
  const leads = server.leadCount();
  if (leads !== expectedLeads(subject)) throw new Error(`"${page.name}" with ${subject} has sent ${leads} leads.`);
  return taskTimesOf(trace);
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
