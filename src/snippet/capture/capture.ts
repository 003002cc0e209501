/** Hears submissions, decides which the page accepted, tells which leads those are. */
import { own } from '../form/form-access';
import type { Lead } from '../form/read-form';
import { scopeOf } from '../form/scope';
import { listen } from '../listen';
import { type Acceptance, type AcceptanceListeners, createAcceptance, isSamePlace } from './acceptance';
import { type Attempt, type AttemptParts, createAttempts } from './attempts';
import { createChoices } from './choices';
import { createFormDataListener, createSentDataListener } from './collected-data';
import { watchNavigation } from './evidence/leaving';
import { readStanding } from './evidence/messages';
import { listenEverywhere } from './places';
import { noteEmptied, type Submission } from './submission';
import { createSubmissions, noteStep } from './submissions';
import { NEW_ERROR } from './verdict';
import { createVisitorInput, isPointerDown, listenersOf, targetOf } from './visitor-input';

/** What capture needs of its surroundings. */
export type CaptureParts = AttemptParts & AcceptanceListeners;

/** Commands to capture by. */
export interface Capture {
  /** Takes a form, or any element with controls, as a lead now; undefined when there is nothing in it. */
  captureNow(form: Element): Lead | undefined;
  /** Judges a submission that began before there was anybody to hear it. */
  openEarlier(form: Element, attempt: Attempt & { event: Event }): void;
}

/** Captures the leads of this page from now on: one for every submission that the page accepted. */
export function createCapture(parts: CaptureParts): Capture {
  const visitor = createVisitorInput();
  const choices = createChoices();
  const { accept, repeatIn } = createAcceptance(visitor, choices, parts);
  const submissions = createSubmissions({
    onAccepted(submission, rule) {
      const { contact } = submission.lead;
      if (contact) submissions.step = submissions.taken = undefined;
      accept(submission, rule);
      // The page has sent the answers of two forms at once: those of the step before, and what confirms them.
      const isSamePerson = ({ lead }: Submission) => contact && lead.contact === contact;
      submissions.open.forEach((other) => isSamePerson(other) && submissions.turnDown(other, 'sent before'));
    },
    onTurnedDown({ lead, isPress, isDown, isSent }, rule) {
      const touch = visitor.touches.get(lead.form);
      if (touch && isDown && !isSent && !isPress) touch.refused = lead.text;
      // The next step is a form of its own.
      if (submissions.step === lead) visitor.touches.delete(lead.form);
      if (!isPress && lead.contact) parts.onTurnedDown(lead, rule);
    },
    onMeant: ({ lead }) => parts.onOpen(lead),
    onEvidence: ({ lead }, evidence) => parts.onEvidence(lead.form, evidence),
  });
  const { attempt, readNow } = createAttempts(parts, visitor, submissions);

  const heard = { visitor, submissions, attempt, choices, readNow, accept, repeatIn };
  hear(heard);
  const onSentData = createSentDataListener(heard);
  watchNavigation(visitor, (url, formData) => {
    if (formData) onSentData(formData);
    submissions.open.forEach((submission) => (submission.isNavigated = true));
    // The address may be what sends the answers: a message for a messenger.
    submissions.onRequest([url], undefined);
  });
  // Heard before delivery hears it: what is accepted now is on its way when delivery lets go of its leases.
  listen(window, 'pagehide', () => {
    submissions.lookAtAll(true);
    const { taken } = submissions;
    submissions.taken = undefined;
    // An offer that nobody takes, or a survey, is no next step of what was taken.
    if (taken) accept(taken, 'left');
  });
  return commandsOf(heard);
}

type Commanded = Parameters<typeof createFormDataListener>[0] & Pick<Acceptance, 'accept' | 'repeatIn'>;

/** The commands, which act on what is open. */
function commandsOf({ visitor, submissions, attempt, readNow, accept, repeatIn }: Commanded): Capture {
  const { open, end } = submissions;
  return {
    captureNow(form) {
      const before = [...open.values()].find(({ lead }) => isSamePlace(lead.form, form));
      // Said once more, with nothing done by the visitor since.
      const repeat = repeatIn(form);
      if (repeat) return repeat;
      const reading = readNow(form, { isChosen: true });
      const lead = reading.kind === 'none' ? before && before.lead : reading.lead;
      if (before) {
        end(before);
        lead!.event.event_id = before.lead.event.event_id;
      }
      if (lead) accept({ lead, sentText: before ? before.sentText : '' }, 'the page said so');
      return lead;
    },
    openEarlier(form, given) {
      // What marks the form by now, marks it because of this very submission.
      const standing = new Set([...readStanding(scopeOf(form))].filter((key) => typeof key === 'string'));
      const nothing = new Set<never>();
      visitor.touches.set(form, { standing, shown: nothing, said: nothing, questions: nothing, hidden: new Map() });
      attempt(form, given);
      const submission = open.get(form);
      // The browser has sent it.
      if (!submission || given.event.defaultPrevented) return;
      end(submission);
      accept(submission, 'the browser sent it');
    },
  };
}

/** What the listeners act on. */
type Heard = Parameters<typeof createFormDataListener>[0] & { choices: { note(button: Element): void } };

/** Hears the visitor, and what the page does with its forms. */
function hear(parts: Heard): void {
  const { visitor, submissions, attempt, choices } = parts;
  const { open, judge, end } = submissions;
  const onTouch = () => open.forEach(noteEmptied);
  // A press may dismiss what the page has said, or be the next step's; not that of the same press, a moment ago.
  const onPressed = () =>
    open.forEach((submission) => submission.pending || isPointerDown(submission.event) || judge(submission, {}));
  const onInput = (event: Event) => {
    const target = targetOf(event);
    const isAround = ({ lead }: Submission) => own(lead.form, 'contains')(target);
    // The page may have put another form in the place of the one that it has turned down.
    const isReplaced = ({ lead }: Submission) =>
      !own(lead.form, 'isConnected') && lead.scope.surroundings.contains(target);
    const submission =
      open.get(target.form) || [...open.values()].find((other) => isAround(other) || isReplaced(other));
    if (!event.isTrusted || !submission) return;
    // What the visitor has taken out to correct it, the page has not emptied.
    submission.isRewritten = submission.isRewritten || target === submission.lead.control;
    if (!submission.isRewritten) noteStep(submissions, submission);
    submission.isRewritten = true;
    if (submission.pending) return;
    // Somebody else is at a form that was emptied. In one that was not, the visitor has seen what the page had to say,
    // and what it looks like from now on is the visitor's doing.
    judge(submission, submission.wasEmptied ? { isLast: true } : { isCorrected: true });
  };

  // The browser's own validation, which the page may ask for after the submission.
  const onInvalid = (event: Event) => {
    const submission = open.get(targetOf(event).form);
    if (submission) submission.against = NEW_ERROR;
  };

  /** In a text of several lines Enter writes, unless the page takes it for itself, as chats do. */
  const endWritten = (form: Element, event: Event) => {
    const submission = open.get(form);
    if (submission && submission.isPress && submission.event === event && !event.defaultPrevented) end(submission);
  };

  const heard = listenersOf(visitor, {
    onTouch,
    onPressed,
    onInput,
    onChoice: choices.note,
    onAttempt(form, event, isPress) {
      const { submitter } = event as SubmitEvent & { submitter: HTMLButtonElement | null };
      attempt(form, { event, isPress, submitter: submitter || visitor.button });
      if (targetOf(event).localName === 'textarea') setTimeout(endWritten, 0, form, event);
    },
  });
  /** What was pressed, the browser takes for a scroll; what the page has sent by then is sent. */
  const onScroll = () =>
    open.forEach((submission) => submission.isPress && isPointerDown(submission.event) && end(submission));

  const onFormData = createFormDataListener(parts);
  listenEverywhere({
    composed: [...heard.composed, ['pointercancel', onScroll]],
    inner: [...heard.inner, ['invalid', onInvalid]],
    // What the page's own listeners add to the data belongs to the lead.
    late: [['formdata', (event) => onFormData(event as FormDataEvent)]],
  });
}
