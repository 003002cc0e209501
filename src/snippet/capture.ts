/** Hears submissions, decides which the page accepted, tells which leads those are. */
import { own } from './form-access';
import type { Lead, Reading } from './lead';
import { listen, listenLate } from './listen';
import { readBaseline, scopeOf, watchPage } from './page-signs';
import { awaitAnswer, createSubmissions } from './submissions';
import { hearVisitor, targetOf } from './visit';

// A page that collects its form's data later than this after the visitor's last press (a captcha may stand in between) does
// not do so because of it.
const PRESS_MS = 60_000;

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

/** Captures the leads of this page from now on: one for every submission that the page accepted. */
export function createCapture({ read, onOpen, onAccepted, onTurnedDown, watchesRequests }: CaptureParts): CaptureNow {
  let lastAccepted: Lead | undefined;
  // HTML standard, "The navigation API", which older browsers do not have; and a page may have a variable or an element of that name.
  const { navigation, Navigation } = window as Window & { navigation?: EventTarget; Navigation?: new () => EventTarget };
  const isTold = Navigation && navigation instanceof Navigation;

  const accept = (lead: Lead) => {
    // A step that nothing has followed.
    if (!lead.contact) return;
    const before = lastAccepted;
    lastAccepted = lead;
    submissions.step = undefined;
    // Whatever collects the form's data, or names the form, without a new act of the visitor's, means the same lead.
    visit.hasActed = false;
    visit.pressedAt = 0;
    visit.loose.clear();
    visit.baselines.delete(lead.form);
    // The same answers in the same form once more are the same lead: a double click, an impatient visitor.
    (before && lead.text === before.text && lead.form === before.form ? onTurnedDown : onAccepted)(lead);
  };

  const submissions = createSubmissions(accept, onTurnedDown, watchesRequests);
  const { open, end, turnDown, judge } = submissions;

  const readNow = (form: Element, more: Partial<Reading>) => read(form, Object.assign({ step: submissions.step }, visit, more));

  const onSubmission = (form: Element, event: Event, isPress: boolean) => {
    const { submitter = visit.button, formData, early, at } = event as SubmitEvent & FormDataEvent & Reading & { submitter?: HTMLButtonElement };
    const lead = readNow(form, { submitter, formData, early, at, isPress });
    const before = open.get(form);
    if (before) {
      const isSame = lead && !before.isDown && lead.text === before.lead.text;
      // A press of the button that has submitted the form; or the page is still busy with the same answers.
      if (before.isPress ? isPress && isSame && before.open : isPress || isSame) return;
      turnDown(before);
    }
    if (!lead) return;
    // Whatever was turned down before has been mended by now, in this form or in the one that took its place.
    open.forEach((other) => (other.isDown || ((!isPress || (other.isPress && !other.open)) && other.lead.contact === lead.contact)) && turnDown(other));
    const now = Date.now();
    // What the press has looked up is good for the submission that it has led to, whose listener shall be short.
    const readSigns = before && before.lead.text === lead.text ? before.readSigns : watchPage(lead, visit.noteBaseline(form));
    submissions.add({ lead, event, isPress, isNavigated: !isTold, openedAt: now, settlingAt: now, open: 0, ok: 0, refused: 0, readSigns });
    if (!isPress && lead.contact) onOpen(lead);
  };

  const onFormData = (event: FormDataEvent) => {
    const form = targetOf(event);
    if (!open.has(form) && Date.now() - visit.pressedAt < PRESS_MS) onSubmission(form, event, true);
    const submission = open.get(form);
    if (!submission) return;
    const { event: opened, lead } = submission;
    const { event_id } = lead.event;
    const submitter = (opened as SubmitEvent).submitter as HTMLButtonElement;
    Object.assign(lead, readNow(form, { submitter, formData: event.formData }));
    lead.event.event_id = event_id;
    submission.isCollected = true;
    // DOM standard, "dispatch": an event has a path only while it is dispatched, and a native submission's data is
    // collected afterwards. Its phase would not do: Firefox 153 leaves it as it was.
    if (opened.type !== 'submit' || opened.composedPath()[0] || opened.defaultPrevented) return;
    const frame = frameOf(form, submitter);
    // What the answer says is shown in the page's own frame, or by the page once the frame has it.
    if (frame) awaitAnswer(submission, new Promise((resolve) => frame.addEventListener('load', () => resolve(), { once: true })));
    else accept(end(submission));
  };

  const listenFurther = (root: Window | Document | ShadowRoot) => {
    listen(root, 'invalid', (event) => Object.assign(open.get(targetOf(event).form) || {}, { hasError: true }));
    listen(root, 'input', (event) => {
      const { form } = targetOf(event);
      // The page may have put another form in the place of the one that it has turned down.
      const submission = open.get(form) || (form && [...open.values()].find(({ lead }) => !own(lead.form, 'isConnected') && lead.scope.surroundings.contains(form)));
      // Whoever corrects has seen what the page had to say: what it looks like from now on is the visitor's doing.
      if (event.isTrusted && submission && !submission.open) judge(submission, { isCorrected: true });
    });
    // Not in the capture phase: what the page's own listeners add to the data belongs to the lead.
    listenLate(root, 'formdata', onFormData);
  };

  // The press may dismiss what the page has said, or be the next step's.
  const onPress = () => open.forEach((submission) => submission.open || judge(submission, {}));

  const visit = hearVisitor(onSubmission, onPress, listenFurther);
  // Of an address that is typed, or a page loaded anew, there is no such event.
  if (isTold)
    listen<Event & { navigationType: string; destination: { url: string }; formData: unknown }>(navigation as EventTarget, 'navigate', ({ navigationType, destination, formData }) => {
      const isVisitors = navigationType === 'traverse' || (!formData && destination.url === (visit.button && visit.button.href));
      if (!isVisitors) open.forEach((submission) => (submission.isNavigated = true));
    });
  // Heard before delivery hears it: what is accepted now is on its way when delivery lets go of its leases.
  listen(window, 'pagehide', () => submissions.lookAtAll(true));

  const openEarlier = (form: Element, event: Event) => {
    // What marks the form by now, marks it because of this very submission.
    visit.baselines.set(form, new Set([...readBaseline(scopeOf(form))].filter((remark) => typeof remark === 'string' || !own(form, 'contains')(remark))));
    onSubmission(form, event, false);
    const submission = open.get(form);
    // The browser has sent it.
    if (submission && !event.defaultPrevented) accept(end(submission));
  };

  return (form, event) => {
    if (event) return void openEarlier(form, event);
    // A button in no form has a place of its own, which need not be the element that the page names.
    const isSame = (lead: Lead) => own(lead.form, 'contains')(form) || own(form, 'contains')(lead.form);
    const before = [...open.values()].find(({ lead }) => isSame(lead));
    // Said once more, with nothing done by the visitor since: what stands in an emptied form by default is no second lead.
    if (lastAccepted && isSame(lastAccepted) && !visit.hasActed) return lastAccepted;
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
