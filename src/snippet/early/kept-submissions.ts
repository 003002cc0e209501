/**
 * What the early stub has kept of submissions before the snippet had arrived. Takes its copies out of localStorage,
 * which outbox.ts alone writes to.
 */
import { type FormReading, readForm, type ReadingContext } from '../form/read-form';
import { scopeOf } from '../form/scope';
import { quiet } from '../listen';

/**
 * One submission as early-stub.js keeps it: the form's own tag, what its controls said, and the event, of which a page
 * later nothing is left. What the stub would not keep has neither `checked` nor `value`.
 */
export type Kept = [
  tag: string,
  controls: [
    type: string,
    name: string,
    id: string,
    autocomplete: string | null,
    checked?: boolean | null,
    value?: string,
  ][],
  event: SubmitEvent,
];

/** A submission that began before there was anybody to hear it. */
export interface EarlySubmission {
  /** What is left of its event, on a later page. */
  event: SubmitEvent;
  earlier: NonNullable<ReadingContext['earlier']>;
}

const STORED = /^driftrock:(\d+)$/;
/** As long as the outbox keeps an event. */
const MAX_AGE_MS = 604_800_000;
// What a content policy would have to allow is left out: handlers and styles.
const ATTRIBUTE = / (?!on|style)([a-z-]+)="([^"]*)"/g;

/** What is asked of the page: the early stub, with what it has kept. */
export interface EarlyPage {
  // An element with the id `driftrock` goes by the same name.
  driftrock?: ((() => void) & { e?: Kept | 0 }) | Element;
}

/** Takes what the stub has kept; it keeps nothing any more. */
function takeKept({ driftrock: stub }: EarlyPage): Kept | 0 | undefined {
  if (typeof stub !== 'function') return undefined;
  const { e } = stub;
  Object.freeze(Object.assign(stub, { e: 0 }));
  return e;
}

/** What judges a submission that began before there was anybody to hear it. */
export interface EarlyCapture {
  openEarlier(form: Element, submission: EarlySubmission & { submitter: HTMLButtonElement }): void;
}

/**
 * Takes what the stub has kept; the function opens it, with what earlier pages were left with.
 *
 * @param isPersistent whether what other pages have stored may be used
 */
export function createEarlyOpening(page: EarlyPage, isPersistent: () => boolean): (capture: EarlyCapture) => void {
  const kept = takeKept(page);
  return quiet(({ openEarlier }: EarlyCapture) => {
    const open = (form: Element, submission: EarlySubmission) =>
      openEarlier(form, Object.assign({ submitter: submission.event.submitter as HTMLButtonElement }, submission));
    const stored = takeStored();
    if (isPersistent()) stored.forEach((submission) => open(submission.earlier.form, submission));
    if (kept) open(kept[2].target as Element, earlySubmission(kept, performance.timeOrigin + kept[2].timeStamp));
  });
}

/** The submissions that earlier pages were left with; they are not kept any longer. */
export function takeStored(): EarlySubmission[] {
  return Object.keys(localStorage).flatMap((key) => {
    const at = +(STORED.exec(key) || [])[1]!;
    if (!at) return [];
    const text = localStorage[key];
    localStorage.removeItem(key);
    return Date.now() - at < MAX_AGE_MS ? earlySubmission(JSON.parse(text), at) : [];
  });
}

/** This submission, with its form made again as it was. */
export function earlySubmission([tag, controls, event]: Kept, at: number): EarlySubmission {
  const form = document.createElement('form');
  // HTML standard, "serializing HTML fragments": no other quotes, no other references but of characters that matter to
  // nobody here.
  tag.replace(ATTRIBUTE, (_all, name: string, value: string) => {
    form.setAttribute(name, value.replace(/&quot;/g, '"').replace(/&amp;/g, '&'));
    return '';
  });
  for (const [type, name, id, autocomplete, checked, value] of controls) {
    const control = document.createElement(type === 'textarea' ? type : 'input');
    // A list is read like a text: what was chosen in it.
    control.setAttribute('type', type);
    form.append(
      Object.assign(control, { name, id, autocomplete: autocomplete || '', checked: !!checked, value: value || '' }),
    );
  }
  return { event, earlier: { form, at } };
}

/** What is in a form that was submitted early: as it is now while it still holds the same contact, else as it was. */
export function readEarly(form: Element, context: ReadingContext): FormReading {
  const { form: early, at } = context.earlier!;
  // Whether the visitor could see a control is not known any more.
  const then = readForm(
    early,
    Object.assign({}, context, { visited: new WeakSet(early.children), atTouch: new Map() }),
  );
  // Of another page only what was kept is there.
  const now = form === early ? then : readForm(form, context);
  const isStill = now.kind !== 'none' && (then.kind === 'none' || then.lead.contact === now.lead.contact);
  const reading = isStill ? now : then;
  if (reading.kind !== 'none') {
    Object.assign(reading.lead, { form, scope: scopeOf(form) });
    reading.lead.event.created_at = new Date(at).toISOString();
  }
  return reading;
}
