/** What a visit costs on pages of many elements, and on one of many forms. */
import { createFigures, takeTurns } from '../rounds.mjs';
import { DRIFTROCK, NOTHING } from '../subjects.mjs';
import { formsPage, paragraphsPage } from './pages.mjs';
import { measureVisit } from './visit.mjs';

/** @type {[name: string, render: import('./server.mjs').Render][]} */
const PAGES = [
  ['1,000 paragraphs', paragraphsPage({ count: 1_000 })],
  ['10,000 paragraphs', paragraphsPage({ count: 10_000 })],
  ['100,000 paragraphs', paragraphsPage({ count: 100_000 })],
  ['10,000 paragraphs, all in one parent with the form', paragraphsPage({ count: 10_000, isFlat: true })],
  ['10,000 paragraphs, the document changes while open', paragraphsPage({ count: 10_000, changes: true })],
  ['10,000 paragraphs, nothing tells the fate', paragraphsPage({ count: 10_000, isSilent: true })],
  ['1,000 forms', formsPage({ count: 1_000 })],
];

/** @param {import('../part.mjs').Bench} bench @returns {Promise<import('../part.mjs').Table>} */
export async function measureVisits(bench) {
  const columns = [NOTHING, DRIFTROCK];
  const pages = PAGES.map(([name, render]) => bench.server.publish(name, render));
  const figures = createFigures();
  await takeTurns({ pages, subjects: columns, rounds: bench.rounds }, async (page, subject) => {
    for (const { moment, longest, total } of await measureVisit(bench, page, subject)) {
      figures.add({ page: page.name, measure: `${moment}: longest task`, unit: 'ms' }, subject, [longest]);
      figures.add({ page: page.name, measure: `${moment}: all tasks`, unit: 'ms' }, subject, [total]);
    }
  });
  return {
    title: 'Visits',
    about:
      'The main thread while a visitor fills in a form and sends it. *First focus*: the mouse is pressed on the ' +
      'e-mail control. *Typing*: an address, a name and a message. *Press*: the mouse is pressed on the button, and ' +
      'the page prevents the submission. Each includes the 100 ms after it. *Open, 3 s*: what follows; the page ' +
      'sends a request of its own, which is answered after 500 ms, and then empties the form. The lead is accepted ' +
      'and sent within that time, or the run ends with an error. The paragraphs are in sections of 20, half of them ' +
      'before the form.',
    columns,
    rows: figures.rows(),
  };
}
