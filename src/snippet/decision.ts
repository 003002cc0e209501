/** Evidence -> whether the page accepted a submission. Pure. */

/** What is known of a submission at one moment. */
export interface Evidence {
  /** There was no `submit`, only a press of a button: nothing shows yet that it meant "send". */
  isPress?: boolean;
  /** There was no `submit`, but the form's data was collected: by `form.submit()`, or by the page for itself. */
  isCollected?: boolean;
  /** The browser has collected the form's data after a `submit` that nobody prevented. */
  isNative?: boolean;
  /** The page goes. */
  isLeaving?: boolean;
  /** Requests that carry the visitor's address or number: still open, answered well, answered ill. */
  open: number;
  ok: number;
  refused: number;
  /** The page has marked an error: a control as invalid, an element by an error's name. */
  hasError?: boolean;
  /** Something looks like an error, which a good answer of the page's server outweighs: words, focus sent back, a control that the browser calls invalid. */
  isDoubtful?: boolean;
  /** What the visitor typed is gone: the form reset, emptied, hidden, removed. */
  isGone?: boolean;
}

/** Whether the page accepted the submission; undefined: look again later. */
export type Verdict = boolean | undefined;

// Error marks came within 370 ms of the submission, or of the server's answer, on all of 88 pages with real libraries.
export const SETTLE_MS = 400;
// Without any evidence the lead is kept, but not before an asynchronous validator has had its say.
export const WAIT_MS = 2_000;
// A server that takes longer than this to say no has said nothing.
export const MAX_REQUEST_MS = 30_000;

/**
 * The verdict that the evidence allows. One that turns down may be followed by a better one.
 *
 * @param ageMs since the submission
 * @param settlingMs since the submission, or the last answer to a request that carries the lead
 */
export function verdictOf(evidence: Evidence, ageMs: number, settlingMs: number): Verdict {
  const { isPress, open, ok, isGone } = evidence;
  if (evidence.isNative || (ok && isGone)) return true;
  if (evidence.hasError || (!ok && (evidence.refused || evidence.isDoubtful))) return false;
  if (evidence.isLeaving) return ok > 0 || open > 0 || !isPress || !!evidence.isCollected;
  if (open && ageMs < MAX_REQUEST_MS) return;
  if (settlingMs < (!isPress && (ok || isGone) ? SETTLE_MS : WAIT_MS)) return;
  return !isPress;
}
