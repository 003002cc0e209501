/** Hears submissions, decides which the page accepted, tells which leads those are. */
import { CONTROL, isSeen, isShown } from './controls';
import { type Evidence, MAX_REQUEST_MS, SETTLE_MS, type Verdict, verdictOf, WAIT_MS } from './decision';
import { isForm } from './form-access';
import type { Lead, Reading } from './lead';
import { watchRequests } from './network';
import { type PageSigns, watchPage } from './page-signs';

const BUTTON = 'button,[type=submit],[type=button],[type=image],a,[role=button]';
// Two submissions with the same answers within this time are one: a double click, an impatient visitor.
const REPEAT_MS = 60_000;
// A page that collects its form's data later than this after a press does not do so because of the press.
const PRESS_MS = 1_000;
// Digits of a telephone number that pages leave alone when they write it with its country's code.
const PHONE_DIGITS = 7;

/** What capture needs of its surroundings. */
export interface CaptureParts {
  /** The lead in this form; undefined when it is none. */
  read(form: Element, reading: Reading): Lead | undefined;
  /** A submission is open: the lead must outlive a page that dies now. */
  onOpen(lead: Lead): void;
  onAccepted(lead: Lead): void;
  /** Also told of what was never open. */
  onTurnedDown(lead: Lead): void;
  /** Whether the page's own requests may be watched. */
  watchesRequests(): boolean;
}

/** Takes a form, or any element with controls, as a lead now; false when there is nothing in it. */
export type CaptureNow = (form: Element) => boolean;

/** One attempt to send a form, until its fate is known. */
interface Submission extends Evidence {
  lead: Lead;
  event: Event;
  /** Text by which a request of the page is known to carry the lead. */
  needle: string;
  openedAt: number;
  changedAt: number;
  verdict?: Verdict;
  /** The evidence as it was last seen. */
  seen?: string;
  /** What the visitor had done before. */
  acts: number;
  signs: PageSigns;
  timer?: ReturnType<typeof setTimeout>;
}

/**
 * Captures the leads of this page from now on: one for every submission that the page accepted.
 *
 * Listens at the window, in the capture phase, so that no handler of the page is earlier or can keep the event away; events
 * in open shadow roots do not get there, so each root is listened to once the visitor has reached into it.
 */
export function createCapture({ read, onOpen, onAccepted, onTurnedDown, watchesRequests }: CaptureParts): CaptureNow {
  const submissions = new Map<Element, Submission>();
  const passwords = new WeakSet<Element>();
  const visited = new WeakSet<Element>();
  const roots = new WeakSet<object>();
  let lastAccepted = '';
  let lastAcceptedAt = 0;
  let lastPressAt = 0;
  let acts = 0;
  let stopRequests: (() => void) | undefined;

  const accept = (lead: Lead) => {
    const text = JSON.stringify(lead.fields);
    const isRepeat = text === lastAccepted && Date.now() - lastAcceptedAt < REPEAT_MS;
    lastAccepted = text;
    lastAcceptedAt = Date.now();
    (isRepeat ? onTurnedDown : onAccepted)(lead);
  };

  const end = (submission: Submission) => {
    clearTimeout(submission.timer);
    submission.signs.stop();
    submissions.delete(submission.lead.form);
    if (!submissions.size && stopRequests) stopRequests = stopRequests() as undefined;
  };

  const look = (submission: Submission) => {
    const { lead, signs, openedAt, event, open, ok, refused, isLeaving, isNative } = submission;
    if (submissions.get(lead.form) !== submission) return;
    submission.isGone = submission.isGone || signs.isGone();
    submission.hasError = signs.hasError() || submission.hasError || (event.defaultPrevented && lead.controls.some((control) => control.matches(':invalid') && isShown(control)));
    const now = Date.now();
    const seen = [open, ok, refused, submission.isGone, submission.hasError, isLeaving, isNative].join();
    if (seen !== submission.seen) submission.changedAt = now;
    submission.seen = seen;
    const verdict = verdictOf(submission, now - openedAt, now - submission.changedAt);
    if (verdict === 'accepted') {
      end(submission);
      return accept(lead);
    }
    if (verdict && verdict !== submission.verdict) onTurnedDown(lead);
    submission.verdict = verdict;
    const waits = [submission.changedAt + SETTLE_MS, openedAt + WAIT_MS, openedAt + MAX_REQUEST_MS].map((at) => at - now).filter((ms) => ms > 0);
    if (!waits.length || (verdict && !open && now > openedAt + WAIT_MS)) end(submission);
    else lookIn(submission, Math.min(...waits));
  };

  const lookIn = (submission: Submission, ms: number) => {
    clearTimeout(submission.timer);
    submission.timer = setTimeout(look, ms, submission);
  };

  const add = (form: Element | null | undefined, evidence: Partial<Evidence>) => {
    const submission = submissions.get(form!);
    if (submission) look(Object.assign(submission, evidence));
  };

  const readNow = (form: Element, more?: Partial<Reading>) => read(form, { passwords, visited, ...more });

  const openSubmission = (form: Element, event: Event, isPress: boolean) => {
    const lead = readNow(form, { submitter: (event as SubmitEvent).submitter as HTMLButtonElement });
    const before = submissions.get(form);
    if (before) {
      // The page is still busy with the same answers: this is the same submission once more.
      if (lead && !isPress && !before.isPress && !before.verdict && JSON.stringify(lead.fields) === JSON.stringify(before.lead.fields)) return;
      if (isPress && !before.isPress) return;
      end(before);
      onTurnedDown(before.lead);
    }
    if (!lead) return;
    const squashed = squash(lead.contactText);
    const now = Date.now();
    const submission: Submission = {
      lead,
      event,
      isPress,
      needle: lead.contactText.includes('@') ? squashed : squashed.slice(-PHONE_DIGITS) || '-',
      openedAt: now,
      changedAt: now,
      acts,
      open: 0,
      ok: 0,
      refused: 0,
      signs: watchPage(lead, () => submission.verdict || lookIn(submission, 9)),
    };
    submissions.set(form, submission);
    if (watchesRequests() && !stopRequests) stopRequests = watchRequests(onRequest);
    submission.timer = setTimeout(() => {
      // Only now has the page's own handler spoken.
      if (!isPress) onOpen(submission.lead);
      look(submission);
    });
  };

  const onRequest = (text: string, isOk: Promise<boolean>) =>
    submissions.forEach((submission) => {
      if (!squash(text).includes(submission.needle)) return;
      submission.open++;
      const answered = (wasOk: boolean) => {
        submission.open--;
        submission[wasOk ? 'ok' : 'refused']++;
        look(submission);
      };
      isOk.then(answered, () => answered(false));
    });

  const onSubmit = (event: Event) => {
    if (isForm(targetOf(event))) openSubmission(targetOf(event), event, false);
  };

  const onFormData = (event: Event) => {
    const form = targetOf(event);
    const isFirst = !submissions.has(form) && Date.now() - lastPressAt < PRESS_MS;
    if (isFirst) openSubmission(form, event, false);
    const submission = submissions.get(form);
    if (!submission) return;
    const { event: opened } = submission;
    const { submitter } = opened as SubmitEvent;
    submission.lead = readNow(form, { submitter: submitter as HTMLButtonElement, formData: (event as FormDataEvent).formData }) || submission.lead;
    // DOM standard, "dispatch": an event in dispatch has a phase. The browser collects a native submission's data after it.
    if (opened.type === 'submit' && !opened.eventPhase && !opened.defaultPrevented) add(form, { isNative: true });
  };

  const onClick = (event: Event) => {
    lastPressAt = Date.now();
    const button = event.composedPath().find((node) => node instanceof Element && node.matches(BUTTON)) as HTMLButtonElement | undefined;
    const form = button && (button.form || button.closest('form'));
    if (form && event.isTrusted) openSubmission(form, event, true);
  };

  const onFocus = (event: Event) => {
    const control = targetOf(event) as HTMLInputElement;
    const root = control.getRootNode() as Document | ShadowRoot;
    listenIn(root);
    root.querySelectorAll('[type=password]').forEach((password) => passwords.add(password));
    if (isSeen(control)) visited.add(control);
    const submission = control.matches(CONTROL) && submissions.get(control.form!);
    if (submission && submission.acts === acts && !submission.signs.isGone()) add(control.form, { hasError: true });
  };

  const listenIn = (root: Window | Document | ShadowRoot) => {
    if (roots.has(root) || root === document) return;
    roots.add(root);
    root.addEventListener('submit', onSubmit, true);
    root.addEventListener('formdata', onFormData);
    root.addEventListener('invalid', (event) => add((targetOf(event) as HTMLInputElement).form, { hasError: true }), true);
    root.addEventListener('reset', (event) => add(targetOf(event), { isGone: true }), true);
  };

  listenIn(window);
  addEventListener('click', onClick, true);
  addEventListener('focusin', onFocus, true);
  for (const act of ['pointerdown', 'keydown']) addEventListener(act, () => acts++, true);
  addEventListener('pagehide', () => submissions.forEach(({ lead }) => add(lead.form, { isLeaving: true })));

  return (form) => {
    const before = submissions.get(form);
    const lead = readNow(form, { isChosen: true }) || (before && before.lead);
    if (before) end(before);
    if (lead) accept(lead);
    return !!lead;
  };
}

const targetOf = (event: Event) => event.composedPath()[0] as Element;

// Letters and digits alone, so that a text is found in whatever encoding a request has.
const squash = (text: string) => text.toLowerCase().replace(/%\w\w|[^a-z\d]/g, '');
