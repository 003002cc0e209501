/** What a script does to the Core Web Vitals of the demo's contact page, and whether the page comes back as it was. */
import { setTimeout as wait } from 'node:timers/promises';
import { createFigures, takeTurns } from '../rounds.mjs';
import { NOTHING, readPackageFile, SCRIPTS } from '../subjects.mjs';
import { publishDemoPage } from './demo-page.mjs';
import { NOWHERE_PATH } from './server.mjs';

/** @typedef {import('../part.mjs').Bench} Bench */
/** @typedef {{ LCP?: number, INP?: number, CLS?: number, isBack?: boolean | undefined }} Vitals */

const SLOWDOWN = 4;
const SETTLE_MS = 1_000;
/** Event Timing tells a press after the next frame; web-vitals reads it when the page is idle. */
const REPORTED_AFTER_MS = 600;

// Not before it is asked for: the packages of the bench may have to be installed first.
const headOfPage = () => `<script>${readPackageFile('web-vitals/dist/web-vitals.iife.js')}</script>
<script>
  window.vitals = { CLS: 0 };
  const note = ({ name, value }) => { vitals[name] = value; };
  const each = { reportAllChanges: true, durationThreshold: 16 };
  webVitals.onLCP(note, each); webVitals.onINP(note, each); webVitals.onCLS(note, each);
  addEventListener('pageshow', ({ persisted }) => { vitals.isBack = persisted; });
</script>`;

/** @param {Bench} bench @param {{ url: string, otherUrl: string }} urls @returns {Promise<Vitals>} */
async function visit({ browser }, { url, otherUrl }) {
  const tab = await browser.newPage();
  const session = await tab.context().newCDPSession(tab);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  await tab.goto(url);
  await wait(SETTLE_MS);
  await tab.click('#mail');
  await tab.keyboard.type('ada@example.com');
  await tab.click('main form button');
  await wait(REPORTED_AFTER_MS);
  const vitals = /** @type {Vitals} */ (await tab.evaluate('vitals'));
  await tab.goto(otherUrl);
  await tab.evaluate(() => history.back());
  // A page from the cache has no load event of its own.
  await tab.waitForURL(url, { waitUntil: 'commit' });
  await wait(REPORTED_AFTER_MS);
  const { isBack } = /** @type {Vitals} */ (await tab.evaluate('vitals'));
  await tab.close();
  return { ...vitals, isBack };
}

/** @param {Bench} bench @returns {Promise<import('../part.mjs').Table>} */
export async function measureVitals(bench) {
  const names = [NOTHING, ...SCRIPTS];
  const page = publishDemoPage(bench.server, { action: NOWHERE_PATH, headEnd: headOfPage() });
  const other = bench.server.publish('another page', () => '<!doctype html><title>Another page</title>');
  const otherUrl = other.urlOf(NOTHING);
  const figures = createFigures();
  await takeTurns({ pages: [page], subjects: names, rounds: bench.rounds }, async ({ urlOf }, subject) => {
    const { LCP, INP, CLS, isBack } = await visit(bench, { url: urlOf(subject), otherUrl });
    const add = (/** @type {string} */ measure, /** @type {import('../rounds.mjs').Unit} */ unit, value = NaN) =>
      figures.add({ page: `CPU ${SLOWDOWN} times slower`, measure, unit }, subject, [value]);
    add('LCP', 'ms', LCP);
    add('INP', 'ms', INP);
    add('CLS', 'score', CLS);
    add('comes back from the back/forward cache', 'share', isBack ? 1 : 0);
  });
  return {
    title: 'Core Web Vitals and the back/forward cache',
    about:
      'The same page with web-vitals in its head. A visitor presses the mouse on the e-mail control, types an ' +
      'address and sends the form, which the server answers with 204; so the page stays. Then he goes to another ' +
      'page and back. The browser tells INP in steps of 8 ms.',
    columns: names,
    rows: figures.rows(),
  };
}
