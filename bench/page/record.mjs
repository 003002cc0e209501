/** Where the results of a run are kept. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PROJECT_DIR } from '../../scripts/run.mjs';
import { inMarkdown } from './report.mjs';

const RESULTS_PATH = 'bench/results/page.json';
const DOC_PATH = 'docs/page-bench.md';
/** A run of some parts, or of few rounds, must not take the place of a full one. */
const OTHER_RESULTS_PATH = '.cache/page-bench.json';
const MARKED = /(<!-- figures:start -->\n)[^]*(<!-- figures:end -->)/;

/**
 * The files that were written: of a full run the results and the documentation's tables, else the results alone.
 * @param {import('./report.mjs').Results} results
 * @param {import('./options.mjs').Options} options
 */
export function record(results, { isFull }) {
  const path = isFull ? RESULTS_PATH : OTHER_RESULTS_PATH;
  const fullPath = join(PROJECT_DIR, path);
  mkdirSync(dirname(fullPath), { recursive: true });
  writeFileSync(fullPath, `${JSON.stringify(results, undefined, 2)}\n`);
  if (!isFull) return [path];
  const docPath = join(PROJECT_DIR, DOC_PATH);
  const doc = readFileSync(docPath, 'utf8');
  if (!MARKED.test(doc)) throw new Error(`${DOC_PATH} has lost the markers of its figures.`);
  writeFileSync(
    docPath,
    doc.replace(MARKED, (_, start, end) => `${start}\n${inMarkdown(results)}\n${end}`),
  );
  return [path, DOC_PATH];
}
