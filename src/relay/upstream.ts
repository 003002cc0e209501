/** One POST to the Driftrock Events API -> its answer. The only file that calls fetch, and the only one that holds the key. */
import type { LeadEvent } from '../event';
import { parseApiKey } from './api-key';
import type { EventPath } from './event-path';
import { valueOf } from './parsed';
import { readStream } from './read-stream';
import { DRIFTROCK_API_URL, parseUpstreamUrl } from './upstream-url';

/** Shorter than the 15 s that a browser waits for the relay: an answer that comes later reaches nobody. */
export const UPSTREAM_TIMEOUT_MS = 10_000;
// The documented answers have tens of bytes, an explanation perhaps hundreds.
const ANSWER_LIMIT_BYTES = 16 * 1024;

/** An event on its way, and the path that it came by and leaves by. */
export interface Forwarded {
  path: EventPath;
  event: LeadEvent;
}

/** What upstream said to one attempt, or why it said nothing. */
export type UpstreamAnswer =
  | { status: number; body: string; retryAfter: string | null }
  /** A timeout, a refused or cut connection, a name or certificate that does not fit; as a code for the log. */
  | { silence: string };

/** How upstream is reached. */
export interface UpstreamOptions {
  apiKey: string;
  upstreamUrl?: string;
  upstreamTimeoutMs?: number;
  fetch?: typeof fetch;
}

// fetch hides the reason ("fetch failed") in `cause`; a timeout is told by the error's name.
function codeOf(error: unknown): string {
  const { name, cause } = error as Error;
  if (name === 'TimeoutError') return 'timeout';
  return String((cause as { code?: unknown } | undefined)?.code ?? name);
}

/** The Driftrock Events API. */
export interface Upstream {
  /** Makes one attempt; never rejects. */
  send(forwarded: Forwarded): Promise<UpstreamAnswer>;
  /** The name of the key that the event travels with, never the key: what is refused together rests together. */
  keyNameOf(forwarded: Forwarded): string;
}

/** Upstream as these options name it. Throws a `TypeError` at once for a key or URL that cannot work. */
export function createUpstream(options: UpstreamOptions): Upstream {
  const { upstreamTimeoutMs = UPSTREAM_TIMEOUT_MS, fetch: send = fetch } = options;
  const apiKey = valueOf(parseApiKey(options.apiKey), 'apiKey');
  const url = valueOf(parseUpstreamUrl(options.upstreamUrl ?? DRIFTROCK_API_URL), 'upstreamUrl');
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json', Authorization: `Bearer ${apiKey}` };

  const attempt = async ({ path, event }: Forwarded): Promise<UpstreamAnswer> => {
    try {
      // A redirect is not followed: it would carry the lead to a place nobody has named.
      const response = await send(url + path, {
        method: 'POST',
        headers,
        body: JSON.stringify(event),
        redirect: 'manual',
        signal: AbortSignal.timeout(upstreamTimeoutMs),
      });
      const bytes = await readStream(response.body, { keptBytes: ANSWER_LIMIT_BYTES });
      const text = new TextDecoder().decode(bytes);
      // Only refusals are told to a page: an upstream that echoes what it got (a debugging proxy) must not hand the key on.
      const body = response.ok ? text : text.replaceAll(apiKey, '');
      return { status: response.status, body, retryAfter: response.headers.get('retry-after') };
    } catch (error) {
      return { silence: codeOf(error) };
    }
  };
  return { send: attempt, keyNameOf: () => 'DRIFTROCK_API_KEY' };
}
