/** A real HTTP server on loopback, which answers as a test says. */
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What the server was asked. */
export interface Asked {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** A server that remembers what it was asked. */
export interface Server {
  url: string;
  asked: Asked[];
  /** Answers with this from now on. */
  answerWith(answer: RequestListener): void;
  close(): Promise<void>;
}

/** A server on a free port; 200 without a body until it is told otherwise. */
export async function startServer(): Promise<Server> {
  const asked: Asked[] = [];
  const state: { answer: RequestListener } = { answer: (_request, response) => response.end() };
  const server = createServer(async (request, response) => {
    const { method = '', url = '', headers } = request;
    asked.push({ method, url, headers, body: await text(request) });
    response.setHeader('Access-Control-Allow-Origin', '*');
    state.answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked,
    answerWith(answer) {
      state.answer = answer;
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
