/**
 * A form's data that the browser or the page collects: the browser sends it, or the page does, or keeps it for itself.
 */
import type { FormReading, ReadingContext } from '../form/read-form';
import type { Attempt } from './attempts';
import { frameAnswer } from './evidence/frame-answer';
import { awaitAnswer } from './submission-requests';
import type { Submission } from './submission';
import type { Submissions } from './submissions';
import { targetOf, type VisitorInput } from './visitor-input';

// A page that collects its form's data later than this after the visitor's last press (a captcha may be in between)
// does not do so because of it.
const PRESS_MS = 60_000;

/** What is needed to judge collected data. */
export interface CollectedParts {
  visitor: VisitorInput;
  submissions: Submissions;
  attempt(form: Element, attempt: Attempt): void;
  readNow(form: Element, more: Partial<ReadingContext>): FormReading;
  accept(submission: Pick<Submission, 'lead' | 'sentText'>, rule: string): void;
}

/**
 * Whether the browser sends it: its data is collected once the event is over. DOM standard, "dispatch": an event has a
 * path only while it is dispatched. Its phase would not do: Firefox 153 leaves it as it was.
 */
const isNative = (opened: Event) => opened.type === 'submit' && !opened.composedPath()[0] && !opened.defaultPrevented;

/** What hears `formdata`. */
export function createFormDataListener({ visitor, submissions, attempt, readNow, accept }: CollectedParts) {
  const { open, end } = submissions;
  return (event: FormDataEvent): void => {
    const form = targetOf(event);
    const { formData } = event;
    if (!open.has(form) && Date.now() - visitor.pressedAt < PRESS_MS) {
      attempt(form, { event, isPress: true, submitter: visitor.button, formData });
    }
    const submission = open.get(form);
    if (!submission) return;
    const { event: opened, lead } = submission;
    const { submitter } = opened as SubmitEvent & { submitter: HTMLButtonElement | null };
    const reading = readNow(form, { submitter, formData });
    const { event_id } = lead.event;
    // What is collected of a form that the page has emptied is not what the visitor has sent.
    if (reading.kind !== 'none' && reading.lead.contact === lead.contact) Object.assign(lead, reading.lead);
    lead.event.event_id = event_id;
    submission.isCollected = true;
    if (!isNative(opened)) return;
    submission.isSent = true;
    // What the answer says is shown in the page's own frame, or by the page once the frame has it.
    const answer = frameAnswer(form, submitter);
    if (answer) return awaitAnswer(submission, answer, { address: '', text: '' });
    end(submission);
    accept(submission, 'the browser sent it');
  };
}

/**
 * What hears of data that the browser takes to another page: a page may send its form by `form.submit()` as soon as a
 * last choice is made, and nothing is pressed.
 */
export function createSentDataListener({ visitor, submissions, readNow, accept }: CollectedParts) {
  return (formData: FormData): void => {
    const form = visitor.lastForm;
    if (!form || submissions.open.has(form) || !visitor.hasActed) return;
    const reading = readNow(form, { submitter: visitor.button, formData });
    // Another form of the page may be sent, such as its list of languages.
    if (reading.kind !== 'lead' || ![...formData.values()].includes(reading.lead.contact)) return;
    accept({ lead: reading.lead, sentText: '' }, 'the browser sent it');
  };
}
