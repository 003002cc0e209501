/** What the snippet has told since the inspector came: submissions with their evidence, attempts with their answers. */
import type { LeadEvent } from '../event';
import type { Answer } from '../snippet/delivery/transport';
import { evidenceInWords } from './evidence-words';
import type { Evidence } from '../snippet/capture/verdict';

/** One submission of a form. */
export interface Observed {
  /** Milliseconds since 1970. */
  at: number;
  /** The path of the page that it was made on. */
  page: string;
  /** What is known of it by now, in words. */
  evidence: string[];
  /** The rule that decided; absent while it is open. */
  rule?: string;
  isLead?: boolean;
  /** The names of the fields; their values only where the page that sent them is still there. */
  fields?: LeadEvent['fields'];
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

type On = (command: 'on', name: string, listener: (...told: unknown[]) => void) => void;

const KEY = 'driftrock:inspector';
/** What the panel's own lead is called, in Driftrock, too. */
export const TEST_LEAD = 'Test lead';
// A page that is open for days shall not fill the memory.
const MAX_KEPT = 50;

/** What earlier pages of this tab have left; a form that is sent takes its page along. */
function readKept(): Observations {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Partial<Observations>;
    return { submissions: kept.submissions ?? [], attempts: kept.attempts ?? [] };
  } catch {
    // Storage is blocked, or holds somebody else's.
    return { submissions: [], attempts: [] };
  }
}

const namesOf = (fields: LeadEvent['fields']) => Object.fromEntries(Object.keys(fields).map((name) => [name, '']));

/** Keeps them for the next page of this tab, without anything that was typed. */
function keepForNextPage({ submissions, attempts }: Observations): void {
  const told = submissions.map((submission) => ({
    ...submission,
    ...(submission.fields && { fields: namesOf(submission.fields) }),
  }));
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ submissions: told, attempts }));
  } catch {
    // Then the next page begins with nothing.
  }
}

// Shorter answers, such as `1` or `no`, are in any text.
const MIN_TELLING = 3;
const MASKED = '•••';

/** What finds the text in whatever case. */
const asPattern = (text: string) => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi');

/** The relay's own words in its answer, without what was typed: Driftrock may quote it. */
function errorIn(text: string, { fields }: LeadEvent): string {
  const typed = Object.values(fields).flat().map(String);
  try {
    const error = String((JSON.parse(text) as { error?: unknown }).error ?? '');
    const telling = typed.filter((value) => value.length >= MIN_TELLING).map(asPattern);
    return telling.reduce((words, pattern) => words.replace(pattern, MASKED), error);
  } catch {
    return '';
  }
}

const keep = <T>(list: T[], item: T): T => {
  list.push(item);
  list.splice(0, list.length - MAX_KEPT);
  return item;
};

/**
 * Looks on until `ending` is aborted, and calls `onChange` after each thing that was told. The snippet forgets no
 * listener, so each of ours turns deaf.
 */
export function observe(driftrock: On, onChange: () => void, ending: AbortSignal): Observations {
  const observations = readKept();
  const open = new Map<Element | undefined, Observed>();
  const openOf = (form: Element | undefined): Observed => {
    const isNew = { at: Date.now(), page: location.pathname, evidence: [] };
    const found = open.get(form) ?? keep<Observed>(observations.submissions, isNew);
    open.set(form, found);
    return found;
  };
  const hear = <Told extends unknown[]>(name: string, act: (...told: Told) => void) =>
    driftrock('on', name, (...told: unknown[]) => ending.aborted || act(...(told as Told)));
  let lastForm: Element | undefined;
  const end = (form: Element | undefined, rest: Partial<Observed>) => {
    Object.assign(openOf(form), rest);
    open.delete(form);
    onChange();
  };

  hear('evidence', (form: Element, evidence: Evidence) => {
    lastForm = form;
    const submission = openOf(form);
    const words = evidenceInWords(evidence);
    if (`${words}` === `${submission.evidence}`) return;
    submission.evidence = words;
    onChange();
  });
  hear('ignored', (form: Element, rule: string) => end(form, { rule, isLead: false }));
  // What was tracked comes from no form, and by no rule. A verdict follows the look at its form at once.
  hear('captured', ({ fields, event_name }: LeadEvent, rule: string | undefined) => {
    const tracked = event_name === TEST_LEAD ? TEST_LEAD : 'track';
    end(rule === undefined ? undefined : lastForm, { rule: rule ?? tracked, isLead: true, fields });
  });
  hear('answer', (event: LeadEvent, { outcome, status, text }: Answer) => {
    const error = errorIn(text, event);
    keep(observations.attempts, { eventId: event.event_id, at: Date.now(), outcome, status, error });
    onChange();
  });
  addEventListener('pagehide', () => keepForNextPage(observations), { signal: ending });
  return observations;
}
