/** Evidence -> whether the page accepted a submission, by a table of named rules. Pure. */

/** What is known of a submission at one moment. */
export interface Evidence {
  /** There was no `submit`, only a press: nothing shows yet that it meant "send". */
  isPress: boolean;
  /** There was no `submit`, but the form's data was collected: by `form.submit()`, or by the page for itself. */
  isCollected: boolean;
  /** The page itself goes to another, not the visitor by a link, the address or the browser's buttons. */
  isNavigated: boolean;
  /** Submission requests without an answer yet; answered well; answered well, but perhaps a tracker's; answered ill. */
  pending: number;
  ok: number;
  maybeOk: number;
  refused: number;
  /** Something was sent that carries the answers, or may. */
  isSent: boolean;
  /** An error that was not there at the submission, and that nobody overlooks. */
  hasNewError: boolean;
  /** An error that the page has shown since the visitor began. */
  hasError: boolean;
  /** Something looks like an error, and only outweighs silence. */
  isDoubtful: boolean;
  /** Something was said in the form, and one of its questions has no answer. */
  isAsking: boolean;
  /** The page says thanks, and did not when the form was submitted. */
  isThanked: boolean;
  /** What the visitor typed is gone: emptied, hidden, removed. */
  isGone: boolean;
  /** The page has emptied the form, which may hold the next visitor's answers by now. */
  isEmptied: boolean;
  /** Other questions are where the form was: a step of a longer form. */
  isStep: boolean;
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

/** The rule that decided, by name, and what it says: the page accepted the submission, or not. */
export interface Verdict {
  rule: string;
  isAccepted: boolean;
}

type Rule = [rule: string, isAccepted: boolean, holds: (evidence: Evidence, moment: Moment) => unknown];

// The first that holds decides. A lost lead costs five times an invented one: so without evidence the lead is kept.
const RULES: Rule[] = [
  // A page that is left for the next one need not tidy up what it had said before.
  [
    'the page was left',
    true,
    (now, { isLeaving }) =>
      isLeaving &&
      !now.hasNewError &&
      !now.refused &&
      (now.ok || now.pending || (now.isCollected && now.isNavigated)),
  ],
  // Whatever the emptied form says of being empty.
  ['a good answer, and the form was taken away', true, (now) => now.ok && now.isGone && !now.isStep],
  ['the page said thanks', true, (now) => now.isThanked && !now.hasNewError && (now.refused ? now.isGone : now.ok || !now.isPress)],
  ['a step of a longer form', false, (now) => now.isStep && !now.isEmptied],
  ['an error after a good answer', false, (now) => now.ok && now.hasNewError],
  ['a good answer', true, (now) => now.ok && !now.isPress],
  ['the server refused', false, (now) => now.refused],
  ['the form was emptied', true, (now, { isLast }) => isLast && now.isEmptied && !now.hasNewError && !now.isPress],
  // An error of the attempt before may be there still.
  ['the form was taken away', true, (now, { isLast }) => isLast && now.isGone && !now.hasNewError && !now.isPress],
  ['the page showed an error', false, (now) => now.hasError || now.hasNewError],
  ['a good answer to what may be a tracker', true, (now) => now.maybeOk && !now.isPress],
  ['nothing was sent, and something looks like an error', false, (now) => !now.isSent && now.isDoubtful],
  ['nothing was sent, and a question is open', false, (now) => !now.isSent && now.isAsking],
  ['nothing spoke against it', true, (now, { isLast }) => isLast && !now.isPress],
  ['nothing was sent after the press', false, (_now, { isLast }) => isLast],
];

/** The verdict that the evidence allows now, which a later one may overturn; undefined: look again later. */
export function verdictOf(evidence: Evidence, moment: Moment): Verdict | undefined {
  const found = RULES.find(([, , holds]) => holds(evidence, moment));
  return found && { rule: found[0], isAccepted: found[1] };
}
