/**
 * The site owner's web server of the form pages: pages with the tag in them, their bundles, and an answer to each
 * submission.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { isThere, render, type Answers, type Installation, type PageServer } from '../../support/page-server';
import { readAnswers } from './answers';
import { takeAll, type PageAnswers } from './page-answers';

/** Where a page can be: among the forms, or among the pages of all browser tests. */
const PAGE_DIRS = [new URL('../pages/', import.meta.url), new URL('../../pages/', import.meta.url)];
const BUNDLES_DIR = new URL('../../../.cache/forms/', import.meta.url);
const DIST_DIR = new URL('../../../dist/', import.meta.url);
const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

export interface FormServer extends PageServer {
  /** From now on submissions are answered by this. */
  answerBy(answers: PageAnswers): void;
}

/** A page that is nothing but its bundle. */
const SHELL = new URL('shell.html', PAGE_DIRS[0]);

/** The file behind a path: the built snippet, a page's bundle, or a page. */
function fileOf(path: string): URL {
  const name = path.slice(1);
  if (/^driftrock(\.loader)?\.js$/.test(name)) return new URL(name, DIST_DIR);
  if (name.startsWith('bundles/')) return new URL(name.slice('bundles/'.length), BUNDLES_DIR);
  const file = /^[a-z\d-]+$/.test(name) ? `${name}.html` : name;
  return PAGE_DIRS.map((dir) => new URL(file, dir)).find((url) => existsSync(url)) ?? SHELL;
}

function answerFile(path: string, installation: Installation, otherOrigin: string): Response {
  const file = fileOf(path);
  const isNowhere = !existsSync(file) || (file === SHELL && !existsSync(new URL(`${path.slice(1)}.js`, BUNDLES_DIR)));
  if (isNowhere) return new Response('', { status: 404 });
  const type = TYPES[file.pathname.split('.').pop() ?? ''] ?? 'text/plain';
  const text = readFileSync(file, 'utf8');
  const body = type.startsWith('text/html')
    ? render(text.replaceAll('%PAGE%', path.slice(1)).replaceAll('%OTHER_ORIGIN%', otherOrigin), installation)
    : text;
  return new Response(body, {
    headers: { 'Content-Type': type, 'Cache-Control': 'no-store', ...installation.headers },
  });
}

/** A free port of the loopback address. */
async function openPort(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The server, listening on two ports: pages of one are another site to pages of the other. */
export async function startFormServer(installation: Installation): Promise<FormServer> {
  let answers: PageAnswers = takeAll;
  const submissions: Answers[] = [];
  const requestedPaths: string[] = [];

  const answer = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    requestedPaths.push(pathname);
    await isThere(installation, pathname);
    if (request.method !== 'POST' && pathname !== '/submit')
      return answerFile(pathname, installation, otherSite.origin);
    const given = await readAnswers(request);
    const { verdict, status, headers, body, delayMs } = answers(given, pathname);
    await wait(delayMs);
    if (verdict === 'accepted') submissions.push(given);
    return new Response(headers['Content-Type']?.includes('html') ? render(body, installation) : body, {
      status,
      headers,
    });
  };

  const site = await openPort(getRequestListener(answer));
  const otherSite = await openPort(getRequestListener(answer));
  return {
    origin: site.origin,
    installation,
    submissions,
    requestedPaths,
    answerBy: (given) => void (answers = given),
    close: async () => void (await Promise.all([site.close(), otherSite.close()])),
  };
}
