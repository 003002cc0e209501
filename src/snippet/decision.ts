/** Evidence -> whether the page accepted a submission. Pure. */

/** What is known of a submission at one moment. */
export interface Evidence {
  /** There was no `submit`, only a press of a button: nothing shows yet that it meant "send". */
  isPress?: boolean;
  /** There was no `submit`, but the form's data was collected: by `form.submit()`, or by the page for itself. */
  isCollected?: boolean;
  /** The page itself goes to another, not the visitor by a link, the address or the browser's buttons; true where the browser does not tell. */
  isNavigated?: boolean;
  /** Requests that carry the visitor's address or number: still open, answered well, answered ill. */
  open: number;
  ok: number;
  refused: number;
  /** The page has marked an error: the browser's own validation, a control as invalid, an element by an error's name. */
  hasError?: boolean;
  /** Something looks like an error, which a good answer of the page's server outweighs unless it is fresh: words, focus sent back, a control that the browser calls invalid. */
  isDoubtful?: boolean;
  /** A mark or an error's words were not there when the form was submitted. */
  isFresh?: boolean;
  /** The page says thanks, and did not when the form was submitted. */
  isThanked?: boolean;
  /** What the visitor typed is gone: the form reset, emptied, hidden, removed. */
  isGone?: boolean;
  /** Other questions stand where the form was: a step of a longer form. */
  isStep?: boolean;
}

/** When the evidence is looked at. */
export interface Moment {
  /** The page goes. */
  isLeaving?: boolean;
  /** There will be no better evidence: what was submitted is kept. */
  isLast?: boolean;
  /** The visitor begins to correct: what was turned down stays so. */
  isCorrected?: boolean;
}

/** Whether the page accepted the submission; undefined: look again later. */
export type Verdict = boolean | undefined;

/** The verdict that the evidence allows now; a later one may be another. */
export function verdictOf(evidence: Evidence, { isLeaving, isLast }: Moment): Verdict {
  const { isPress, isCollected, isNavigated, open, ok, refused, hasError, isDoubtful, isFresh, isThanked, isGone, isStep } = evidence;
  // A page that is left for the next one need not tidy up what it had said before.
  if (isLeaving && !isFresh && !refused && (ok || open || (isCollected && isNavigated))) return true;
  if (ok && isGone && !isStep) return true;
  if (isThanked && !refused && (ok || !isPress)) return true;
  // A toast of the attempt before may still stand there when the server has agreed; something new outweighs it: servers refuse with 200, too.
  if (isStep || (ok ? isFresh : hasError || refused || isDoubtful)) return false;
  // A press may have meant something else.
  if (!isPress && (ok || isLast)) return true;
  return isLast ? false : undefined;
}
