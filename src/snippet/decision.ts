/** Evidence -> whether the page accepted a submission. Pure. */

/** What is known of a submission at one moment. */
export interface Evidence {
  /** There was no `submit`, only a press of a button: nothing shows yet that it meant "send". */
  isPress?: boolean;
  /** The browser has collected the form's data after a `submit` that nobody prevented. */
  isNative?: boolean;
  /** The page goes. */
  isLeaving?: boolean;
  /** Requests that carry the visitor's address or number: still open, answered well, answered ill. */
  open: number;
  ok: number;
  refused: number;
  /** The page shows an error that it did not show before. */
  hasError?: boolean;
  /** What the visitor typed is gone: the form reset, emptied, hidden, removed. */
  isGone?: boolean;
}

/** Undefined: look again later. */
export type Verdict = 'accepted' | 'turned down' | undefined;

// Error marks came within 370 ms of the submission, or of the server's answer, on all of 88 pages with real libraries.
export const SETTLE_MS = 400;
// Without any evidence the lead is kept, but not before an asynchronous validator has had its say.
export const WAIT_MS = 2_000;
// A server that takes longer than this to say no has said nothing.
export const MAX_REQUEST_MS = 30_000;

/**
 * The verdict that the evidence allows.
 *
 * @param ageMs since the submission
 * @param quietMs since the last new evidence
 */
export function verdictOf({ isPress, isNative, isLeaving, open, ok, refused, hasError, isGone }: Evidence, ageMs: number, quietMs: number): Verdict {
  const isSettled = isLeaving || quietMs >= SETTLE_MS;
  if (isNative || (ok && isGone)) return 'accepted';
  if (hasError || refused) return 'turned down';
  if (open && !isLeaving && ageMs < MAX_REQUEST_MS) return;
  if (ok || (isGone && !isPress) ? !isSettled : !isLeaving && ageMs < WAIT_MS) return;
  return ok || open || !isPress ? 'accepted' : 'turned down';
}
