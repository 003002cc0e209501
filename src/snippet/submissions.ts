/** Submissions whose fate is open: gathers the evidence on each, and asks for the verdict. */
import { isShown } from './controls';
import { type Evidence, type Moment, verdictOf } from './decision';
import type { Lead } from './lead';
import { quiet } from './listen';
import { watchRequests } from './network';
import { isErrorText, type PageSigns } from './page-signs';

// Error marks came within 370 ms of the submission, or of the server's answer, on all of 88 pages with real libraries; a next
// step may fade in for longer.
const SETTLE_MS = 800;
// Without any evidence the lead is kept, but not before an asynchronous validator has had its say.
const WAIT_MS = 2_000;
// A server that takes longer than this to say no has said nothing.
const MAX_REQUEST_MS = 30_000;
const LOOK_MS = 200;
// Digits of a telephone number that pages leave alone when they write it with its country's code.
const PHONE_DIGITS = 7;

/** One attempt to send a form, until its fate is known. */
export interface Submission extends Evidence {
  lead: Lead;
  event: Event;
  openedAt: number;
  /** When it was opened or a request was last answered. */
  settlingAt: number;
  isDown?: boolean;
  readSigns(): PageSigns;
}

/** The open submissions, by their forms. */
export interface Submissions {
  open: Map<unknown, Submission>;
  /** The last that was but a step of a longer form: its answers belong to the next one. */
  step?: Lead | undefined;
  add(submission: Submission): void;
  /** Takes it out, whatever its fate is. */
  end(submission: Submission): Lead;
  turnDown(submission: Submission): void;
  judge(submission: Submission, moment: Moment): void;
  lookAtAll(isLeaving: boolean): void;
}

/** No submissions yet; while one is open, it is looked at by a timer, and the page's requests are watched where that is allowed. */
export function createSubmissions(onAccepted: (lead: Lead) => void, onTurnedDown: (lead: Lead) => void, watchesRequests: () => boolean): Submissions {
  const open = new Map<unknown, Submission>();
  let timer: ReturnType<typeof setInterval> | undefined;
  let stopRequests: (() => void) | undefined | void;

  const end = ({ lead }: Submission) => {
    open.delete(lead.form);
    if (!open.size) {
      clearInterval(timer);
      if (stopRequests) stopRequests = stopRequests();
    }
    return lead;
  };

  const turnDown = (submission: Submission) => {
    end(submission);
    if (!submission.isPress && submission.lead.contact) onTurnedDown(submission.lead);
  };

  const judge = (submission: Submission, moment: Moment) => {
    const evidence = Object.assign(submission.readSigns(), submission);
    const verdict = verdictOf(evidence, moment);
    submission.isDown = verdict === false;
    // A dialog or a toast that the visitor or the page takes away again has been seen.
    if (evidence.isFresh) submission.isDoubtful = true;
    const { lead } = submission;
    // A search that empties itself is no step of anything; a question that has made room for the next one is.
    if (evidence.isStep && !verdict && (lead.contact || !isShown(lead.control))) submissions.step = lead;
    if (verdict) onAccepted(end(submission));
    else if (moment.isLast || evidence.isStep || (submission.isDown && moment.isCorrected)) turnDown(submission);
  };

  const look = (submission: Submission, isLeaving: boolean) => {
    const now = Date.now();
    const settledMs = now - submission.settlingAt;
    const isSettled = settledMs >= SETTLE_MS && (!submission.open || now - submission.openedAt >= MAX_REQUEST_MS);
    if (isLeaving || isSettled) judge(submission, { isLeaving, isLast: isLeaving || settledMs >= WAIT_MS });
  };
  const lookAtAll = (isLeaving: boolean) => open.forEach(quiet((submission) => look(submission, isLeaving)));

  const onRequest = (text: string, readStatus: () => Promise<number | undefined>) =>
    open.forEach((submission) => {
      const { contact, controls } = submission.lead;
      const isAbout = /\[object [ABFR]/.test(text) || squash(text).includes(squash(contact).slice(contact.includes('@') ? 0 : -PHONE_DIGITS) || '-');
      if (!isAbout) return;
      awaitAnswer(submission, readStatus());
      // A press that has sent all that was typed meant "send"; a lone address may only be checked, and often holds the name.
      const rest = squash(text).replace(squash(contact), '-');
      const typed = controls.flatMap(({ words, values }) => (/^(text|email)/.test(words) ? values : [])).filter((value) => value !== contact);
      if (typed[0] && typed.every((value) => rest.includes(squash(value)))) submission.isPress = false;
    });
  // Also where the server has agreed: it is new, and nobody can overlook it.
  const onAlert = (text: string) => isErrorText(text) && open.forEach((submission) => Object.assign(submission, { isFresh: true, refused: submission.refused + 1 }));

  const add = (submission: Submission) => {
    if (!open.size) timer = setInterval(lookAtAll, LOOK_MS, false);
    // What has no contact is known by none.
    if (submission.lead.contact && !stopRequests && watchesRequests()) stopRequests = watchRequests(onRequest, onAlert);
    open.set(submission.lead.form, submission);
  };

  const submissions: Submissions = { open, add, end, turnDown, judge, lookAtAll };
  return submissions;
}

/** Counts an answer that has not come yet: its status, or undefined for one that says nothing. */
export function awaitAnswer(submission: Submission, answer: Promise<number | undefined | void>): void {
  const onAnswer = (status?: number | void) => {
    submission.open--;
    // A request that failed says nothing: it may have been somebody's tracker that was blocked.
    if (status !== undefined) submission[status < 400 ? 'ok' : 'refused']++;
    submission.settlingAt = Date.now();
  };
  submission.open++;
  answer.then(onAnswer, () => onAnswer());
}

// Letters and digits alone, so that a text is found in whatever encoding a request has.
const squash = (text: string) => text.toLowerCase().replace(/%\w\w|[^a-z\d]/g, '');
