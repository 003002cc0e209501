/** Submissions whose fate is open: gathers the evidence on each, and asks for the verdict. */
import type { Lead } from '../form/read-form';
import { isShown } from '../form/visibility';
import { quiet } from '../listen';
import type { PageWatch } from './evidence/page-signs';
import type { OnRequest } from './evidence/requests';
import { meaningOf } from './evidence/spoken';
import { createRequestListener } from './submission-requests';
import { type Evidence, type Moment, type Verdict, verdictOf } from './verdict';

// Error marks came within 370 ms of the submission, or of the server's answer, on all of 88 pages with real libraries; a next
// step may fade in for longer.
const SETTLE_MS = 800;
// Without any evidence the lead is kept, but not before an asynchronous validator has had its say.
const WAIT_MS = 2_000;
// A server that takes longer than this to say no has said nothing.
const MAX_REQUEST_MS = 30_000;
const LOOK_MS = 200;

/** What is heard of a submission, beside what can be seen. */
type Heard = Pick<
  Evidence,
  'isPress' | 'isCollected' | 'isNavigated' | 'pending' | 'ok' | 'maybeOk' | 'refused' | 'isSent'
>;

/** One attempt to send a form, until its fate is known. */
export interface Submission extends Heard {
  lead: Lead;
  /** The event that opened it. */
  event: Event | undefined;
  openedAt: number;
  /** When it was opened or a request was last answered. */
  settlingAt: number;
  /** What was evident at some time and need not stay: errors that close by themselves, a form that was emptied. */
  hasNewError: boolean;
  isDoubtful: boolean;
  isAsking: boolean;
  wasEmptied: boolean;
  /** The visitor writes in the form again: what it holds from now on is no sign of the page's. */
  isRewritten: boolean;
  /** An alert, the browser's own validation, or an error after a good answer has said that something is wrong. */
  isAlerted: boolean;
  /** What its requests carried. */
  sentText: string;
  verdict?: Verdict | undefined;
  watch: PageWatch;
}

/** A submission of this lead that opens now. */
export const newSubmission = (
  lead: Lead,
  watch: PageWatch,
  opened: Pick<Submission, 'event' | 'isPress' | 'isNavigated' | 'isSent'>,
): Submission => ({
  lead,
  watch,
  openedAt: Date.now(),
  settlingAt: Date.now(),
  isCollected: false,
  pending: 0,
  ok: 0,
  maybeOk: 0,
  refused: 0,
  hasNewError: false,
  isDoubtful: false,
  isAsking: false,
  wasEmptied: false,
  isRewritten: false,
  isAlerted: false,
  sentText: '',
  ...opened,
});

/** Who is told of a submission's end. */
export interface Ends {
  onAccepted(submission: Submission, rule: string): void;
  onTurnedDown(submission: Submission, rule: string): void;
  /** A press has sent what was typed: it is a submission from now on. */
  onMeant(submission: Submission): void;
  /** Nothing is open any more. */
  onIdle(): void;
}

/** The open submissions, by their forms. */
export interface Submissions {
  open: Map<unknown, Submission>;
  /** The last that was but a step of a longer form: its answers belong to the next one. */
  step?: Lead | undefined;
  add(submission: Submission): void;
  /** Takes it out, whatever its fate is. */
  end(submission: Submission): void;
  turnDown(submission: Submission, rule: string): void;
  judge(submission: Submission, moment: Moment): void;
  lookAtAll(isLeaving: boolean): void;
  onRequest: OnRequest;
  onAlert(text: string): void;
}

/** All that is known now: what is heard, what can be seen, and what was evident before. */
function evidenceOf(submission: Submission): Evidence {
  const signs = submission.watch.look();
  const { isAlerted, isRewritten, lead } = submission;
  noteEmptied(submission);
  submission.hasNewError = submission.hasNewError || signs.hasNewError;
  submission.isDoubtful = submission.isDoubtful || signs.isDoubtful;
  submission.isAsking = submission.isAsking || signs.isAsking;
  // A toast closes by itself, and has been seen.
  submission.isAlerted = isAlerted || (!!submission.ok && signs.hasNewError);
  const isGone = signs.isGone && !(isRewritten && isShown(lead.control));
  return Object.assign({}, signs, submission, {
    hasNewError: signs.hasNewError || (submission.isAlerted && !signs.isThanked),
    // A dialog or a toast that the visitor or the page takes away again has been seen; a good answer outweighs it.
    hasError: signs.hasError || submission.hasNewError,
    isGone: isGone || submission.wasEmptied,
    isEmptied: submission.wasEmptied,
  });
}

/** No submissions yet; while one is open, it is looked at by a timer. */
export function createSubmissions({ onAccepted, onTurnedDown, onMeant, onIdle }: Ends): Submissions {
  const open = new Map<unknown, Submission>();
  let timer: ReturnType<typeof setInterval> | undefined;

  const end = (submission: Submission) => {
    const { lead, watch } = submission;
    if (open.get(lead.form) === submission) open.delete(lead.form);
    watch.stop();
    if (!open.size) {
      clearInterval(timer);
      onIdle();
    }
  };

  const turnDown = (submission: Submission, rule: string) => {
    end(submission);
    onTurnedDown(submission, rule);
  };

  const judge = (submission: Submission, moment: Moment) => {
    const { lead } = submission;
    const evidence = evidenceOf(submission);
    const verdict = verdictOf(evidence, moment);
    submission.verdict = verdict;
    if (!verdict) return;
    if (verdict.isAccepted) {
      end(submission);
      return onAccepted(submission, verdict.rule);
    }
    // A search that empties itself is no step of anything; a question that has made room for the next one is.
    if (evidence.isStep && (lead.contact || !isShown(lead.control))) submissions.step = lead;
    if (moment.isLast || moment.isCorrected || evidence.isStep) turnDown(submission, verdict.rule);
  };

  const look = (submission: Submission, isLeaving: boolean) => {
    const now = Date.now();
    const settledMs = now - submission.settlingAt;
    const isAnswered = !submission.pending || now - submission.openedAt >= MAX_REQUEST_MS;
    noteEmptied(submission);
    if (isLeaving || (settledMs >= SETTLE_MS && isAnswered)) {
      judge(submission, { isLeaving, isLast: isLeaving || settledMs >= WAIT_MS });
    }
  };
  const lookAtAll = (isLeaving: boolean) => open.forEach(quiet((submission) => look(submission, isLeaving)));

  const onRequest = createRequestListener(open, onMeant);
  // Also where the server has agreed: it is new, and nobody can overlook it.
  const onAlert = (text: string) =>
    meaningOf(text) === 'error' && open.forEach((submission) => Object.assign(submission, { isAlerted: true }));

  const add = (submission: Submission) => {
    if (!open.size) timer = setInterval(lookAtAll, LOOK_MS, false);
    open.set(submission.lead.form, submission);
  };

  const submissions: Submissions = { open, add, end, turnDown, judge, lookAtAll, onRequest, onAlert };
  return submissions;
}

/** Notes that the page has emptied the form, as long as nobody else can have. */
export function noteEmptied(submission: Submission): void {
  const { wasEmptied, isRewritten, watch } = submission;
  submission.wasEmptied = wasEmptied || (!isRewritten && watch.isEmptied());
}
