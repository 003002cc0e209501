/** A relay without sockets: requests go in by hand, and upstream is a function that the test answers with. */
import { createRelay, type RelayOptions } from '../../../src/relay/index';
import { lead } from './events';

/** A page that the test relay allows. */
export const PAGE = 'https://www.example.com';
/** The key of the test relay; nothing it writes or answers may hold it. */
export const API_KEY = 'key-that-nobody-may-see';

/** An attempt upstream as the injected fetch got it. */
export interface Attempt {
  url: string;
  init: RequestInit;
  event: Record<string, unknown>;
}

/** What Driftrock says when it takes an event. */
export const ok = (): Response => Response.json({ data: 'ok' });

type Answer = (attempt: Attempt) => Response | Promise<Response>;

/** A relay with its attempts, its log, and short words to send with. */
export function createTestRelay({ answer = ok, ...options }: Partial<RelayOptions> & { answer?: Answer } = {}) {
  const attempts: Attempt[] = [];
  const lines: Record<string, unknown>[] = [];
  const relay = createRelay({
    apiKey: API_KEY,
    origins: [PAGE],
    sourceIds: [lead.source_id],
    upstreamUrl: 'https://upstream.example',
    fetch: async (url, init = {}) => {
      const attempt = { url: String(url), init, event: JSON.parse(String(init.body)) };
      attempts.push(attempt);
      return answer(attempt);
    },
    writeLog: (line) => lines.push(JSON.parse(line)),
    ...options,
  });

  const send = (path: string, init: RequestInit = {}) =>
    relay.fetch(new Request(`https://relay.example${path}`, { method: 'POST', ...init }));
  const post = (
    body: unknown,
    { path = '/v2/event', headers = {} }: { path?: string; headers?: Record<string, string> } = {},
  ) =>
    send(path, {
      headers: { Origin: PAGE, 'Content-Type': 'text/plain;charset=UTF-8', ...headers },
      body: typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
    });

  return { relay, attempts, lines, send, post };
}

/** A request that fails where no failure is expected, with a message that quotes the visitor. */
export const brokenRequest = (): Request => {
  const request = new Request('https://relay.example/v2/event', {
    method: 'POST',
    headers: { Origin: PAGE, 'Content-Type': 'text/plain' },
  });
  const body = () => {
    throw new RangeError('ada@example.com');
  };
  return Object.defineProperty(request, 'body', { get: body });
};
