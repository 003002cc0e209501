/** One attempt to hand an alert over. */
import { codeOf } from '../http/fetch-failure';
import { parseRetryAfter } from '../http/retry-after';
import { alertBodyOf } from './alert-body';

/** What became of it; `askedMs` is how long the receiver wants to be left alone. */
export type Sent = { kind: 'done' } | { kind: 'refused' | 'failed'; reason: string; askedMs: number };

/** What an attempt works with. */
export interface AlertPostParts {
  /** Where to. A secret: no reason names it. */
  url: string;
  fetch: typeof fetch;
  now(): number;
  /** Cuts the attempt. */
  signal: AbortSignal;
}

const TIMEOUT_MS = 10_000;

// Client errors that a later attempt can overcome: RFC 9110 §15.5.9 (408), RFC 8470 §5.2 (425), RFC 6585 §4 (429).
const isFinal = (status: number): boolean => status >= 300 && status < 500 && ![408, 425, 429].includes(status);

/** Makes the attempt; never rejects. A redirect is refused: who knows where it leads. */
export async function postAlert(text: string, { url, fetch: post, now, signal }: AlertPostParts): Promise<Sent> {
  try {
    const response = await post(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: alertBodyOf(url, text),
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    await response.body?.cancel();
    const { ok, status, headers } = response;
    if (ok) return { kind: 'done' };
    const askedMs = (parseRetryAfter(headers.get('retry-after'), now()) ?? 0) * 1000;
    return { kind: isFinal(status) ? 'refused' : 'failed', reason: `HTTP ${status}`, askedMs };
  } catch (error) {
    return { kind: 'failed', reason: codeOf(error), askedMs: 0 };
  }
}
