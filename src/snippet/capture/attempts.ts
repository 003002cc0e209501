/** Each attempt to send a form: whether it opens a submission, goes on with one, or corrects one. */
import type { NotALead } from '../form/not-a-lead';
import type { FormReading, Lead, ReadingContext } from '../form/read-form';
import { watchPage } from './evidence/page-signs';
import { newSubmission, noteEmptied, type Submission } from './submission';
import type { Submissions } from './submissions';
import { DOUBT, type Evidence, NOTHING } from './verdict';
import { isPointerDown, type VisitorInput } from './visitor-input';

/** How a form came to be submitted. */
export interface Attempt {
  event: Event;
  /** Something was pressed; a submission may follow. */
  isPress?: boolean;
  submitter?: HTMLButtonElement | null | undefined;
  formData?: FormData | undefined;
  /** The form as it was submitted before the snippet had arrived, and when. */
  earlier?: ReadingContext['earlier'];
}

/** What an attempt is judged by, and who is told of it. */
export interface AttemptParts {
  /** What is in this form. */
  read(form: Element, context: ReadingContext): FormReading;
  /** A submission is open: the lead must outlive a page that dies now. */
  onOpen(lead: Lead): void;
  /** What was submitted is no lead. */
  onIgnored(form: Element, why: NotALead | 'no contact'): void;
  /** What is known of an open submission by now. */
  onEvidence(form: Element, evidence: Evidence): void;
  /** Whether the page's own requests may be watched. */
  watchesRequests(): boolean;
}

/** Whether the attempt goes on with what is open already: a page that is still busy with the same answers. */
const isSameAttempt = (before: Submission, lead: Lead | undefined, isPress: boolean): boolean =>
  !before.isPress && (isPress || (!!lead && !before.isDown && lead.text === before.lead.text));

/**
 * Whether what is open in another form is corrected by this lead: in the form that took its place, with the same
 * contact. What has none is but the next step of the other, which the page may send with it.
 */
const isCorrected = (other: Submission, lead: Lead, isPress: boolean): boolean =>
  !!lead.contact && (other.isDown || ((!isPress || other.isPress) && other.lead.contact === lead.contact));

/** What reads the form and opens a submission where it holds a lead, or a step of one. */
export function createAttempts(parts: AttemptParts, visitor: VisitorInput, submissions: Submissions) {
  const { open, turnDown, judge } = submissions;

  const contextOf = (form: Element, more: Partial<ReadingContext>): ReadingContext => {
    const touch = visitor.touches.get(form);
    return Object.assign({ atTouch: touch && touch.hidden, step: submissions.step }, visitor, more);
  };
  const readNow = (form: Element, more: Partial<ReadingContext>) => parts.read(form, contextOf(form, more));

  /** Ends what was open in this form: it was corrected, or somebody else is at a form that the page has emptied. */
  const endBefore = (before: Submission, lead: Lead | undefined) => {
    noteEmptied(before);
    if (before.wasEmptied && lead && lead.contact !== before.lead.contact) judge(before, { isLast: true });
    if (open.get(before.lead.form) === before) turnDown(before, 'corrected');
  };

  const openSubmission = (lead: Lead, { event, isPress = false }: Attempt) => {
    open.forEach((other) => isCorrected(other, lead, isPress) && turnDown(other, 'corrected'));
    // What has no contact is known by none.
    const isHeard = !!lead.contact && parts.watchesRequests() && submissions.hear(lead.form);
    const touch = visitor.touches.get(lead.form);
    // What has turned these very answers down may stand there still, and be nothing new.
    const against = touch && touch.refused === lead.text ? DOUBT : NOTHING;
    const watch = watchPage(lead, touch);
    submissions.add(newSubmission(lead, watch, { event, isPress, isSent: !isHeard, against }));
    if (!isPress && lead.contact) parts.onOpen(lead);
  };

  const attempt = (form: Element, given: Attempt) => {
    const { event, isPress = false, submitter, formData, earlier } = given;
    const reading = readNow(form, { submitter, formData, isPress, earlier });
    const lead = reading.kind === 'none' ? undefined : reading.lead;
    const before = open.get(form);
    if (before) {
      // It may only scroll, and puts an end to nothing that is as it was.
      if (isPointerDown(event) && (!lead || lead.text === before.lead.text)) return;
      if (isSameAttempt(before, lead, isPress)) {
        // What the page has sent between the press and this was a draft, perhaps.
        if (!isPress) before.event = event;
        return;
      }
      endBefore(before, lead);
    }
    if (!isPress && reading.kind !== 'lead')
      parts.onIgnored(form, reading.kind === 'none' ? reading.reason : 'no contact');
    if (lead) openSubmission(lead, given);
  };

  return { attempt, readNow };
}
