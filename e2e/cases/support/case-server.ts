/** The site owner's web server of the cases: the case's one page, and an answer to each request. */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { isThere, render, type Installation, type PageServer } from '../../support/page-server';
import type { ServerAnswer } from './case';
import { IS_DEBUGGING } from './debugging';
import { SITE_SCRIPT } from './page';
import { answerOf, isTaken, type SiteRequest } from './server-answers';
import { acceptSocket } from './socket';

const ABOUT_PAGE = readFileSync(new URL('../../pages/about.html', import.meta.url), 'utf8');
const LOADER = new URL('../../../dist/driftrock.loader.js', import.meta.url);
const RECORDER = new URL('../../pages/recorder.js', import.meta.url);
const HTML = 'text/html; charset=utf-8';
/** Where pages open a WebSocket. */
const LIVE_URL = 'http://127.0.0.1/live';
const SCRIPT = 'text/javascript; charset=utf-8';

export interface CaseServer extends PageServer {
  /** From now on this is the page, and these are the answers to its requests. */
  show(page: string, answers?: Record<string, ServerAnswer>): void;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function send(response: ServerResponse, type: string, body: string | Buffer, status = 200): void {
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(body);
}

/** A port of the loopback address that is free now. */
async function listen(server: ReturnType<typeof createServer>): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The server, listening. `snippet` is the built file that it serves. */
export async function startCaseServer(installation: Installation, snippet: URL): Promise<CaseServer> {
  let shown = '';
  let answers: Record<string, ServerAnswer> = {};
  const submissions: PageServer['submissions'] = [];
  const requestedPaths: string[] = [];

  const files: Record<string, () => [string, string | Buffer]> = {
    '/driftrock.js': () => [SCRIPT, readFileSync(snippet)],
    '/driftrock.loader.js': () => [SCRIPT, readFileSync(LOADER)],
    '/site.js': () => [SCRIPT, SITE_SCRIPT],
    '/about': () => [HTML, render(ABOUT_PAGE, installation)],
    '/recorder.js': () => [SCRIPT, IS_DEBUGGING ? readFileSync(RECORDER) : ''],
    '/case': () => [HTML, render(shown, installation)],
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    requestedPaths.push(url.pathname);
    const file = request.method === 'GET' ? files[url.pathname] : undefined;
    await isThere(installation, url.pathname);
    if (file) return send(response, ...file());
    const isNavigation = (request.headers.accept ?? '').startsWith('text/html');
    const asked: SiteRequest = { method: request.method ?? '', url, body: await readBody(request), isNavigation };
    const { isAccepted, status, body, type, delayMs } = answerOf(asked, answers);
    await wait(delayMs);
    if (isAccepted) submissions.push({ path: url.pathname });
    send(response, type ?? 'text/plain', status === 204 ? '' : render(body, installation), status);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  const answerText = (text: string) => {
    const isOk = isTaken({ method: 'GET', url: new URL(LIVE_URL), body: Buffer.from(text), isNavigation: false });
    if (isOk) submissions.push({ path: '/live' });
    return isOk ? 'ok' : 'refused';
  };
  server.on('upgrade', (request: IncomingMessage, stream: Duplex) => acceptSocket(request, stream, answerText));
  return {
    origin: await listen(server),
    installation,
    submissions,
    requestedPaths,
    show: (page, given = {}) => void ([shown, answers] = [page, given]),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
