/** What the snippet has told since the inspector came: submissions with their evidence, attempts with their answers. */
import type { LeadEvent } from '../event';
import type { Answer } from '../snippet/delivery/transport';
import type { Evidence } from '../snippet/capture/verdict';

/** One submission of a form. */
export interface Observed {
  form: Element;
  at: number;
  /** What is known of it by now, in words. */
  evidence: string[];
  /** The rule that decided; absent while it is open. */
  rule?: string;
  isLead?: boolean;
  event?: LeadEvent;
}

/** One attempt at the relay. */
export interface ObservedAttempt {
  eventId: string;
  at: number;
  outcome: Answer['outcome'];
  /** 0 where no answer came. */
  status: number;
  /** The relay's `error`; empty where it gave none. */
  error: string;
}

/** All of them, the newest last. */
export interface Observations {
  submissions: Observed[];
  attempts: ObservedAttempt[];
}

type On = (command: 'on', name: string, listener: (about: never, more: never) => void) => void;

// A page that is open for days shall not fill the memory.
const MAX_KEPT = 50;

/** What the evidence means, in the words of somebody who looks at the page. */
export function evidenceInWords(evidence: Evidence): string[] {
  const { pending, ok, refused, against } = evidence;
  const words: [unknown, string][] = [
    [evidence.isPress, 'something was pressed; no form was submitted'],
    [evidence.isSent && !pending && !ok && !refused, 'something was sent that may carry the answers'],
    [pending, 'the answers were sent; no answer yet'],
    [ok, "the page's server took the answers"],
    [refused, "the page's server refused the answers"],
    [against === 1, 'something looks like an error'],
    [against === 2, 'the page shows an error'],
    [against === 3, 'the page shows a new error'],
    [evidence.isThanked, 'the page says thanks'],
    [evidence.isGone, 'the answers are gone from the form'],
    [evidence.isStep, 'other questions are in their place'],
  ];
  return words.filter(([holds]) => holds).map(([, text]) => text);
}

/** The relay's own words in its answer. */
function errorIn(text: string): string {
  try {
    return String((JSON.parse(text) as { error?: unknown }).error ?? '');
  } catch {
    return '';
  }
}

const keep = <T>(list: T[], item: T) => {
  list.push(item);
  list.splice(0, list.length - MAX_KEPT);
};

/** Looks on from now on, and calls `onChange` after each thing that was told. */
export function observe(driftrock: On, onChange: () => void): Observations {
  const observations: Observations = { submissions: [], attempts: [] };
  const openOf = (form: Element): Observed => {
    const open = observations.submissions.findLast((submission) => submission.form === form && !submission.rule);
    const found: Observed = open ?? { form, at: Date.now(), evidence: [] };
    if (!open) keep(observations.submissions, found);
    return found;
  };
  let lastForm: Element | undefined;

  driftrock('on', 'evidence', (form: Element, evidence: Evidence) => {
    lastForm = form;
    const submission = openOf(form);
    const words = evidenceInWords(evidence);
    if (`${words}` === `${submission.evidence}`) return;
    submission.evidence = words;
    onChange();
  });
  driftrock('on', 'ignored', (form: Element, rule: string) => {
    Object.assign(openOf(form), { rule, isLead: false });
    onChange();
  });
  driftrock('on', 'captured', (event: LeadEvent, rule: string | undefined) => {
    // A tracked event comes from no form.
    const form = rule === undefined ? document.documentElement : (lastForm ?? document.documentElement);
    Object.assign(openOf(form), { rule: rule ?? 'tracked by a call', isLead: true, event });
    onChange();
  });
  driftrock('on', 'answer', ({ event_id }: LeadEvent, { outcome, status, text }: Answer) => {
    keep(observations.attempts, { eventId: event_id, at: Date.now(), outcome, status, error: errorIn(text) });
    onChange();
  });
  return observations;
}
