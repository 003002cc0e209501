/**
 * The real relay behind a switch: it can answer otherwise, keep its answer back, be down, or hang up. Everything is
 * noted.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { LeadEvent } from '../../src/event';
import { freePort } from '../../test/support/free-port.mjs';
import { waitFor } from './browser';

/** One POST as it arrived, with what it was answered. */
export interface Attempt {
  at: number;
  path: string;
  /** As Node gives them: names in lower case. */
  headers: Record<string, string | string[] | undefined>;
  body: LeadEvent;
  /** Undefined while it has not been answered, and for good when the connection was cut. */
  status: number | undefined;
  answeredAt?: number;
  /** Whether the relay itself was asked, and not the switch in its place. */
  isReal: boolean;
}

interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** How many attempts get it; all of them when left out. */
  times?: number;
  /** The body ends before it is whole. */
  breaksOff?: boolean;
}

export interface RelaySwitch {
  /** What a page's `data-relay` says. */
  url: string;
  /** This answer in place of the relay's own. */
  answerWith(status: number, answer?: Omit<Answer, 'status'>): void;
  /** The relay's own answers again. */
  answerNormally(): void;
  /** The relay takes this long for each answer from now on. */
  slowDown(ms: number): void;
  /** Another relay behind the same address, as a restart leaves one: without a memory. */
  replace(relay: Fetch): void;
  /** Keeps answers back until the returned function is called. */
  hold(): () => void;
  /** Closes the port: connections are refused until `listen`. */
  refuse(): Promise<void>;
  listen(): Promise<void>;
  isListening(): boolean;
  /** The relay accepts the next attempt, and the page never hears of it. */
  cutNextAnswer(): void;
  /** The next attempt is answered 200 in the relay's place, and cut in the middle of the body. */
  breakNextAnswer(): void;
  attempts(): Attempt[];
  /** The attempts, once there are this many. */
  received(count: number): Promise<Attempt[]>;
  /**
   * The events answered with 2xx, each once, as soon as there are this many. A page that goes before it has its answer
   * leaves the event to the next one, which asks again under the same id.
   */
  acknowledged(count: number): Promise<LeadEvent[]>;
  /** CORS preflights that arrived: the snippet's requests need none. */
  preflights(): number;
}

export interface RelaySwitchServer extends RelaySwitch {
  close(): Promise<void>;
}

/** The relay, as the switch asks it. */
export type Fetch = (request: Request) => Response | Promise<Response>;

/**
 * The switch on a free port of the loopback address. `relay` is asked for whatever the switch does not answer itself.
 */
export async function startRelaySwitch(first: Fetch): Promise<RelaySwitchServer> {
  const attempts: Attempt[] = [];
  let preflights = 0;
  let forced: Answer | undefined;
  let held: Promise<void> | undefined;
  let cutNext = false;
  let slowMs = 0;
  let relay = first;

  const takeForced = (): Answer | undefined => {
    const answer = forced;
    if (answer?.times !== undefined && (answer.times -= 1) === 0) forced = undefined;
    return answer;
  };

  const takeCut = (): boolean => {
    const isCut = cutNext;
    cutNext = false;
    return isCut;
  };

  const answerTo = async (request: Request, { outgoing }: HttpBindings): Promise<Response> => {
    if (request.method === 'OPTIONS') preflights += 1;
    if (request.method !== 'POST') return relay(request);
    const body = await request.clone().text();
    const headers = Object.fromEntries(request.headers);
    const answer = takeForced();
    const attempt: Attempt = {
      at: Date.now(),
      path: new URL(request.url).pathname,
      headers,
      body: JSON.parse(body),
      status: undefined,
      isReal: !answer,
    };
    attempts.push(attempt);
    const isCut = takeCut();
    const response = answer ? forcedResponse(answer, request) : await relay(request);
    await held;
    if (slowMs > 0) await new Promise((resolve) => setTimeout(resolve, slowMs));
    if (answer?.breaksOff) return breakOff(response, outgoing as ServerResponse);
    if (isCut) outgoing.socket?.destroy();
    else Object.assign(attempt, { status: response.status, answeredAt: Date.now() });
    return response;
  };

  const port = await openPort(getRequestListener((request, bindings) => answerTo(request, bindings as HttpBindings)));

  return {
    url: `http://127.0.0.1:${port.number}/v2/event`,
    answerWith: (status, answer = {}) => void (forced = { status, ...answer }),
    answerNormally: () => void (forced = undefined),
    slowDown: (ms) => void (slowMs = ms),
    replace: (next) => void (relay = next),
    hold() {
      let release = () => {};
      held = new Promise((resolve) => (release = resolve));
      return () => {
        release();
        held = undefined;
      };
    },
    refuse: port.close,
    listen: port.open,
    isListening: port.isOpen,
    cutNextAnswer: () => void (cutNext = true),
    breakNextAnswer: () => void (forced = { status: 200, times: 1, breaksOff: true }),
    attempts: () => attempts,
    received: (count) =>
      waitFor(`${count} attempts at the relay`, () => (attempts.length >= count ? attempts : undefined)),
    acknowledged: (count) =>
      waitFor(`${count} acknowledged events`, () => {
        const answered = attempts.filter(({ status }) => status !== undefined && status < 300);
        const events = [...new Map(answered.map(({ body }) => [body.event_id, body])).values()];
        return events.length >= count ? events : undefined;
      }),
    preflights: () => preflights,
    close: port.close,
  };
}

/** An answer that the page can read: the CORS header is there whatever the status is. */
function forcedResponse({ status, headers = {}, body = {} }: Answer, request: Request): Response {
  const origin = request.headers.get('origin') ?? '*';
  const readable = {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Expose-Headers': 'Retry-After',
    Vary: 'Origin',
  };
  return new Response(status === 204 ? null : typeof body === 'string' ? body : JSON.stringify(body), {
    status,
    headers: { ...readable, 'Content-Type': 'application/json', ...headers },
  });
}

/** Sends the head of the answer and half of its body, and cuts the line. */
async function breakOff(response: Response, outgoing: ServerResponse): Promise<Response> {
  const body = Buffer.from(await response.arrayBuffer());
  outgoing.writeHead(response.status, { ...Object.fromEntries(response.headers), 'Content-Length': body.length });
  outgoing.write(body.subarray(0, body.length / 2), () => outgoing.destroy());
  return RESPONSE_ALREADY_SENT;
}

/** A port that can be closed and opened again under the same number. */
async function openPort(listener: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(listener);
  const listen = (number: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(number, '127.0.0.1', resolve);
    });
  // While it is closed, nobody else gets it.
  const number = await freePort();
  await listen(number);
  return {
    number,
    open: () => listen(number),
    isOpen: () => server.listening,
    async close() {
      server.closeAllConnections();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
}
