/** What a visit costs on a page of many forms, of which one is filled in. */
import { formsPage } from './pages.mjs';
import { measureInTurns } from './rounds.mjs';
import { TASK_TARGET } from './targets.mjs';
import { measureVisit } from './visit.mjs';

// Even: each of the two kinds comes first as often as the other.
const ROUNDS = 4;
const FORMS = 1_000;

/** @param {import('./report.mjs').Bench} bench @returns {Promise<import('./report.mjs').Part>} */
export async function measureForms(bench) {
  const rounds = bench.isQuick ? 1 : ROUNDS;
  const page = bench.server.publish('1,000 forms', formsPage(FORMS));
  const rows = await measureInTurns([page], rounds, (_, kind) => measureVisit(bench, page, kind));
  return { name: 'forms', title: 'A page of 1,000 forms', rounds, target: TASK_TARGET, rows };
}
