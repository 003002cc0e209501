/** Addresses at which no page can be looked at, or not at once: a login, a redirect, silence, unrest. */
import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** A server with all of them by path, and another origin that it leads on to. */
export interface OddPages {
  origin: string;
  other: string;
  close(): void;
}

const html = (body: string): string => `<!doctype html><link rel="icon" href="data:,">${body}`;
const SIGN_IN = '<form><input name="user"><input type="password" name="password"><button>Sign in</button></form>';
const UNREST = '<script>setInterval(() => fetch("/tick"), 100)</script>';
const BUSY = '<script>onload = () => setTimeout(() => { for (;;); }, 50)</script>';

async function listen(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

/** Starts both. */
export async function startOddPages(): Promise<OddPages> {
  const other = await listen((_, response) => response.setHeader('Content-Type', 'text/html').end(html('Elsewhere')));
  const answers: Record<string, [status: number, headers: Record<string, string>, body: string]> = {
    '/login': [401, { 'WWW-Authenticate': 'Basic' }, ''],
    '/wall': [403, { 'cf-mitigated': 'challenge' }, ''],
    '/members': [302, { Location: '/sign-in' }, ''],
    '/sign-in': [200, {}, html(SIGN_IN)],
    '/elsewhere': [302, { Location: `${other.origin}/landing` }, ''],
    '/loop': [302, { Location: '/loop' }, ''],
    '/restless': [200, {}, html(UNREST)],
    '/busy': [200, {}, html(BUSY)],
    '/paper.pdf': [200, { 'Content-Type': 'application/pdf' }, '%PDF-1.4'],
    '/download': [200, { 'Content-Disposition': 'attachment' }, 'a file'],
    '/data.json': [200, { 'Content-Type': 'application/json' }, '{}'],
    '/tick': [200, {}, ''],
    // A relay behind a proxy that takes its headers away: it lets no page of another origin read.
    '/healthz': [200, { 'Content-Type': 'application/json' }, '{"data":"ok"}'],
  };
  const { origin, close } = await listen((request, response) => {
    if (request.url === '/silent') return;
    const [status, headers, body] = answers[(request.url ?? '').replace(/\?.*/, '')] ?? [404, {}, ''];
    response.writeHead(status, { 'Content-Type': 'text/html', ...headers }).end(body);
  });
  return { origin, other: other.origin, close: () => [close, other.close].forEach((end) => end()) };
}
