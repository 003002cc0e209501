/** What it costs when the page uploads something large while a submission is open. */
import { setTimeout as wait } from 'node:timers/promises';
import { createFigures, takeTurns } from '../rounds.mjs';
import { DRIFTROCK, NOTHING } from '../subjects.mjs';
import { openTab, placeOf, press } from './chromium.mjs';
import { form, pageOf } from './pages.mjs';
import { expectedLeads } from './server.mjs';
import { taskTimesOf, traceOf } from './trace.mjs';

/** @typedef {import('../part.mjs').Bench} Bench */

const BYTES_PER_MIB = 2 ** 20;
/** From the press to the upload, and from its answer to the end. */
const PAUSE_MS = 100;
const LEAD_LIMIT_MS = 5_000;

/** @type {[mib: number, type: string, by: string][]} */
const UPLOADS = [
  ...[1, 8, 32, 64].map((mib) => /** @type {[number, string, string]} */ ([mib, 'Uint8Array', 'fetch'])),
  [32, 'Uint8Array', 'XMLHttpRequest'],
  [32, 'ArrayBuffer', 'fetch'],
  [32, 'Blob', 'fetch'],
];

// `upload` is what the page does after its submission. The bytes are of all values, as those of a photo.
const SCRIPT = `
  const bodyOf = {
    Uint8Array: (bytes) => bytes,
    ArrayBuffer: (bytes) => bytes.buffer,
    Blob: (bytes) => new Blob([bytes]),
  };
  const uploadBy = {
    fetch: () => fetch('/upload', { method: 'PUT', body }).then((response) => response.text()),
    XMLHttpRequest: () => new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.open('PUT', '/upload');
      request.onload = resolve;
      request.send(body);
    }),
  };
  window.prepare = (length, type) => {
    window.body = bodyOf[type](new Uint8Array(length).map((_, index) => index * 7));
  };
  window.upload = (by) => uploadBy[by]();`;

/** @type {import('./server.mjs').Render} */
const uploadPage = (tag) => pageOf(tag, form('contact'), SCRIPT);

/** @param {Bench} bench @param {string} subject */
async function checkLead({ server }, subject) {
  const until = Date.now() + LEAD_LIMIT_MS;
  while (server.leadCount() < expectedLeads(subject) && Date.now() < until) await wait(PAUSE_MS);
  const leads = server.leadCount();
  if (leads !== expectedLeads(subject)) throw new Error(`An upload with ${subject} has sent ${leads} leads.`);
}

/** @param {Bench} bench @param {string} url @param {[mib: number, type: string, by: string]} upload */
async function measureUpload({ browser }, url, [mib, type, by]) {
  const tab = await openTab(browser, url);
  await press(tab, await placeOf(tab, '[type=email]'));
  await tab.keyboard.type('ada@example.com');
  const button = await placeOf(tab, 'button');
  await tab.evaluate(`prepare(${mib * BYTES_PER_MIB}, '${type}')`);
  const trace = await traceOf(tab, [
    ['press', () => press(tab, button).then(() => wait(PAUSE_MS))],
    ['upload', () => tab.evaluate(`upload('${by}').then(() => undefined)`).then(() => wait(PAUSE_MS))],
  ]);
  // Leaving ends the submission, so that its lead need not be waited for.
  await tab.goto('about:blank');
  return { tab, times: taskTimesOf(trace) };
}

/** @param {Bench} bench @returns {Promise<import('../part.mjs').Table>} */
export async function measureUploads(bench) {
  const columns = [NOTHING, DRIFTROCK];
  const pages = UPLOADS.map((upload) => {
    const [mib, type, by] = upload;
    return { ...bench.server.publish(`${type} of ${mib} MiB by ${by}`, uploadPage), upload };
  });
  const figures = createFigures();
  await takeTurns({ pages, subjects: columns, rounds: bench.rounds }, async ({ name, urlOf, upload }, subject) => {
    bench.server.forget();
    const { tab, times } = await measureUpload(bench, urlOf(subject), upload);
    await checkLead(bench, subject);
    await tab.close();
    const [, { longest, total } = { longest: NaN, total: NaN }] = times;
    figures.add({ page: name, measure: 'upload: longest task', unit: 'ms' }, subject, [longest]);
    figures.add({ page: name, measure: 'upload: all tasks', unit: 'ms' }, subject, [total]);
  });
  return {
    title: 'Uploads while a submission is open',
    about:
      '100 ms after a submission that the page prevented, the page uploads a body that it holds in memory. The ' +
      'figures are from the call of `fetch` or `send` until 100 ms after the answer.',
    columns,
    rows: figures.rows(),
  };
}
