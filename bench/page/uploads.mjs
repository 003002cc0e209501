/** What it costs when the page uploads something large while a submission is open. */
import { setTimeout as wait } from 'node:timers/promises';
import { openTab, placeOf, press } from './chromium.mjs';
import { form, pageOf } from './pages.mjs';
import { measureInTurns } from './rounds.mjs';
import { TASK_TARGET } from './targets.mjs';
import { measureTasks } from './trace.mjs';
import { namedFigures } from './visit.mjs';

/** @typedef {import('./report.mjs').Bench} Bench */
/** @typedef {import('./rounds.mjs').Kind} Kind */

// Even: each of the two kinds comes first as often as the other.
const ROUNDS = 4;
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

/** @param {Bench} bench @param {number} before how many leads there were @param {Kind} kind */
async function checkLead({ server }, before, kind) {
  const until = Date.now() + LEAD_LIMIT_MS;
  while (kind === 'with' && server.leadCount() === before && Date.now() < until) await wait(PAUSE_MS);
  const leads = server.leadCount() - before;
  if (leads !== (kind === 'with' ? 1 : 0)) throw new Error(`An upload ${kind} the snippet has sent ${leads} leads.`);
}

/** @param {Bench} bench @param {string} url @param {[mib: number, type: string, by: string]} upload */
async function measureUpload({ browser }, url, [mib, type, by]) {
  const tab = await openTab(browser, url);
  await press(tab, await placeOf(tab, '[type=email]'));
  await tab.keyboard.type('ada@example.com');
  const button = await placeOf(tab, 'button');
  await tab.evaluate(`prepare(${mib * BYTES_PER_MIB}, '${type}')`);
  const times = await measureTasks(tab, [
    ['press', () => press(tab, button).then(() => wait(PAUSE_MS))],
    ['upload', () => tab.evaluate(`upload('${by}').then(() => undefined)`).then(() => wait(PAUSE_MS))],
  ]);
  // Leaving ends the submission, so that its lead need not be waited for.
  await tab.goto('about:blank');
  return { tab, times };
}

/** @param {Bench} bench @returns {Promise<import('./report.mjs').Part>} */
export async function measureUploads(bench) {
  const rounds = bench.isQuick ? 1 : ROUNDS;
  const pages = UPLOADS.map((upload) => {
    const [mib, type, by] = upload;
    return { ...bench.server.publish(`${type} of ${mib} MiB by ${by}`, uploadPage), upload };
  });
  const rows = await measureInTurns(pages, rounds, async (page, kind) => {
    const before = bench.server.leadCount();
    const { tab, times } = await measureUpload(bench, page[kind], page.upload);
    await checkLead(bench, before, kind);
    await tab.close();
    return namedFigures({ upload: /** @type {import('./trace.mjs').TaskTime} */ (times['upload']) });
  });
  return { name: 'uploads', title: 'Uploads while a submission is open', rounds, target: TASK_TARGET, rows };
}
