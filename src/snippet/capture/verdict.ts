/** Evidence -> whether the page accepted a submission, by a table of named rules. Pure. */

/**
 * How much speaks against a submission: nothing; what outweighs silence; what is shown; what outweighs a good
 * answer.
 */
export const NOTHING = 0;
/** Something looks like an error, or asks for more: it only outweighs silence. */
export const DOUBT = 1;
/** An error that the page has shown since the visitor began. */
export const ERROR = 2;
/** An error that was not there at the submission, and that nobody overlooks. */
export const NEW_ERROR = 3;

/** What is known of a submission at one moment. */
export interface Evidence {
  /** There was no `submit`, only a press: nothing shows yet that it meant "send". */
  isPress: boolean;
  /** There was no `submit`, but the form's data was collected: by `form.submit()`, or by the page for itself. */
  isCollected: boolean;
  /** The page itself goes to another, not the visitor by a link, the address or the browser's buttons. */
  isNavigated: boolean;
  /** Submission requests without an answer yet; answered well; answered ill. */
  pending: number;
  ok: number;
  refused: number;
  /** Something was sent that carries the answers, or may. */
  isSent: boolean;
  /** The strongest that has been seen against it. */
  against: number;
  /** The page says thanks, and did not when the form was submitted. */
  isThanked: boolean;
  /** What the visitor typed is gone: emptied, hidden, removed. */
  isGone: boolean;
  /** Other questions are where the form was: a step of a longer form. */
  isStep: boolean;
}

/** When the evidence is looked at. */
export interface Moment {
  /** The page goes. */
  isLeaving?: boolean;
  /** There will be no better evidence: what was submitted is kept. */
  isLast?: boolean;
  /** What the page holds back for a captcha would be sent by now. */
  isOver?: boolean;
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
    'left',
    true,
    (now, { isLeaving }) =>
      isLeaving &&
      now.against < NEW_ERROR &&
      (now.refused ? now.ok && now.isNavigated : now.ok || now.pending || (now.isCollected && now.isNavigated)),
  ],
  // Whatever the emptied form says of being empty.
  ['answered and gone', true, (now) => now.ok && now.isGone && !now.isStep],
  [
    'thanks',
    true,
    (now) =>
      now.isThanked &&
      now.against < NEW_ERROR &&
      // "Thanks, Ada! And how large is the roof?"
      (now.isSent || !now.isStep) &&
      (now.ok || (now.refused ? now.isGone : !now.isPress)),
  ],
  ['step', false, (now) => now.isStep],
  // Of two answers a tracker's is the good one more often than the bad one.
  ['answered', true, (now) => now.ok && !now.refused && now.against < NEW_ERROR && !now.isPress],
  ['refused', false, (now) => now.refused],
  // An error of the attempt before may be there still.
  ['gone', true, (now, { isLast }) => isLast && now.isGone && now.against < NEW_ERROR && !now.isPress],
  ['error', false, (now) => now.against >= ERROR],
  ['doubt', false, (now) => now.against && !now.isSent],
  ['no evidence', true, (now, { isLast }) => isLast && !now.isPress],
  ['press', false, (_now, { isLast }) => isLast],
];

/** The verdict that the evidence allows now, which a later one may overturn; undefined: look again later. */
export function verdictOf(evidence: Evidence, moment: Moment): Verdict | undefined {
  const found = RULES.find(([, , holds]) => holds(evidence, moment));
  return found && { rule: found[0], isAccepted: found[1] };
}
