/** What the scripts weigh, and what they send: before any lead, and for one. */
import { createFigures, takeTurns } from '../rounds.mjs';
import { SCRIPTS } from '../subjects.mjs';
import { weighComposition } from './composition.mjs';
import { brotliBytes, gzipBytes } from './compressed.mjs';
import { publishDemoPage } from './demo-page.mjs';
import { visitAndSend } from './lead-visit.mjs';

/** @typedef {import('../part.mjs').Bench} Bench */
/** @typedef {import('../part.mjs').Table} Table */

/** @param {Bench} bench @returns {Table} */
function weigh({ subjects }) {
  const figures = createFigures();
  for (const { name, code } of subjects) {
    if (!code || !SCRIPTS.includes(name)) continue;
    const add = (/** @type {string} */ measure, /** @type {number} */ bytes) =>
      figures.add({ page: 'the script', measure, unit: 'bytes' }, name, [bytes]);
    add('raw', code.length);
    add('gzip -9', gzipBytes(code));
    add('brotli -q 11', brotliBytes(code));
  }
  return {
    title: 'The script',
    about:
      'The files that a page loads: ours as the build leaves it, each peer as esbuild bundles and minifies it for a ' +
      'site that imports it.',
    columns: SCRIPTS,
    rows: figures.rows(),
    charts: [{ file: 'weight', title: 'Bytes of the script', measures: ['raw', 'brotli -q 11'], groupBy: 'measure' }],
  };
}

/** @type {import('../part.mjs').Measure} */
export async function measureWeight(bench) {
  const page = publishDemoPage(bench.server);
  const figures = createFigures();
  await takeTurns({ pages: [page], subjects: SCRIPTS, rounds: bench.rounds }, async ({ name, urlOf }, subject) => {
    const { before, lead, delayMs } = await visitAndSend(bench, urlOf(subject));
    const add = (/** @type {string} */ measure, /** @type {import('../rounds.mjs').Unit} */ unit, value = NaN) =>
      figures.add({ page: name, measure, unit }, subject, [value]);
    add('requests before any lead', 'count', before.requests);
    add('sent before any lead', 'bytes', before.bytes);
    add('requests for the lead', 'count', lead.requests);
    add('sent for the lead', 'bytes', lead.bytes);
    add('of these requests, with the visitor’s address', 'count', lead.withAddress);
    add('from the submission to its request’s arrival', 'ms', delayMs);
  });
  return [
    weigh(bench),
    weighComposition(),
    {
      title: 'On the wire',
      about:
        'A visitor looks at the demo’s contact page, fills in three controls and sends the form natively, which ' +
        'leaves for another page. Bytes are those of request line, headers and body, as the server received them; ' +
        'the file of the script is not among them. Only a script whose requests carry the visitor’s address brings ' +
        'the lead; the others count that there was one.',
      columns: SCRIPTS,
      rows: figures.rows(),
      charts: [
        {
          file: 'wire',
          title: 'Bytes that a page view and a lead send',
          measures: ['sent before any lead', 'sent for the lead'],
          groupBy: 'measure',
        },
      ],
    },
  ];
}
