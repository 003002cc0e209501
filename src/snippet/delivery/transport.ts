/** One POST -> outcome. The only file that calls fetch. */
import { parseRetryAfter } from './backoff';
import { byteLength } from '../new-event';
import { type Outcome, outcomeOf } from './outcome';

// A relay that has not answered by then is given up for this attempt; the lease of the entry outlasts it.
const TIMEOUT_MS = 15_000;
// Fetch standard, "HTTP-network-or-cache fetch": the keepalive bodies of one page share 64 KiB. The rest is left to
// others.
const MAX_KEEPALIVE_BYTES = 60_000;

/** What became of one attempt, and what the relay said about it. */
export interface Answer {
  outcome: Outcome;
  /** HTTP status; 0 when no answer came. */
  status: number;
  retryAfterMs?: number | undefined;
  /** What the relay said in words. */
  text: string;
}

/** Makes one POST of this body; `outlivesPage` asks for `keepalive`. */
export type Send = (url: string, body: string, outlivesPage: boolean) => Promise<Answer>;

/**
 * What makes an attempt: never a rejection, an answer within 15 s where the browser can time requests.
 *
 * The page's `fetch` is taken once, before capture begins to watch it: our own request is no evidence of what the page
 * has sent.
 */
export function createTransport(post = fetch): Send {
  /**
   * `text/plain` and no credentials: a simple request in the Fetch standard's sense, so no preflight, which a page that
   * is being left could not wait for. Where `keepalive` is missing, a beacon goes first, whose `true` proves nothing.
   */
  return async (url, body, outlivesPage) => {
    const keepalive = outlivesPage && byteLength(body) < MAX_KEEPALIVE_BYTES;
    try {
      if (keepalive && !('keepalive' in Request.prototype)) navigator.sendBeacon(url, body);
      const signal = AbortSignal.timeout ? AbortSignal.timeout(TIMEOUT_MS) : null;
      // A page may let its whole address go along, tokens and all: W3C Referrer Policy.
      const init = {
        method: 'POST',
        body,
        keepalive,
        credentials: 'omit',
        referrerPolicy: 'strict-origin',
        signal,
      } as const;
      const ask = async (): Promise<Answer> => {
        const response = await post(url, init);
        const { status, headers, ok, redirected } = response;
        // A relay that breaks off in the middle may not have kept the event.
        const text = await response.text();
        // A captive portal's page, or whatever is behind a redirect, has not kept the lead.
        const isForeign = redirected || (ok && /html/.test(headers.get('Content-Type')!));
        return {
          outcome: isForeign ? 'retry' : outcomeOf(status),
          status,
          text,
          retryAfterMs: parseRetryAfter(headers.get('Retry-After'), Date.now()),
        };
      };
      // A `fetch` that the page has replaced may not obey the signal.
      return await Promise.race([ask(), new Promise<never>((_resolve, reject) => signal && (signal.onabort = reject))]);
    } catch {
      return { outcome: 'retry', status: 0, text: '' };
    }
  };
}
