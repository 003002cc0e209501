/** Hears submissions, decides which the page accepted, tells which leads those are. */
import { CONTROL, isSeen, isShown } from './controls';
import { type Evidence, MAX_REQUEST_MS, SETTLE_MS, verdictOf, WAIT_MS } from './decision';
import { isForm } from './form-access';
import type { Lead, Reading } from './lead';
import { listen, quiet } from './listen';
import { type OnRequest, watchRequests } from './network';
import { type PageSigns, watchPage } from './page-signs';

const BUTTON = 'button,[type=submit],[type=button],[type=image],a,[role=button]';
// A page that collects its form's data later than this after the visitor's last act (a captcha may stand in between) does
// not do so because of it.
const PRESS_MS = 60_000;
// Digits of a telephone number that pages leave alone when they write it with its country's code.
const PHONE_DIGITS = 7;
// Once for all the changes that a page makes in one go.
const LOOK_MS = 9;

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

/** Takes a form, or any element with controls, as a lead now; undefined when there is nothing in it. */
export type CaptureNow = (form: Element) => Lead | undefined;

/** One attempt to send a form, until its fate is known. */
interface Submission extends Evidence {
  lead: Lead;
  event: Event;
  openedAt: number;
  /** When it was opened or a request was last answered. */
  settlingAt: number;
  isDown?: boolean;
  /** What the visitor had done before: a focus that comes with nothing new done was put there by the page. */
  acts: number;
  signs: PageSigns;
  /** When its evidence will be looked at next. */
  lookAt: number;
  timer?: ReturnType<typeof setTimeout>;
}

/**
 * Captures the leads of this page from now on: one for every submission that the page accepted.
 *
 * Listens at the window, in the capture phase, so that no handler of the page is earlier or can keep the event away; events
 * in open shadow roots do not get there, so each root is listened to once the visitor has reached into it.
 */
export function createCapture({ read, onOpen, onAccepted, onTurnedDown, watchesRequests }: CaptureParts): CaptureNow {
  const submissions = new Map<unknown, Submission>();
  const passwords = new WeakSet<Element>();
  const visited = new WeakSet<Element>();
  const passwordTexts = new Set<string>();
  const roots = new WeakSet<object>([document]);
  let lastAccepted: Lead | undefined;
  let lastPressAt = 0;
  let acts = 0;
  let stopRequests: (() => void) | undefined | void;

  const accept = (lead: Lead) => {
    // The same answers in the same form once more are the same lead: a double click, an impatient visitor.
    (lastAccepted && lead.text === lastAccepted.text && lead.form === lastAccepted.form ? onTurnedDown : onAccepted)(lead);
    lastAccepted = lead;
  };

  const end = (submission: Submission) => {
    clearTimeout(submission.timer);
    submission.signs.stop();
    submissions.delete(submission.lead.form);
    if (!submissions.size && stopRequests) stopRequests = stopRequests();
  };

  const look = (submission: Submission) => {
    const { lead, signs, openedAt, settlingAt } = submission;
    const now = Date.now();
    if (submissions.get(lead.form) !== submission) return;
    submission.lookAt = Infinity;
    submission.isGone = submission.isGone || signs.isGone();
    submission.hasError = submission.hasError || signs.hasError();
    submission.isDoubtful = submission.isDoubtful || signs.isDoubtful();
    const verdict = verdictOf(submission, now - openedAt, now - settlingAt);
    const [wait] = [settlingAt + SETTLE_MS, openedAt + WAIT_MS, openedAt + MAX_REQUEST_MS].filter((at) => at > now);
    if (verdict) {
      end(submission);
      accept(lead);
    } else {
      if (verdict === false && !submission.isDown && !submission.isPress) onTurnedDown(lead);
      submission.isDown = verdict === false;
      if (!wait || (verdict === false && !submission.open && now > openedAt + WAIT_MS)) end(submission);
      else lookIn(submission, wait - now);
    }
  };

  // Never later than was planned: a page that changes without pause must not put the look off for ever.
  const lookIn = (submission: Submission, ms: number) => {
    if (submission.lookAt < Date.now() + ms) return;
    clearTimeout(submission.timer);
    submission.lookAt = Date.now() + ms;
    submission.timer = setTimeout(quiet(look), ms, submission);
  };

  const add = (form: unknown, evidence: Partial<Evidence>) => {
    const submission = submissions.get(form);
    if (submission) look(Object.assign(submission, evidence));
  };

  const readNow = (form: Element, { submitter }: { submitter?: unknown }, more?: Partial<Reading>) =>
    read(form, Object.assign({ passwords, passwordTexts, visited, submitter: submitter as HTMLButtonElement }, more));

  const openSubmission = (form: Element, event: Event, isPress: boolean) => {
    const lead = readNow(form, event as SubmitEvent);
    const before = submissions.get(form);
    if (before) {
      // A press of the button that has submitted the form; or the page is still busy with the same answers.
      if (!before.isPress && (isPress || (lead && !before.isDown && lead.text === before.lead.text))) return;
      end(before);
      if (!before.isPress) onTurnedDown(before.lead);
    }
    if (!lead) return;
    // Whatever was turned down before has been mended by now, in this form or in the one that took its place.
    submissions.forEach((other) => other.isDown && end(other));
    const now = Date.now();
    const submission: Submission = {
      lead,
      event,
      isPress,
      openedAt: now,
      settlingAt: now,
      lookAt: Infinity,
      open: 0,
      ok: 0,
      refused: 0,
      acts,
      signs: watchPage(lead, (scripts) => {
        for (const script of scripts) onRequest(script, () => Promise.resolve(200));
        lookIn(submission, LOOK_MS);
      }),
    };
    submissions.set(form, submission);
    if (watchesRequests() && !stopRequests) stopRequests = watchRequests(onRequest);
    // Only then has the page's own handler spoken. A timer of its own: the page's changes put the other one off.
    setTimeout(
      quiet(() => {
        const isInvalid = event.defaultPrevented && lead.controls.some((control) => isShown(control) && control.validity && !control.validity.valid);
        if (submissions.get(form) === submission && !isPress && !submission.isDown) onOpen(lead);
        add(form, { isDoubtful: submission.isDoubtful || (isInvalid && !submission.signs.isGone()) });
      }),
    );
  };

  const onRequest: OnRequest = (text, readStatus) =>
    submissions.forEach((submission) => {
      const { contactText } = submission.lead;
      if (text !== undefined && !squash(text).includes(squash(contactText).slice(contactText.includes('@') ? 0 : -PHONE_DIGITS) || '-')) return;
      const onAnswer = (status?: number) => {
        submission.open--;
        // A request that failed says nothing: it may have been somebody's tracker that was blocked.
        if (status !== undefined) submission[status < 400 ? 'ok' : 'refused']++;
        submission.settlingAt = Date.now();
        look(submission);
      };
      submission.open++;
      readStatus().then(quiet(onAnswer), () => onAnswer());
    });

  const onFormData = (event: FormDataEvent) => {
    const form = targetOf(event);
    if (!submissions.has(form) && Date.now() - lastPressAt < PRESS_MS) openSubmission(form, event, true);
    const submission = submissions.get(form);
    if (!submission) return;
    const { event: opened, lead } = submission;
    const { event_id } = lead.event;
    Object.assign(lead, readNow(form, opened as SubmitEvent, { formData: event.formData }));
    lead.event.event_id = event_id;
    submission.isCollected = true;
    // DOM standard, "dispatch": an event has a path only while it is dispatched, and a native submission's data is
    // collected afterwards. Its phase would not do: Firefox 153 leaves it as it was.
    if (opened.type === 'submit' && !opened.composedPath()[0] && !opened.defaultPrevented) add(form, { isNative: true });
  };

  const onVisit = (event: Event) => isSeen(targetOf(event)) && visited.add(targetOf(event));

  // Before an eye button of the page shows them as text, or puts another control in their place.
  const notePasswords = (event: Event) =>
    (targetOf(event).getRootNode() as Document).querySelectorAll<HTMLInputElement>('[type=password]').forEach((password) => {
      passwords.add(password);
      passwordTexts.add(password.value);
    });

  const listenIn = (root: Window | Document | ShadowRoot) => {
    if (roots.has(root)) return;
    roots.add(root);
    listen(root, 'submit', (event) => isForm(targetOf(event)) && openSubmission(targetOf(event), event, false));
    listen(root, 'invalid', (event) => add(targetOf(event).form, { hasError: true }));
    listen(root, 'reset', (event) => add(targetOf(event), { isGone: true }));
    listen(root, 'change', onVisit);
    // Not in the capture phase: what the page's own listeners add to the data belongs to the lead.
    root.addEventListener('formdata', quiet(onFormData) as EventListener);
  };

  listenIn(window);
  // Heard before delivery hears it: what is accepted now is on its way when delivery lets go of its leases.
  listen(window, 'pagehide', () => submissions.forEach(({ lead }) => add(lead.form, { isLeaving: true })));
  listen(window, 'click', (event) => {
    const button = event.composedPath().find((node) => node instanceof Element && node.matches(BUTTON)) as HTMLButtonElement | undefined;
    const form = button && (button.form || button.closest('form'));
    notePasswords(event);
    if (form && event.isTrusted) openSubmission(form, event, true);
  });
  for (const act of ['pointerdown', 'keydown']) {
    listen(window, act, () => {
      acts++;
      lastPressAt = Date.now();
    });
  }
  listen(window, 'focusin', (event) => {
    const control = targetOf(event);
    const submission = submissions.get(control.form);
    listenIn(control.getRootNode() as ShadowRoot);
    notePasswords(event);
    onVisit(event);
    if (submission && control.matches(CONTROL) && submission.acts === acts && !submission.signs.isGone()) add(control.form, { isDoubtful: true });
  });

  return (form) => {
    const before = submissions.get(form);
    const lead = readNow(form, {}, { isChosen: true }) || (before && before.lead);
    if (before) {
      end(before);
      lead!.event.event_id = before.lead.event.event_id;
    }
    if (lead) accept(lead);
    return lead;
  };
}

const targetOf = (event: Event) => event.composedPath()[0] as HTMLFormElement & HTMLInputElement;

// Letters and digits alone, so that a text is found in whatever encoding a request has.
const squash = (text: string) => text.toLowerCase().replace(/%\w\w|[^a-z\d]/g, '');
