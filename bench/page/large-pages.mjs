/** What a visit costs on pages of many elements. */
import { paragraphsPage } from './pages.mjs';
import { measureInTurns } from './rounds.mjs';
import { TASK_TARGET } from './targets.mjs';
import { measureVisit } from './visit.mjs';

// Even: each of the two kinds comes first as often as the other.
const ROUNDS = 4;

/** @type {[name: string, options: Parameters<typeof paragraphsPage>[0]][]} */
const PAGES = [
  ['1,000 paragraphs', { count: 1_000 }],
  ['10,000 paragraphs', { count: 10_000 }],
  ['100,000 paragraphs', { count: 100_000 }],
  ['10,000 paragraphs, all in one parent with the form', { count: 10_000, isFlat: true }],
  ['10,000 paragraphs, the document changes while open', { count: 10_000, changes: true }],
  ['10,000 paragraphs, nothing tells the fate', { count: 10_000, isSilent: true }],
];

/** @param {import('./report.mjs').Bench} bench @returns {Promise<import('./report.mjs').Part>} */
export async function measurePages(bench) {
  const rounds = bench.isQuick ? 1 : ROUNDS;
  const pages = PAGES.map(([name, options]) => bench.server.publish(name, paragraphsPage(options)));
  // The browser's own first page is slow.
  for (const page of pages.slice(0, 1)) await measureVisit(bench, page, 'with');
  const rows = await measureInTurns(pages, rounds, (page, kind) => measureVisit(bench, page, kind));
  return { name: 'pages', title: 'Large pages', rounds, target: TASK_TARGET, rows };
}
