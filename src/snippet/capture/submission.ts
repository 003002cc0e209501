/** One submission whose verdict is open: what is known of it, and what must be remembered. */
import type { Lead } from '../form/read-form';
import { pageNavigation } from './evidence/leaving';
import type { PageWatch } from './evidence/page-signs';
import { type Evidence, NOTHING } from './verdict';

/** What is heard of a submission, next to what can be seen. */
type Heard = Pick<
  Evidence,
  'isPress' | 'isCollected' | 'isNavigated' | 'pending' | 'ok' | 'refused' | 'isSent' | 'against'
>;

/** The status of an answer, and what it was the answer to. */
export interface RequestAnswer {
  address: string;
  status: number;
  /** It may be the answer to a tracker. */
  isWeak: boolean | undefined;
  /** The page sent it when another had been answered. */
  isFollowUp: boolean | undefined;
  /** How many of the lead's answers the request carried. */
  carried: number;
  /** Its place among the answers, by when they began, from 1 on. */
  head: number;
}

/** One attempt to send a form, until its verdict is final. */
export interface Submission extends Heard {
  lead: Lead;
  /** The event that opened it. */
  event: Event;
  /** When it was opened or a request was last answered. */
  settlingAt: number;
  /** The page has emptied the form at some time, which may hold the next visitor's answers by now. */
  wasEmptied: boolean;
  /** The visitor writes in the form again: what it holds from now on is no sign of the page's. */
  isRewritten: boolean;
  /** A good answer has said in so many words that it is one. */
  isAffirmed: boolean;
  /** How many answers have begun to come, and how many had when the page last sent all that was typed. */
  heads: number;
  resent: number;
  /** How its requests were answered, by their addresses. */
  answers: Map<string, RequestAnswer>;
  /** What its requests carried. */
  sentText: string;
  /** The last look has turned it down, and a later one may overturn that. */
  isDown: boolean;
  watch: PageWatch;
}

/** A submission of this lead that opens now. */
export const newSubmission = (
  lead: Lead,
  watch: PageWatch,
  opened: Pick<Submission, 'event' | 'isPress' | 'isSent'> & Partial<Submission>,
): Submission => ({
  lead,
  watch,
  settlingAt: Date.now(),
  isCollected: false,
  // Where the browser does not say who navigates, any page that is left may have gone by itself.
  isNavigated: !pageNavigation(),
  pending: 0,
  ok: 0,
  refused: 0,
  against: NOTHING,
  wasEmptied: false,
  isRewritten: false,
  isDown: false,
  isAffirmed: false,
  heads: 0,
  resent: 0,
  answers: new Map(),
  sentText: '',
  ...opened,
});

/** Notes that the page has emptied the form, as long as nobody else can have. */
export function noteEmptied(submission: Submission): void {
  const { wasEmptied, isRewritten, watch } = submission;
  submission.wasEmptied = wasEmptied || (!isRewritten && watch.isEmptied());
}
