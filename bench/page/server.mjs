/** The site of the pages, and their relay: one server on loopback. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PROJECT_DIR } from '../../scripts/run.mjs';

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */
/** The addresses of a page. @typedef {{ name: string, with: string, without: string }} Page */
/** Makes a page's HTML from the snippet's script tag. @typedef {(tag: string) => string} Render */
/**
 * `publish` puts a page on the site; `leadCount` is the number of leads that the relay has taken.
 * @typedef {{
 *   publish: (name: string, render: Render) => Page,
 *   leadCount: () => number,
 *   close: () => Promise<void>,
 * }} Server
 */

/** How long the page's own request waits for its answer, like one that a mail server has a part in. */
export const ANSWER_AFTER_MS = 500;

// Makes the page cross-origin isolated, and so the browser's clock fine: W3C High Resolution Time, "coarsen time".
const ISOLATED = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };
const TAG = '<script src="/driftrock.js" data-relay="/relay" data-source-id="bench"></script>';

/** @param {Response} response @param {string} type @param {string | Buffer} body */
function answer(response, type, body) {
  response.writeHead(200, { ...ISOLATED, 'Content-Type': type }).end(body);
}

/** @param {Map<string, Render>} pages @param {() => void} onLead */
function createRoutes(pages, onLead) {
  const snippet = readFileSync(join(PROJECT_DIR, 'dist/driftrock.js'));

  /** An upload, a lead or a submission by the page itself. @param {Request} request @param {Response} response */
  const take = async (request, response) => {
    for await (const part of request) void part;
    if (request.url === '/relay') onLead();
    if (request.url === '/contact') await wait(ANSWER_AFTER_MS);
    answer(response, 'application/json', '{"data":"ok"}');
  };

  /** @param {Request} request @param {Response} response */
  return (request, response) => {
    // A page that is closed in the middle of its request takes the connection with it.
    if (request.method !== 'GET') return void take(request, response).catch(() => response.destroy());
    if (request.url === '/driftrock.js') return answer(response, 'text/javascript', snippet);
    const [, kind, id = ''] = (request.url ?? '').split('/');
    const render = pages.get(id);
    if (!render) return response.writeHead(404).end();
    return answer(response, 'text/html; charset=utf-8', render(kind === 'with' ? TAG : ''));
  };
}

/** @returns {Promise<Server>} */
export async function startServer() {
  /** @type {Map<string, Render>} */
  const pages = new Map();
  let leads = 0;
  const server = createServer(createRoutes(pages, () => leads++));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    publish(name, render) {
      const id = String(pages.size);
      pages.set(id, render);
      const url = (/** @type {string} */ kind) => `http://127.0.0.1:${port}/${kind}/${id}`;
      return { name, with: url('with'), without: url('without') };
    },
    leadCount: () => leads,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
