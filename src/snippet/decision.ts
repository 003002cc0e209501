/** Evidence -> whether the page accepted a submission. Pure. */

/** What is known of a submission at one moment. */
export interface Evidence {
  /** What has opened it: a `submit` event, a press of a button without one, or the page collecting the form's data. */
  opener: 'submit' | 'press' | 'formdata';
  /** The browser has collected the form's data after a `submit` that nobody prevented: a native submission. */
  isNative: boolean;
  /** The page goes. */
  isLeaving: boolean;
  /** Requests that carry the visitor's address or number: still open, answered well, answered ill. */
  requests: { open: number; ok: number; refused: number };
  /** The page has marked an error since: a control invalid, an element of an error class. */
  hasError: boolean;
  /** The page has put the focus back on a control of the form. */
  isFocusedBack: boolean;
  /** Words that look like an error's have appeared. */
  hasErrorText: boolean;
  /** What the visitor typed is gone: the form reset, emptied, hidden, removed. */
  isGone: boolean;
  /** Controls that could not be seen before can be now: another step. */
  isNextStep: boolean;
  ageMs: number;
  /** Since the last new evidence. */
  quietMs: number;
}

/** `step`: accepted, but there is more of the form to come. Undefined: look again later. */
export type Verdict = 'accepted' | 'turned down' | 'step' | undefined;

// Error marks came within 370 ms of the submission, or of the server's answer, on all of 88 pages with real libraries.
const SETTLE_MS = 400;
// Without any evidence the lead is kept, but not before an asynchronous validator has had its say.
const WAIT_MS = 2_000;
// A server that takes longer than this to say no has said nothing.
const MAX_REQUEST_MS = 30_000;

/** Milliseconds after which time alone can change the verdict: from the last evidence, and twice from the opening. */
export const LOOK_AGAIN_MS = [SETTLE_MS, WAIT_MS, MAX_REQUEST_MS] as const;

/** The verdict that the evidence allows at this moment; undefined asks to look again later. */
export function verdictOf(evidence: Evidence): Verdict {
  const { opener, isNative, isLeaving, requests, isGone, ageMs, quietMs } = evidence;
  const isAnswered = requests.ok > 0;
  const isSettled = quietMs >= SETTLE_MS || isLeaving;
  if (isNative || (isAnswered && isGone)) return 'accepted';
  if (evidence.hasError || requests.refused || (evidence.isFocusedBack && !isGone)) return 'turned down';
  if (requests.open && !isLeaving && ageMs < MAX_REQUEST_MS) return;
  const isFine = !evidence.hasErrorText;
  if (isAnswered) return isSettled ? (isFine ? 'accepted' : 'turned down') : undefined;
  if (isLeaving) return isFine && (opener !== 'press' || requests.open) ? 'accepted' : 'turned down';
  if (ageMs < WAIT_MS && !(isGone && isSettled)) return;
  if (opener !== 'submit' || !isFine) return 'turned down';
  return isGone && evidence.isNextStep ? 'step' : 'accepted';
}
