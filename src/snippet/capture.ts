/** Hears submissions, decides which the page accepted, tells which leads those are. */
import { isSeen } from './controls';
import { type Evidence, type Moment, verdictOf } from './decision';
import { isForm, own } from './form-access';
import type { Lead, Reading } from './lead';
import { listen, listenLate, quiet } from './listen';
import { watchRequests } from './network';
import { isErrorText, type PageSigns, readBaseline, type Remark, scopeOf, watchPage } from './page-signs';

const BUTTON = 'button,[type=submit],[type=button],[type=image],a,[role=button]';
// A page that collects its form's data later than this after the visitor's last press (a captcha may stand in between) does
// not do so because of it.
const PRESS_MS = 60_000;
// Digits of a telephone number that pages leave alone when they write it with its country's code.
const PHONE_DIGITS = 7;
// Error marks came within 370 ms of the submission, or of the server's answer, on all of 88 pages with real libraries; a next
// step may fade in for longer.
const SETTLE_MS = 800;
// Without any evidence the lead is kept, but not before an asynchronous validator has had its say.
const WAIT_MS = 2_000;
// A server that takes longer than this to say no has said nothing.
const MAX_REQUEST_MS = 30_000;
const LOOK_MS = 200;

/** What capture needs of its surroundings. */
export interface CaptureParts {
  /** The lead in this form; undefined when it is none. */
  read(form: Element, reading: Reading): Lead | undefined;
  /** A submission is open: the lead must outlive a page that dies now. */
  onOpen(lead: Lead): void;
  onAccepted(lead: Lead): void;
  onTurnedDown(lead: Lead): void;
  /** Whether the page's own requests may be watched. */
  watchesRequests(): boolean;
}

/**
 * Takes a form, or any element with controls, as a lead now; undefined when there is nothing in it.
 *
 * @param event of a submission that began earlier and is to be judged like any other; what it has besides goes into the reading
 */
export type CaptureNow = (form: Element, event?: Event) => Lead | undefined;

/** One attempt to send a form, until its fate is known. */
interface Submission extends Evidence {
  lead: Lead;
  event: Event;
  openedAt: number;
  /** When it was opened or a request was last answered. */
  settlingAt: number;
  isDown?: boolean;
  readSigns(): PageSigns;
}

/**
 * Captures the leads of this page from now on: one for every submission that the page accepted.
 *
 * Listens at the window, in the capture phase, so that no handler of the page is earlier or can keep the event away; events
 * in open shadow roots do not get there, so each root is listened to once the visitor has reached into it.
 */
export function createCapture({ read, onOpen, onAccepted, onTurnedDown, watchesRequests }: CaptureParts): CaptureNow {
  const submissions = new Map<unknown, Submission>();
  /** What the page said before the visitor began to fill in the form. */
  const baselines = new WeakMap<Element, Set<Remark>>();
  const passwords = new Set<unknown>();
  const visited = new WeakSet<Element>();
  const roots = new WeakSet<object>([document]);
  let lastAccepted: Lead | undefined;
  let lastStep: Lead | undefined;
  let hasActed = false;
  let lastPressAt = 0;
  let lastButton: HTMLButtonElement | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;
  let stopRequests: (() => void) | undefined | void;

  const accept = (lead: Lead) => {
    const before = lastAccepted;
    lastAccepted = lead;
    lastStep = undefined;
    // Whatever collects the form's data, or names the form, without a new act of the visitor's, means the same lead.
    hasActed = false;
    lastPressAt = 0;
    baselines.delete(lead.form);
    // The same answers in the same form once more are the same lead: a double click, an impatient visitor.
    (before && lead.text === before.text && lead.form === before.form ? onTurnedDown : onAccepted)(lead);
  };

  const end = ({ lead }: Submission) => {
    submissions.delete(lead.form);
    if (!submissions.size) {
      clearInterval(timer);
      if (stopRequests) stopRequests = stopRequests();
    }
    return lead;
  };

  const turnDown = (submission: Submission) => {
    end(submission);
    if (!submission.isPress) onTurnedDown(submission.lead);
  };

  const noteBaseline = (form: Element) => {
    const before = baselines.get(form) || readBaseline(scopeOf(form));
    baselines.set(form, before);
    return before;
  };

  const judge = (submission: Submission, moment: Moment) => {
    const evidence = Object.assign(submission.readSigns(), submission);
    const verdict = verdictOf(evidence, moment);
    submission.isDown = verdict === false;
    // A dialog or a toast that the visitor or the page takes away again has been seen.
    if (evidence.isFresh) submission.isDoubtful = true;
    if (evidence.isStep && !verdict) lastStep = submission.lead;
    if (verdict) {
      end(submission);
      accept(submission.lead);
    } else if (moment.isLast || evidence.isStep || (submission.isDown && moment.isCorrected)) turnDown(submission);
  };

  const look = (submission: Submission, isLeaving: boolean) => {
    const now = Date.now();
    const settledMs = now - submission.settlingAt;
    const isSettled = settledMs >= SETTLE_MS && (!submission.open || now - submission.openedAt >= MAX_REQUEST_MS);
    if (isLeaving || isSettled) judge(submission, { isLeaving, isLast: isLeaving || settledMs >= WAIT_MS });
  };
  const lookAtAll = (isLeaving: boolean) => submissions.forEach(quiet((submission) => look(submission, isLeaving)));

  const readNow = (form: Element, more: Partial<Reading>) => read(form, Object.assign({ passwords, visited, step: lastStep }, more));

  const openSubmission = (form: Element, event: Event, isPress: boolean) => {
    const { submitter = lastButton, formData, early, at } = event as SubmitEvent & FormDataEvent & Reading & { submitter?: HTMLButtonElement };
    const lead = readNow(form, { submitter, formData, early, at });
    const before = submissions.get(form);
    if (before) {
      const isSame = lead && !before.isDown && lead.text === before.lead.text;
      // A press of the button that has submitted the form; or the page is still busy with the same answers.
      if (before.isPress ? isPress && isSame && before.open : isPress || isSame) return;
      turnDown(before);
    }
    if (!lead) return;
    // Whatever was turned down before has been mended by now, in this form or in the one that took its place.
    submissions.forEach((other) => (other.isDown || (!isPress && other.lead.contact === lead.contact)) && turnDown(other));
    if (!submissions.size) {
      timer = setInterval(lookAtAll, LOOK_MS, false);
      stopRequests = watchesRequests() ? watchRequests(onRequest, onAlert) : undefined;
    }
    const now = Date.now();
    // What the press has looked up is good for the submission that it has led to, whose listener shall be short.
    const readSigns = before && before.lead.text === lead.text ? before.readSigns : watchPage(lead, noteBaseline(form));
    submissions.set(form, { lead, event, isPress, openedAt: now, settlingAt: now, open: 0, ok: 0, refused: 0, readSigns });
    if (!isPress) onOpen(lead);
  };

  const awaitAnswer = (submission: Submission, answer: Promise<number | undefined | void>) => {
    const onAnswer = (status?: number | void) => {
      submission.open--;
      // A request that failed says nothing: it may have been somebody's tracker that was blocked.
      if (status !== undefined) submission[status < 400 ? 'ok' : 'refused']++;
      submission.settlingAt = Date.now();
    };
    submission.open++;
    answer.then(onAnswer, () => onAnswer());
  };

  const onRequest = (text: string, readStatus: () => Promise<number | undefined>) =>
    submissions.forEach((submission) => {
      const { contact } = submission.lead;
      const isAbout = /\[object [ABFR]/.test(text) || squash(text).includes(squash(contact).slice(contact.includes('@') ? 0 : -PHONE_DIGITS) || '-');
      if (isAbout) awaitAnswer(submission, readStatus());
    });

  const onAlert = (text: string) => isErrorText(text) && submissions.forEach((submission) => submission.refused++);

  const onFormData = (event: FormDataEvent) => {
    const form = targetOf(event);
    if (!submissions.has(form) && Date.now() - lastPressAt < PRESS_MS) openSubmission(form, event, true);
    const submission = submissions.get(form);
    if (!submission) return;
    const { event: opened, lead } = submission;
    const { event_id } = lead.event;
    const submitter = (opened as SubmitEvent).submitter as HTMLButtonElement;
    Object.assign(lead, readNow(form, { submitter, formData: event.formData }));
    lead.event.event_id = event_id;
    submission.isCollected = true;
    // DOM standard, "dispatch": an event has a path only while it is dispatched, and a native submission's data is
    // collected afterwards. Its phase would not do: Firefox 153 leaves it as it was.
    if (opened.type === 'submit' && !opened.composedPath()[0] && !opened.defaultPrevented) {
      const frame = frameOf(form, submitter);
      // What the answer says is shown in the page's own frame, or by the page once the frame has it.
      if (frame) awaitAnswer(submission, new Promise((resolve) => frame.addEventListener('load', () => resolve(), { once: true })));
      else {
        end(submission);
        accept(lead);
      }
    }
  };

  const notePasswords = (event: Event) =>
    // Before an eye button of the page shows them as text, or puts another control in their place.
    (targetOf(event).getRootNode() as Document).querySelectorAll<HTMLInputElement>('[type=password]').forEach((password) => passwords.add(password).add(password.value));

  const notePress = () => {
    hasActed = true;
    lastPressAt = Date.now();
    // The press may dismiss what the page has said, or be the next step's.
    submissions.forEach((submission) => submission.open || judge(submission, {}));
  };

  const noteVisit = (event: Event) => isSeen(targetOf(event)) && visited.add(targetOf(event));

  const listenIn = (root: Window | Document | ShadowRoot) => {
    if (roots.has(root)) return;
    roots.add(root);
    listen(root, 'submit', (event) => isForm(targetOf(event)) && openSubmission(targetOf(event), event, false));
    listen(root, 'invalid', (event) => Object.assign(submissions.get(targetOf(event).form) || {}, { hasError: true }));
    listen(root, 'change', noteVisit);
    // Whoever corrects has seen what the page had to say: what it looks like from now on is the visitor's doing.
    listen(root, 'input', (event) => {
      if (!event.isTrusted) return;
      const submission = submissions.get(targetOf(event).form);
      hasActed = true;
      // A page that reads its form while the visitor types (it saves drafts, it counts) does not do so because of a press.
      lastPressAt = 0;
      if (submission && !submission.open) judge(submission, { isCorrected: true });
    });
    // Not in the capture phase: what the page's own listeners add to the data belongs to the lead.
    listenLate(root, 'formdata', onFormData);
  };

  listenIn(window);
  // Heard before delivery hears it: what is accepted now is on its way when delivery lets go of its leases.
  listen(window, 'pagehide', () => lookAtAll(true));
  listen(window, 'click', (event) => {
    const button = event.composedPath().find((node) => node instanceof Element && node.matches(BUTTON)) as HTMLButtonElement | undefined;
    const form = button && (button.form || button.closest('form'));
    lastButton = button;
    notePress();
    notePasswords(event);
    if (form && event.isTrusted) openSubmission(form, event, true);
  });
  listen(window, 'keydown', ({ key }: KeyboardEvent) => /Enter|Escape/.test(key) && notePress());
  listen(window, 'focusin', (event) => {
    const control = targetOf(event);
    listenIn(control.getRootNode() as ShadowRoot);
    notePasswords(event);
    noteVisit(event);
    if (control.form) noteBaseline(control.form);
  });

  const openEarlier = (form: Element, event: Event) => {
    // What marks the form by now, marks it because of this very submission.
    baselines.set(form, new Set([...readBaseline(scopeOf(form))].filter((remark) => typeof remark === 'string' || !own(form, 'contains')(remark))));
    openSubmission(form, event, false);
    const submission = submissions.get(form);
    // The browser has sent it.
    if (submission && !event.defaultPrevented) accept(end(submission));
  };

  return (form, event) => {
    if (event) return void openEarlier(form, event);
    const before = submissions.get(form);
    // Said once more, with nothing done by the visitor since: what stands in an emptied form by default is no second lead.
    if (lastAccepted && lastAccepted.form === form && !hasActed) return lastAccepted;
    const lead = readNow(form, { isChosen: true }) || (before && before.lead);
    if (before) {
      end(before);
      lead!.event.event_id = before.lead.event.event_id;
    }
    if (lead) accept(lead);
    return lead;
  };
}

/** The frame of the page that the form is sent into. */
const frameOf = (form: Element, submitter: HTMLButtonElement | null) => {
  const target = (submitter && submitter.formTarget) || own(form, 'target', HTMLFormElement);
  return [...document.querySelectorAll('iframe')].find(({ name }) => name && name === target);
};

const targetOf = (event: Event) => event.composedPath()[0] as HTMLFormElement & HTMLInputElement;

// Letters and digits alone, so that a text is found in whatever encoding a request has.
const squash = (text: string) => text.toLowerCase().replace(/%\w\w|[^a-z\d]/g, '');
