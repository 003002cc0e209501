/**
 * The site owner's web server: pages with the tags in them, jQuery, a form's target that answers 303, and a JSON
 * endpoint.
 */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const PAGES_DIR = new URL('../pages/', import.meta.url);
const DIST_DIR = new URL('../../dist/', import.meta.url);
const JQUERY = new URL('../../node_modules/jquery/dist/jquery.min.js', import.meta.url);
const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  map: 'application/json',
};

/** What the site owner decides: what is on the tag, and under which headers pages are served. */
export interface Installation {
  relay: string;
  sourceId: string;
  /** More options on the tag, by their `data-` form without `data-`; undefined takes one away. */
  options: Record<string, string | undefined>;
  headers: Record<string, string>;
  /** The file of the tag: `driftrock.js`, unless it is told. */
  file?: string;
  /** What the server does before it gives one of its paths away: waits so long, or has nothing there. */
  trouble?: Record<string, { delayMs?: number; isMissing?: boolean }>;
  /** More texts for the pages, by the placeholders that they take the place of. */
  texts?: Record<string, string>;
}

/** What a form gave, by name; a list where a name came more than once. */
export type Answers = Record<string, unknown>;

export interface PageServer {
  origin: string;
  installation: Installation;
  /** What the site's own form target and endpoint accepted, oldest first. */
  submissions: Answers[];
  /** Every path the browser asked this server for, in order. */
  requestedPaths: string[];
  close(): Promise<void>;
}

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

/** The tag as the README gives it. */
function tag({ relay, sourceId, options, file = 'driftrock.js' }: Installation): string {
  const attributes = Object.entries({ relay, 'source-id': sourceId, ...options }).filter(
    ([, value]) => value !== undefined,
  );
  const written = attributes.map(([name, value]) => `data-${name}="${escape(value!)}"`).join(' ');
  return `<script async src="/${file}" ${written}></script>`;
}

/** A page's text with this installation in it. */
export function render(html: string, installation: Installation): string {
  const query = new URLSearchParams({ relay: installation.relay, sourceId: installation.sourceId });
  const texts = Object.entries(installation.texts ?? {});
  return texts
    .reduce((page, [placeholder, text]) => page.replaceAll(placeholder, text), html)
    .replaceAll('<!--recorder-->', '<script src="/recorder.js"></script>')
    .replaceAll('<!--tag-->', tag(installation))
    .replaceAll('<!--stub-->', `<script>${readFileSync(new URL('driftrock.stub.js', DIST_DIR), 'utf8')}</script>`)
    .replaceAll('<!--builders-->', '<script async src="/driftrock.builders.js"></script>')
    .replaceAll('%RELAY%', installation.relay)
    .replaceAll('%SOURCE_ID%', installation.sourceId)
    .replaceAll('%QUERY%', query.toString());
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part;
  return text;
}

function parseSubmission(text: string, type = ''): Record<string, string> {
  if (type.startsWith('application/json')) return JSON.parse(text);
  if (type.startsWith('multipart/form-data')) return { multipart: text };
  return Object.fromEntries(new URLSearchParams(text));
}

function sendFile(response: ServerResponse, file: URL, { headers, ...rest }: Installation): void {
  const type = TYPES[file.pathname.split('.').pop() ?? ''] ?? 'text/plain';
  const text = readFileSync(file, 'utf8');
  const body = type.startsWith('text/html') ? render(text, { headers, ...rest }) : text;
  response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store', ...headers }).end(body);
}

/**
 * The file behind a path: `/driftrock.js` is the built one, `/contact-form` a page, `/builders/wpforms` one that stands
 * in for a builder; undefined for anything else.
 */
function fileOf(path: string): URL | undefined {
  if (/^\/driftrock(\.(builders|inspector|loader))?\.m?js(\.map)?$/.test(path)) return new URL(path.slice(1), DIST_DIR);
  if (path === '/jquery.js') return JQUERY;
  if (/^\/[a-z-]+\.js$/.test(path)) return new URL(path.slice(1), PAGES_DIR);
  return /^(\/builders)?\/[a-z\d-]+$/.test(path) ? new URL(`${path.slice(1)}.html`, PAGES_DIR) : undefined;
}

/** Whether the server has what is at this path, once it is ready to give it away. */
export async function isThere({ trouble = {} }: Installation, path: string): Promise<boolean> {
  const { delayMs = 0, isMissing } = trouble[path] ?? {};
  await wait(delayMs);
  return !isMissing;
}

async function answer(request: IncomingMessage, response: ServerResponse, site: PageServer): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', site.origin);
  site.requestedPaths.push(pathname);
  const text = await readText(request);
  const status = Number(searchParams.get('status') ?? 200);
  if (request.method === 'POST' && status < 400)
    site.submissions.push(parseSubmission(text, request.headers['content-type']));
  if (pathname === '/submit') return void response.writeHead(303, { Location: '/thanks' }).end();
  if (pathname === '/api')
    return void response
      .writeHead(status, { 'Content-Type': 'application/json' })
      .end(JSON.stringify({ ok: status < 400 }));
  const file = (await isThere(site.installation, pathname)) ? fileOf(pathname) : undefined;
  if (!file) return void response.writeHead(404).end();
  sendFile(response, file, site.installation);
}

/** The server, listening on a free port of the loopback address. */
export async function startPageServer(installation: Installation): Promise<PageServer> {
  const server: Server = createServer((request, response) => {
    answer(request, response, site).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const site: PageServer = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    installation,
    submissions: [],
    requestedPaths: [],
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return site;
}
