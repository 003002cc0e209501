/**
 * A local stand-in for the Driftrock Events API: checks a request as Driftrock documents it, and answers as Driftrock
 * does.
 *
 * The demo sends to it while no API key is set; the browser tests send to it always. Node built-ins only.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { AFFILIATE_EVENT_PATH, EVENT_PATH, problemsOf } from './driftrock-event.mjs';

/**
 * @typedef {object} ReceivedEvent One event that the API has accepted.
 * @property {string} arrivedAt ISO 8601, UTC.
 * @property {string} path `/v2/event` or `/v2/affiliate_event`.
 * @property {Record<string, unknown>} event The event as it was sent.
 *
 * @typedef {object} Answer
 * @property {number} status
 * @property {unknown} [body] Text as it is, anything else as JSON.
 * @property {import('node:http').OutgoingHttpHeaders} [headers]
 *
 * @typedef {object} DriftrockApi
 * @property {string} url Where it listens, without a path: `http://127.0.0.1:8788`.
 * @property {ReceivedEvent[]} events What was accepted, oldest first. Forced answers accept nothing.
 * @property {(status?: number, body?: unknown, headers?: import('node:http').OutgoingHttpHeaders) => void} answerWith
 *   Gives every request this answer, unchecked, until it is called with `undefined`.
 * @property {() => Promise<void>} close Stops listening, and cuts the open connections.
 */

// Far above the relay's limit of 128 KiB: only keeps a runaway sender from filling the memory.
const BODY_LIMIT_BYTES = 1024 * 1024;

/** @type {(...problems: string[]) => Answer} */
const refusal = (...problems) => ({ status: 400, body: { error: problems.join('; ') } });

/**
 * The request's body, or `undefined` when it is too large.
 *
 * Reads to the end all the same: who answers earlier and hangs up may cut the sender off before it has read the answer.
 *
 * @param {import('node:http').IncomingMessage} request
 */
async function readBody(request) {
  const chunks = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length <= BODY_LIMIT_BYTES) chunks.push(chunk);
  }
  return length <= BODY_LIMIT_BYTES ? Buffer.concat(chunks) : undefined;
}

/**
 * The body's JSON, or `undefined` when it is none. RFC 8259 §8.1: JSON between systems is UTF-8.
 *
 * @param {Buffer} body
 * @returns {unknown}
 */
function parseBody(body) {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined; // Not UTF-8, or not JSON: the caller answers both alike.
  }
}

/**
 * What is wrong with the request before its body is looked at, as the answer to give; `undefined` when nothing is.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {string} apiKey
 * @returns {Answer | undefined}
 */
function refuseHead({ method, url, headers }, apiKey) {
  if (url !== EVENT_PATH && url !== AFFILIATE_EVENT_PATH)
    return { status: 404, body: { error: `no such path: ${url}` } };
  if (method !== 'POST')
    return { status: 405, body: { error: `${method} is not allowed, only POST` }, headers: { Allow: 'POST' } };
  if (headers.authorization !== `Bearer ${apiKey}`)
    return { status: 401, body: { error: 'the API key is missing or wrong' } };
  const problems = [];
  if (!/^application\/json(;|$)/i.test(headers['content-type'] ?? ''))
    problems.push('Content-Type must be application/json');
  if (!/(^|[\s,])application\/json(?=[\s,;]|$)/i.test(headers.accept ?? ''))
    problems.push('Accept must be application/json');
  return problems.length > 0 ? refusal(...problems) : undefined;
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {Answer} answer
 */
function send(response, { status, body = '', headers = {} }) {
  const isText = typeof body === 'string';
  response.writeHead(status, { 'Content-Type': isText ? 'text/plain' : 'application/json', ...headers });
  response.end(isText ? body : JSON.stringify(body));
}

/**
 * A listening stand-in. Rejects with Node's own error when the port is taken.
 *
 * @param {object} options
 * @param {string} options.apiKey The one key that it takes.
 * @param {number} [options.port] 0, the default, picks a free one.
 * @param {string} [options.host]
 * @param {(received: ReceivedEvent) => void} [options.onEvent] Hears of each accepted event, before the answer leaves.
 * @returns {Promise<DriftrockApi>}
 */
export async function startDriftrockApi({ apiKey, port = 0, host = '127.0.0.1', onEvent }) {
  /** @type {ReceivedEvent[]} */
  const events = [];
  /** @type {Answer | undefined} */
  let forced;

  /** @type {(request: import('node:http').IncomingMessage) => Promise<Answer>} */
  const answer = async (request) => {
    const body = await readBody(request);
    const given = forced ?? refuseHead(request, apiKey);
    if (given) return given;
    if (body === undefined) return refusal(`the body is larger than ${BODY_LIMIT_BYTES} bytes`);
    const event = parseBody(body);
    const path = String(request.url);
    const problems = event === undefined ? ['the body must be JSON in UTF-8'] : problemsOf(event, path);
    if (problems.length > 0) return refusal(...problems);
    const received = {
      arrivedAt: new Date().toISOString(),
      path,
      event: /** @type {Record<string, unknown>} */ (event),
    };
    events.push(received);
    onEvent?.(received);
    return { status: 200, body: { data: 'ok' } };
  };

  const server = createServer((request, response) => {
    answer(request).then(
      (given) => send(response, given),
      () => response.destroy(), // The sender hung up in the middle of its body: nobody is left to answer.
    );
  });
  await once(server.listen(port, host), 'listening');
  const { port: actualPort } = /** @type {import('node:net').AddressInfo} */ (server.address());

  return {
    url: `http://${host}:${actualPort}`,
    events,
    answerWith(status, body, headers) {
      forced = status === undefined ? undefined : { status, body: body ?? '', headers: headers ?? {} };
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
