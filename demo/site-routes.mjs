/**
 * What the demo site answers besides its files: where its forms go, the snippet, and the live page's stream and switch.
 */
import { readFileSync } from 'node:fs';
import { createLeadStream } from './lead-stream.mjs';

/**
 * @typedef {object} RouteOptions
 * @property {URL} snippet Where the built snippet lies, with the inspector next to it; read again for each request, so
 *   that a new build needs no restart.
 * @property {import('./leads.mjs').Leads} leads
 * @property {UpstreamSwitch} [upstreamSwitch] Missing with the real API.
 *
 * @typedef {ReturnType<typeof import('./upstream-switch.mjs').createUpstreamSwitch>} UpstreamSwitch
 * @typedef {import('node:http').IncomingMessage} Request
 * @typedef {import('node:http').ServerResponse} Response
 */

const BODY_LIMIT_BYTES = 64 * 1024;

/**
 * The request's text, cut at the limit: the demo's forms are small, and nothing but their shape matters here.
 *
 * @param {Request} request
 */
async function readText(request) {
  const chunks = [];
  let length = 0;
  for await (const chunk of request) {
    if (length < BODY_LIMIT_BYTES) chunks.push(chunk);
    length += chunk.length;
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * The JSON object in the request, empty when there is none.
 *
 * @param {Request} request
 * @returns {Promise<Record<string, unknown>>}
 */
async function readJson(request) {
  try {
    return Object(JSON.parse(await readText(request)));
  } catch {
    return {}; // No JSON: the missing keys are what the answer complains of.
  }
}

/** @type {(response: Response, status: number, value: unknown) => void} */
const sendJson = (response, status, value) =>
  void response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));

/** @type {(response: Response, file: URL) => void} */
const sendScript = (response, file) =>
  void response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8' }).end(readFileSync(file));

/**
 * What the site answers besides its files, by method and path.
 *
 * @param {RouteOptions} options
 * @returns {Record<string, (request: Request, response: Response) => Promise<void> | void>}
 */
export function createRoutes({ snippet, leads, upstreamSwitch }) {
  const stream = createLeadStream(leads, () => upstreamSwitch?.current());
  /** @type {(request: Request, response: Response) => Promise<void>} */
  const thank = async (request, response) => {
    await readText(request);
    response.writeHead(303, { Location: '/thanks' }).end();
  };
  return {
    'GET /driftrock.js': (_request, response) => sendScript(response, snippet),
    'GET /driftrock.inspector.js': (_request, response) =>
      sendScript(response, new URL('driftrock.inspector.js', snippet)),
    'POST /contact': thank,
    'POST /newsletter': thank,
    'POST /quote': async (request, response) => {
      const { email } = await readJson(request);
      // What only a server can know: the page's own validation lets this one pass.
      const isKnown = !String(email).endsWith('@nowhere.example');
      sendJson(
        response,
        isKnown ? 200 : 422,
        isKnown ? { ok: true } : { errors: { email: 'We cannot reach anybody at nowhere.example.' } },
      );
    },
    'POST /callback': async (request, response) => {
      await readText(request);
      sendJson(response, 200, { ok: true });
    },
    'GET /leads/stream': (_request, response) => stream.connect(response),
    'POST /leads/upstream': async (request, response) => {
      const { answer } = await readJson(request);
      const isSet = upstreamSwitch?.set(String(answer)) ?? false;
      if (isSet) stream.upstreamChanged();
      sendJson(
        response,
        isSet ? 200 : 400,
        isSet ? { answer } : { error: 'answer must be ok, down or refuses, and needs the stand-in' },
      );
    },
  };
}
