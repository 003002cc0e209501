/** Submissions whose verdict is open: gathers the evidence on each, and asks for the verdict. */
import type { Lead } from '../form/read-form';
import { isShown } from '../form/visibility';
import { quiet } from '../listen';
import { AT_ONCE_MS } from './evidence/page-signs';
import { createRequestWatch } from './evidence/request-watch';
import type { OnRequest } from './evidence/requests';
import { meaningOf } from './evidence/spoken';
import { noteEmptied, type Submission } from './submission';
import { createRequestListener } from './submission-requests';
import { DOUBT, ERROR, type Evidence, type Moment, NEW_ERROR, NOTHING, type Verdict, verdictOf } from './verdict';

// Error marks came within 370 ms of the submission, or of the server's answer, on all of 88 pages with real libraries;
// a next step may fade in for longer.
const SETTLE_MS = 800;
// Without any evidence the lead is kept, but not before an asynchronous validator has had its say.
const WAIT_MS = 2_000;
// A captcha that asks the visitor nothing takes no longer, nor does a page that tries again by itself.
const BY_ITSELF_MS = 10_000;
// A server that takes longer than this to say no has said nothing.
const MAX_REQUEST_MS = 30_000;
const LOOK_MS = 200;

/** Who is told of a submission's end. */
export interface Ends {
  onAccepted(submission: Submission, rule: string): void;
  onTurnedDown(submission: Submission, rule: string): void;
  /** A press has sent what was typed: it is a submission from now on. */
  onMeant(submission: Submission): void;
  /** What is known of an open submission, each time it is looked at. */
  onEvidence(submission: Submission, evidence: Evidence): void;
}

/** The open submissions, by their forms. */
export interface Submissions {
  open: Map<unknown, Submission>;
  /** The last that was but a step of a longer form: its answers belong to the next one. */
  step?: Lead | undefined;
  /** The last step since the page's server took one, contact and all: a lead, should the page go before any other. */
  taken?: Submission | undefined;
  /** Hears the requests of the form's window from now on, until nothing is open any more; whether it has one. */
  hear(form: Element): boolean;
  add(submission: Submission): void;
  /** Takes it out, whatever its fate is. */
  end(submission: Submission): void;
  turnDown(submission: Submission, rule: string): void;
  judge(submission: Submission, moment: Moment): void;
  /** Notes that what was typed was sent: a press was a submission. */
  mean(submission: Submission): void;
  lookAtAll(isLeaving: boolean): void;
  onRequest: OnRequest;
  onAlert(text: string): void;
}

/** All that is known now: what is heard, what can be seen, and what was evident before. */
function evidenceOf(submission: Submission): Evidence {
  const { ok, isRewritten, isAffirmed } = submission;
  const signs = submission.watch.look(submission);
  noteEmptied(submission);
  const { wasEmptied, against } = submission;
  // What closes by itself has been seen. A good answer outweighs it, but for an error that came after that answer.
  submission.against = Math.max(against, ok ? signs.against : Math.min(signs.against, ERROR));
  const before = signs.isThanked || isAffirmed ? Math.min(submission.against, ERROR) : submission.against;
  return Object.assign({}, submission, signs, {
    against: Math.max(signs.against, before),
    isGone: (signs.isGone && !isRewritten) || wasEmptied,
    isStep: signs.isStep && !wasEmptied,
  });
}

/**
 * Notes a step: the page has taken the answers away, sent nothing, and asks on in the same place. So it holds them for
 * later, whatever its next question is called. What was closed with nothing in its place, the visitor has given up.
 */
function hold(submissions: Pick<Submissions, 'step'>, now: Evidence, { lead, watch }: Submission): void {
  if (now.isPress && now.isGone && !now.isSent && !now.pending && !now.ok && watch.isAskedOn()) submissions.step = lead;
}

/**
 * Keeps a step for the next one, and what was taken for the end of the page. A search that empties itself is no step of
 * anything; a question that has made room for the next one is.
 */
function keepStep(submissions: Pick<Submissions, 'step' | 'taken'>, now: Evidence, submission: Submission): void {
  const { taken } = submissions;
  const { lead } = submission;
  if (now.isStep && (lead.contact || !isShown(lead.control))) submissions.step = lead;
  // Later steps add to what was taken, and so does the last one, though it is sent without the contact.
  const isLater = !!taken && now.isGone && taken.lead.contact === lead.contact;
  if (isLater || (now.isStep && now.ok && lead.contact)) submissions.taken = submission;
}

/** Notes what the page holds back for a later step, before the visitor writes where it was. */
export const noteStep = (submissions: Submissions, submission: Submission): void =>
  hold(submissions, evidenceOf(submission), submission);

/** How final a look at this moment is; undefined where it is too early for one. */
function momentFor({ settlingAt, pending }: Submission, isLeaving: boolean): Moment | undefined {
  const settledMs = Date.now() - settlingAt;
  const isDue = isLeaving || settledMs >= (pending ? MAX_REQUEST_MS : SETTLE_MS);
  const isPast = (ms: number) => isLeaving || settledMs >= ms;
  return isDue ? { isLeaving, isLast: isPast(WAIT_MS), isOver: isPast(BY_ITSELF_MS) } : undefined;
}

/**
 * Whether a submission that is turned down is so for good. Where the page shows no error, it may still send it: it
 * waits for a captcha, or tries again what its server could not take.
 */
const isFinal = ({ rule }: Verdict, { isPress, isStep }: Evidence, { isLast, isOver, isCorrected }: Moment) =>
  isCorrected || isStep || (isPress || rule === 'error' ? isLast : isOver);

/**
 * Hears alerts, also where the server has agreed: an alert is new, and nobody can overlook it. In words that nobody
 * knows it only tells where nothing was sent, and it comes at once.
 */
const createAlertListener = (open: Submissions['open']) => (text: string) => {
  const meaning = meaningOf(text);
  open.forEach((submission) => {
    const isAtOnce = Date.now() - submission.settlingAt < AT_ONCE_MS;
    const against = meaning === 'error' ? NEW_ERROR : meaning === 'said' && isAtOnce ? DOUBT : NOTHING;
    submission.against = Math.max(submission.against, against);
  });
};

/** What notes that a submission was sent, and tells of a press that it was one. */
const createMean = (onMeant: Ends['onMeant']) => (submission: Submission) => {
  submission.isSent = true;
  if (submission.isPress) onMeant(submission);
  submission.isPress = false;
};

/** A timer that can be started while it runs. */
function createTimer(act: () => void) {
  let timer: ReturnType<typeof setInterval> | undefined;
  return {
    start: () => void (timer = timer || setInterval(act, LOOK_MS)),
    stop() {
      clearInterval(timer);
      timer = undefined;
    },
  };
}

/** No submissions yet; while one is open, it is looked at by a timer. */
export function createSubmissions({ onAccepted, onTurnedDown, onMeant, onEvidence }: Ends): Submissions {
  const open = new Map<unknown, Submission>();

  const rest = () => {
    if (!open.size) [timer, requests].forEach(({ stop }) => stop());
  };

  const end = (submission: Submission) => {
    const { lead, watch } = submission;
    if (open.get(lead.form) === submission) open.delete(lead.form);
    watch.stop();
    // Not at once: a press makes room for its submission, in the listener that holds the page up.
    setTimeout(quiet(rest));
  };

  const turnDown = (submission: Submission, rule: string) => {
    end(submission);
    onTurnedDown(submission, rule);
  };

  const judge = (submission: Submission, moment: Moment) => {
    const evidence = evidenceOf(submission);
    onEvidence(submission, evidence);
    const verdict = verdictOf(evidence, moment);
    submission.isDown = !!verdict;
    hold(submissions, evidence, submission);
    if (!verdict) return;
    if (verdict.isAccepted) {
      end(submission);
      return onAccepted(submission, verdict.rule);
    }
    keepStep(submissions, evidence, submission);
    if (isFinal(verdict, evidence, moment)) turnDown(submission, verdict.rule);
  };

  const look = (submission: Submission, isLeaving: boolean) => {
    noteEmptied(submission);
    const moment = momentFor(submission, isLeaving);
    if (moment) judge(submission, moment);
  };
  const lookAtAll = (isLeaving: boolean) => open.forEach(quiet((submission) => look(submission, isLeaving)));

  const timer = createTimer(() => lookAtAll(false));
  const mean = createMean(onMeant);
  const onAlert = createAlertListener(open);
  const onRequest = createRequestListener(open, mean);
  const requests = createRequestWatch(onRequest, onAlert);

  const add = (submission: Submission) => {
    timer.start();
    open.set(submission.lead.form, submission);
  };

  const { hear } = requests;
  const submissions: Submissions = { open, hear, add, end, turnDown, judge, mean, lookAtAll, onRequest, onAlert };
  return submissions;
}
