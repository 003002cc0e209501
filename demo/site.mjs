/**
 * The demo site: landing pages as a site owner would have them, and a live page that shows what arrives upstream.
 *
 * It stands for the customer's own web server: its landing pages know nothing of Driftrock but the tag.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createPages } from './pages.mjs';
import { createRoutes } from './site-routes.mjs';

/**
 * @typedef {object} PlaceOptions
 * @property {number} port 0 picks a free one.
 * @property {() => string} relayUrl Asked when a page is shown: the relay starts after the site, whose origin it must
 *   know.
 * @property {() => string} opsUrl The relay's page for its operator; asked at the same time.
 * @property {string} sourceId
 * @property {string} upstreamName For people: what the leads arrive at.
 *
 * @typedef {PlaceOptions & import('./site-routes.mjs').RouteOptions} SiteOptions
 *
 * @typedef {import('node:http').IncomingMessage} Request
 * @typedef {import('node:http').ServerResponse} Response
 */

const HOST = '127.0.0.1';
const LOCAL_NAMES = ['127.0.0.1', 'localhost'];
const HTML = 'text/html; charset=utf-8';
const NOT_LOCAL = { type: 'text/plain', text: 'This demo answers to localhost only.' };

/** @type {(response: Response, status: number, file: { type: string, text: string }) => void} */
const send = (response, status, { type, text }) => void response.writeHead(status, { 'Content-Type': type }).end(text);

/**
 * Whether the request names this machine. A foreign name that leads here (DNS rebinding) would let that site read the
 * leads.
 *
 * @param {Request} request
 */
function isLocal({ headers }) {
  const host = `http://${headers.host ?? ''}`;
  return URL.canParse(host) && LOCAL_NAMES.includes(new URL(host).hostname);
}

/**
 * As strict as a careful site's policy: the snippet needs no more than its own file and the relay.
 *
 * @param {string} relayOrigin
 */
const headersFor = (relayOrigin) => ({
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    `connect-src 'self' ${relayOrigin}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cache-Control': 'no-store',
});

/**
 * The demo site, listening. Rejects with Node's own error when the port is taken.
 *
 * @param {SiteOptions} options
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function startSite(options) {
  const { relayUrl, opsUrl, sourceId, upstreamName } = options;
  const values = () => ({
    relay: `${relayUrl()}/v2/event`,
    'relay-in-query': encodeURIComponent(`${relayUrl()}/v2/event`),
    'source-id': sourceId,
    'source-id-in-query': encodeURIComponent(sourceId),
    upstream: upstreamName,
    ops: opsUrl(),
  });
  const pageAt = createPages(values);
  const routes = createRoutes(options);

  /** @type {(request: Request, response: Response) => Promise<void> | void} */
  const answer = (request, response) => {
    if (!isLocal(request)) return send(response, 421, NOT_LOCAL);
    for (const [name, value] of Object.entries(headersFor(relayUrl()))) response.setHeader(name, value);
    const [pathname = '/'] = (request.url ?? '/').split('?');
    const route = routes[`${request.method} ${pathname}`];
    if (route) return route(request, response);
    const file = request.method === 'GET' || request.method === 'HEAD' ? pageAt(pathname) : undefined;
    if (file) return send(response, 200, file);
    return send(response, 404, { type: HTML, text: pageAt('/not-found')?.text ?? '' });
  };

  const server = createServer((request, response) => {
    // A visitor who leaves in the middle of a request, or a file that went away: this answer ends, the demo goes on.
    Promise.resolve()
      .then(() => answer(request, response))
      .catch(() => response.destroy());
  });
  await once(server.listen(options.port, HOST), 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://${HOST}:${port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections(); // The live pages' streams never end by themselves.
      await closed;
    },
  };
}
