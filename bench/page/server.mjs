/** The site of the pages, and the collector of every script: one server on loopback that answers all with 200. */
import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { DRIFTROCK } from '../subjects.mjs';

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */
/** @typedef {import('../subjects.mjs').Subject} Subject */
/** The address of a page with this subject's script. @typedef {(subject: string) => string} UrlOf */
/** @typedef {{ name: string, urlOf: UrlOf }} Page */
/** Makes a page's HTML from a subject's script tag. @typedef {(tag: string) => string} Render */
/**
 * A request of a script as the server has received it. `bytes` are those of its request line, its headers and its body;
 * `at` is the server's wall clock in ms, to a µs.
 * @typedef {{ at: number, path: string, method: string, bytes: number, body: Buffer }} Received
 */
/**
 * `publish` puts a page on the site, `addFile` a file of pages. `traffic` has the scripts' requests since `forget`.
 * With `setStatus` the collector answers something else than 200.
 * @typedef {{
 *   publish: (name: string, render: Render) => Page,
 *   addFile: (path: string, type: string, text: string | Buffer) => void,
 *   traffic: () => Received[],
 *   leadCount: () => number,
 *   forget: () => void,
 *   setStatus: (status: number) => void,
 *   close: () => Promise<void>,
 * }} Server
 */

/** How long the page's own request waits for its answer, like one that a mail server has a part in. */
export const ANSWER_AFTER_MS = 500;

/** Where Driftrock's script sends its leads. */
const RELAY_PATH = '/relay';
/** Where native forms go: "204 No Content" leaves the page where it is (HTML, "navigate"). */
export const NOWHERE_PATH = '/nowhere';

/** Where native forms go to leave for a page without any script. */
export const THANKS_PATH = '/thanks';

// Makes the page cross-origin isolated, and so the browser's clock fine: W3C High Resolution Time, "coarsen time".
const ISOLATED = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

const ACCEPTED = '{"data":"ok"}';
/** What scripts want to be told before they note anything, by the end of the address they ask at. */
const SETTINGS = Object.entries({
  // Segment sends to what is named here.
  '/settings': '{"integrations":{"Segment.io":{"apiKey":"bench"}},"plan":{}}',
  // PostHog hears clicks and forms once it knows that they are wanted.
  '/config': '{"autocapture_opt_out":false}',
});

/** @param {Request} request @param {Buffer} body */
function bytesOf({ method, url, httpVersion, rawHeaders }, body) {
  const requestLine = `${method} ${url} HTTP/${httpVersion}\r\n`;
  // A header's name and value are separated by ": " and ended by CRLF: RFC 9112 §5.
  const headers = rawHeaders.reduce((sum, text) => sum + Buffer.byteLength(text) + 2, 0);
  return requestLine.length + headers + '\r\n'.length + body.length;
}

/** @param {Response} response @param {string} type @param {string | Buffer} body */
function answer(response, type, body) {
  response.writeHead(200, { ...ISOLATED, 'Content-Type': type }).end(body);
}

/** @param {Request} request */
async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

/** @param {Subject[]} subjects */
function createSite(subjects) {
  /** @type {Map<string, { type: string, render: () => string | Buffer }>} */
  const files = new Map();
  const scripts = new Map(subjects.map((subject, index) => [subject.name, `/s/${index}.js`]));
  for (const { name, code = '' } of subjects)
    files.set(scripts.get(name) ?? '', { type: 'text/javascript', render: () => code });

  /** @param {string} name */
  const tagOf = (name) => {
    const subject = subjects.find((candidate) => candidate.name === name);
    return subject?.code ? `<script defer src="${scripts.get(name)}" ${subject.attributes}></script>` : '';
  };
  return {
    files,
    /** @param {string} id @param {Render} render */
    publish(id, render) {
      for (const [index, { name }] of subjects.entries())
        files.set(`/p/${id}/${index}`, { type: 'text/html; charset=utf-8', render: () => render(tagOf(name)) });
      return (/** @type {string} */ name) => `/p/${id}/${subjects.findIndex((subject) => subject.name === name)}`;
    },
  };
}

/** The scripts' requests, and how they are answered. */
function createCollector() {
  /** @type {Received[]} */
  const received = [];
  const answers = { status: 200 };
  return {
    received,
    answers,
    /** @param {Request} request @param {Response} response */
    async take(request, response) {
      const at = performance.timeOrigin + performance.now();
      const body = await bodyOf(request);
      const { url: path = '', method = '' } = request;
      received.push({ at, path, method, bytes: bytesOf(request, body), body });
      const [, text = ACCEPTED] = SETTINGS.find(([end]) => path.endsWith(end)) ?? [];
      const type = path.endsWith('.js') ? 'text/javascript' : 'application/json';
      response.writeHead(answers.status, { ...ISOLATED, 'Content-Type': type });
      response.end(path.endsWith('.js') ? '' : text);
    },
  };
}

const THANKS = '<!doctype html><title>Thanks</title><link rel="icon" href="data:,"><h1>Thank you</h1>';

/** What the page itself sends. @param {Request} request @param {Response} response */
async function takePagesOwn(request, response) {
  for await (const part of request) void part;
  if (request.url?.startsWith(NOWHERE_PATH)) return void response.writeHead(204).end();
  if (request.url === THANKS_PATH) return answer(response, 'text/html; charset=utf-8', THANKS);
  if (request.url === '/contact') await wait(ANSWER_AFTER_MS);
  answer(response, 'application/json', ACCEPTED);
}

const PAGES_OWN = ['/contact', '/upload', NOWHERE_PATH, THANKS_PATH];

/** @param {Subject[]} subjects @returns {Promise<Server>} */
export async function startServer(subjects) {
  const site = createSite(subjects);
  const collector = createCollector();
  let pages = 0;
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    const file = request.method === 'GET' ? site.files.get(path) : undefined;
    if (file) return answer(response, file.type, file.render());
    const take = PAGES_OWN.includes(path) ? takePagesOwn : collector.take;
    // A page that is closed in the middle of its request takes the connection with it.
    take(request, response).catch(() => response.destroy());
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    publish(name, render) {
      const pathOf = site.publish(String(pages++), render);
      return { name, urlOf: (subject) => `http://127.0.0.1:${port}${pathOf(subject)}` };
    },
    addFile: (path, type, text) => void site.files.set(path, { type, render: () => text }),
    traffic: () => [...collector.received],
    leadCount: () => collector.received.filter(({ path }) => path === RELAY_PATH).length,
    forget: () => void (collector.received.length = 0),
    setStatus: (status) => void (collector.answers.status = status),
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** How many leads a visit is to send. @param {string} subject */
export const expectedLeads = (subject) => (subject === DRIFTROCK ? 1 : 0);
