/** Hears submissions, has each decided, tells which leads the page accepted. */
import type { FieldValue } from '../event';
import { controlsOf, isSeen } from './controls';
import type { Verdict } from './decision';
import { isForm } from './form-access';
import type { Lead, Reading } from './lead';
import { type Opener, openSubmission, type Submission } from './submission';

const BUTTON = 'button,input[type=submit],input[type=button],input[type=image],a,[role=button]';
// Two submissions with the same answers within this time are one: a double click, an impatient visitor.
const REPEAT_MS = 60_000;
// A page that collects its form's data later than this after a press does not send it because of the press.
const PRESS_MS = 1_000;

/** What capture needs of its surroundings. */
export interface CaptureParts {
  /** The lead in this form; undefined when it is none. */
  read(form: Element, reading: Reading): Lead | undefined;
  /** A submission is open: the lead must outlive a page that dies now. */
  onOpen(lead: Lead): void;
  onAccepted(lead: Lead): void;
  onTurnedDown(lead: Lead): void;
  isOn(): boolean;
  /** Whether the page's own requests may be watched. */
  watchesRequests(): boolean;
}

/** Takes a form, or any element with controls, as a lead now; undefined when there is nothing in it. */
export type CaptureNow = (form: Element) => Lead | undefined;

/**
 * Captures the leads of this page from now on: one for every submission that the page accepted.
 *
 * Listens at the window, in the capture phase, so that no handler of the page is earlier or can keep the event away; events
 * in open shadow roots do not get there, so each root is listened to once the visitor has reached into it.
 */
export function createCapture(parts: CaptureParts): CaptureNow {
  const submissions = new Map<Element, Submission>();
  const passwords = new WeakSet<Element>();
  const typed = new WeakSet<Element>();
  const roots = new WeakSet<object>();
  const actsAtOpening = new WeakMap<Submission, number>();
  let carried: Record<string, FieldValue> | undefined;
  let lastAccepted = { text: '', at: 0 };
  let lastPressAt = 0;
  // Counts what the visitor does, so that a focus the page has moved is told from one the visitor has.
  let acts = 0;

  const read = (form: Element, more: Partial<Reading> = {}) =>
    parts.read(form, {
      carried,
      wasPassword: (control) => passwords.has(control) || (control as HTMLInputElement).type === 'password',
      wasTyped: (control) => typed.has(control),
      ...more,
    });

  const isRepeat = ({ fields }: Lead) => JSON.stringify(fields) === lastAccepted.text && Date.now() - lastAccepted.at < REPEAT_MS;

  const accept = (lead: Lead) => {
    if (isRepeat(lead)) return parts.onTurnedDown(lead);
    lastAccepted = { text: JSON.stringify(lead.fields), at: Date.now() };
    carried = undefined;
    parts.onAccepted(lead);
  };

  const end = (form: Element) => {
    const submission = submissions.get(form);
    submission?.end();
    submissions.delete(form);
    return submission;
  };

  const onVerdict = (verdict: Verdict, { lead }: Submission) => {
    if (verdict === 'turned down') return parts.onTurnedDown(lead);
    end(lead.form);
    if (verdict === 'accepted') return accept(lead);
    parts.onTurnedDown(lead);
    carried = lead.fields;
  };

  const open = (form: Element, event: Event, opener: Opener) => {
    const lead = parts.isOn() ? read(form, { submitter: (event as SubmitEvent).submitter }) : undefined;
    const before = submissions.get(form);
    // The page is still busy with the same answers: this press is the same submission once more.
    if (before && lead && opener === before.opener && JSON.stringify(lead.fields) === JSON.stringify(before.lead.fields)) return;
    if (before) parts.onTurnedDown(end(form)!.lead);
    if (!lead || isRepeat(lead)) return;
    const submission = openSubmission(lead, { opener, event, watchesRequests: parts.watchesRequests(), onVerdict });
    submissions.set(form, submission);
    actsAtOpening.set(submission, acts);
    // Only now has the page's own handler spoken.
    setTimeout(() => submissions.get(form) === submission && opener === 'submit' && parts.onOpen(submission.lead));
  };

  const onSubmit = (event: Event) => {
    const form = targetOf(event);
    if (isForm(form)) open(form, event, 'submit');
  };

  const onFormData = (event: FormDataEvent) => {
    const form = targetOf(event);
    let submission = submissions.get(form);
    if (!submission && Date.now() - lastPressAt < PRESS_MS) {
      open(form, event, 'formdata');
      submission = submissions.get(form);
    }
    if (!submission) return;
    const { event: opened, opener } = submission;
    const again = read(form, { submitter: (opened as SubmitEvent).submitter, formData: event.formData });
    if (again) submission.lead = again;
    if (opener === 'press') submission.opener = 'formdata';
    // DOM standard, "dispatch": an event in dispatch has a phase. The browser collects the data of a native submission after it.
    if (opener === 'submit' && !opened.eventPhase && !opened.defaultPrevented) submission.note({ isNative: true });
  };

  const onClick = (event: Event) => {
    if (!event.isTrusted) return;
    lastPressAt = Date.now();
    const button = event.composedPath().find((node) => node instanceof Element && node.matches(BUTTON)) as HTMLButtonElement | undefined;
    const form = button && (button.form ?? button.closest('form'));
    if (form && !submissions.has(form)) open(form, event, 'press');
  };

  const onTyped = (event: Event) => {
    const control = targetOf(event);
    if (event.isTrusted && !typed.has(control) && isSeen(control)) typed.add(control);
  };

  const onFocus = (event: Event) => {
    const control = targetOf(event);
    const root = control.getRootNode();
    if (root instanceof ShadowRoot) listen(root);
    (root as Document).querySelectorAll?.('[type=password]').forEach((password) => passwords.add(password));
    const submission = submissionOf(control);
    if (submission && actsAtOpening.get(submission) === acts) submission.note({ isFocusedBack: true });
  };

  const submissionOf = (control: Element) => [...submissions.values()].find(({ lead }) => controlsOf(lead.form).includes(control as never));

  const listen = (root: Window | ShadowRoot) => {
    if (roots.has(root)) return;
    roots.add(root);
    root.addEventListener('submit', onSubmit, true);
    root.addEventListener('formdata', onFormData as EventListener);
    root.addEventListener('invalid', (event) => submissionOf(targetOf(event))?.note({ hasError: true }), true);
    root.addEventListener('reset', (event) => submissions.get(targetOf(event))?.note({ isGone: true }), true);
  };

  listen(window);
  addEventListener('click', onClick, true);
  for (const act of ['pointerdown', 'keydown']) addEventListener(act, () => acts++, true);
  addEventListener('input', onTyped, true);
  addEventListener('focusin', onFocus, true);
  addEventListener('pagehide', () => submissions.forEach((submission) => submission.note({ isLeaving: true })), true);

  return (form) => {
    const before = end(form)?.lead;
    const lead = read(form, { isChosen: true }) ?? before;
    if (before) parts.onTurnedDown(before);
    if (lead) accept(lead);
    return lead;
  };
}

const targetOf = (event: Event) => event.composedPath()[0] as Element;
