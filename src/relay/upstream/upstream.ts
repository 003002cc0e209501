/**
 * One POST to the Driftrock Events API -> its answer. The only file that calls fetch, and the only one that sends a
 * key.
 */
import type { LeadEvent } from '../../event';
import { createKeyring, KEY_REFUSALS, type KeyOptions } from './api-keys';
import { valueOf } from '../parsed';
import { codeOf } from '../http/fetch-failure';
import { readStream } from '../http/read-stream';
import { DRIFTROCK_API_URL, type EventPath, parseUpstreamUrl } from './upstream-url';

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
  | { status: number; body: string; retryAfter: string | null; /** Of a refused key: its name. */ keyName?: string }
  /** A timeout, a refused or cut connection, a name or certificate that does not fit; as a code for the log. */
  | { silence: string }
  /** There is no key for the event, so nothing was sent: the name of the one that is missing. */
  | { missingKey: string };

/** What was attempted: an event, and the name of the key that it travelled with. */
export interface Attempted extends Forwarded {
  keyName: string;
}

/** How upstream is reached. */
export interface UpstreamOptions extends KeyOptions {
  upstreamUrl?: string;
  upstreamTimeoutMs?: number;
  fetch?: typeof fetch;
  /** Told of each attempt's answer, before those who have asked for the attempt. */
  onUpstreamAnswer?: (answer: UpstreamAnswer, attempted: Attempted) => void;
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
  const { upstreamTimeoutMs = UPSTREAM_TIMEOUT_MS, fetch: send = fetch, onUpstreamAnswer = () => {} } = options;
  const keys = createKeyring(options);
  const url = valueOf(parseUpstreamUrl(options.upstreamUrl ?? DRIFTROCK_API_URL), 'upstreamUrl');

  const attempt = async ({ path, event }: Forwarded): Promise<UpstreamAnswer> => {
    const { name, key } = keys.keyOf(event);
    if (key === undefined) return { missingKey: name };
    try {
      // A redirect is not followed: it would carry the lead to a place nobody has named.
      const response = await send(url + path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json', Authorization: `Bearer ${key}` },
        body: JSON.stringify(event),
        redirect: 'manual',
        signal: AbortSignal.timeout(upstreamTimeoutMs),
      });
      const bytes = await readStream(response.body, { keptBytes: ANSWER_LIMIT_BYTES });
      const text = new TextDecoder().decode(bytes);
      const { ok, status, headers } = response;
      // Only refusals are told to a page: an upstream that echoes what it got (a debugging proxy) must not hand a key
      // on.
      const body = ok ? text : keys.redact(text);
      return {
        status,
        body,
        retryAfter: headers.get('retry-after'),
        ...(KEY_REFUSALS.includes(status) && { keyName: name }),
      };
    } catch (error) {
      return { silence: codeOf(error) };
    }
  };

  return {
    async send(forwarded) {
      const answer = await attempt(forwarded);
      onUpstreamAnswer(answer, { ...forwarded, keyName: keys.keyOf(forwarded.event).name });
      return answer;
    },
    keyNameOf: ({ event }) => keys.keyOf(event).name,
  };
}
