/** What the early stub has kept of submissions before the snippet had arrived. Takes its copies out of localStorage, which outbox.ts alone writes to. */
import { type Lead, type Reading, readLead } from './lead';
import { scopeOf } from './page-signs';

/**
 * One submission as src/stub/early-stub.js keeps it: the form's own tag, what its controls said, and the event, of which a page later nothing
 * is left. What the stub would not keep has neither `checked` nor `value`.
 */
export type Kept = [tag: string, controls: [type: string, name: string, id: string, autocomplete: string | null, checked?: boolean | null, value?: string][], event: SubmitEvent];

/** The event of a submission that began before there was anybody to hear it; what is left of it, on a later page. */
export interface EarlyEvent extends SubmitEvent {
  /** The form as it was submitted, made anew. */
  early: Element;
  /** When, in milliseconds since 1970. */
  at: number;
}

const STORED = /^driftrock:(\d+)$/;
/** As long as the outbox keeps an event. */
const MAX_AGE_MS = 604_800_000;
// What a content policy would have to allow is left out: handlers and styles.
const ATTRIBUTE = / (?!on|style)([a-z-]+)="([^"]*)"/g;

/** The submissions that earlier pages were left with; they are not kept any longer. */
export function takeStored(): EarlyEvent[] {
  return Object.keys(localStorage).flatMap((key) => {
    const at = +(STORED.exec(key) || [])[1]!;
    if (!at) return [];
    const text = localStorage[key];
    localStorage.removeItem(key);
    return Date.now() - at < MAX_AGE_MS ? earlyEvent(JSON.parse(text), at) : [];
  });
}

/** The event of this submission, by which it can be read again. */
export function earlyEvent([tag, controls, event]: Kept, at: number): EarlyEvent {
  const early = document.createElement('form');
  // HTML standard, "serializing HTML fragments": no other quotes, no other references but of characters that matter to nobody here.
  tag.replace(ATTRIBUTE, (_all, name: string, value: string) => (early.setAttribute(name, value.replace(/&quot;/g, '"').replace(/&amp;/g, '&')), ''));
  for (const [type, name, id, autocomplete, checked, value] of controls) {
    const control = document.createElement(type === 'textarea' ? type : 'input');
    // A list is read like a text: what was chosen in it.
    control.setAttribute('type', type);
    early.append(Object.assign(control, { name, id, autocomplete: autocomplete || '', checked: !!checked, value: value || '' }));
  }
  return Object.assign(event, { early, at });
}

/** The lead in a form that was submitted early: as the form is now while it still holds the same address or number, else as it was. */
export function readEarly(form: Element, reading: Reading): Lead | string {
  // Whether the visitor could see a control is not known any more.
  const then = readLead(reading.early!, Object.assign({}, reading, { visited: new WeakSet(reading.early!.children) }));
  const now = readLead(form, reading);
  const lead = typeof now === 'object' && (typeof then === 'string' || then.contact === now.contact) ? now : then;
  if (typeof lead === 'object') {
    Object.assign(lead, { form, scope: scopeOf(form) });
    lead.event.created_at = new Date(reading.at!).toISOString();
  }
  return lead;
}
