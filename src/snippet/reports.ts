/** What the page's listeners and its console are told. */
import type { LeadEvent } from '../event';
import type { Evidence } from './capture/verdict';
import type { Answer } from './delivery/transport';
import { quiet } from './listen';
import type { Options } from './options';

/** What `driftrock('on', ...)` can hear of. */
export interface Listeners {
  /** A lead was captured or an event tracked; it is on its way. */
  captured(event: LeadEvent): void;
  /** The relay has taken the event. */
  acknowledged(event: LeadEvent): void;
  /** The relay will never take the event: the status says why. */
  rejected(event: LeadEvent, status: number): void;
  /** The relay could not take the event now. */
  retry(event: LeadEvent, status: number): void;
  /** A form was submitted, or opened for submission, and is no lead: why. */
  ignored(form: Element, why: string): void;
}

/** What an inspector hears of as well. */
export interface InnerListeners {
  /** What is known of a form's open submission, each time it is looked at. */
  evidence(form: Element, evidence: Evidence): void;
  /** The relay's answer to an attempt, or that none came. */
  answer(event: LeadEvent, answer: Answer): void;
}

/** Who is told of what happens. */
export interface Reports {
  /** Tells the page's listeners, who get the first note; and the console with `debug`, in one line. */
  tell(name: keyof Listeners, about: unknown, ...notes: unknown[]): void;
  /** Tells the listeners alone. */
  notify(name: keyof Listeners | keyof InnerListeners, about: unknown, more?: unknown): void;
  /** Tells what became of an attempt, and the site owner if the relay will never take the event. */
  tellOutcome(event: LeadEvent, answer: Answer): void;
  on(name: string, listener: unknown): void;
}

/** Writes what the site owner has to put right to the console. */
export const warn = (sentence: string): void => console.warn('Driftrock: ' + sentence);

// What passes by itself, and is nobody's mistake: RFC 9110 §15.5.9 (408), RFC 8470 §5.2 (425), RFC 6585 §4 (429).
const PASSING = /^(408|425|429|5..)$/;
// A browser does not tell a page which of these it is.
const UNREACHABLE = 'the relay does not answer, or does not allow the origin of this page';

// Longer than a page takes to go.
const LEAVING_MS = 1_000;

/** No listeners yet. */
export function createReports(options: Options): Reports {
  const listeners: { [name: string]: unknown[] } = {};
  // One line a page is enough: the next attempts would say the same.
  let isWarned = false;

  const notify: Reports['notify'] = (name, about, more) => {
    for (const listener of listeners[name] || []) {
      // A listener's mistake is the page's own, and must not cost a lead.
      quiet(listener as (...args: unknown[]) => void)(about, more);
    }
  };

  const tell: Reports['tell'] = (name, about, ...notes) => {
    if (options.debug) console.info('Driftrock:', name, about, ...notes);
    notify(name, about, notes[0]);
  };

  return {
    tell,
    notify,
    tellOutcome(event, answer) {
      const { outcome, status } = answer;
      notify('answer', event, answer);
      if (outcome === 'rejected') warn(`the relay refused a lead for good (HTTP ${status}): its log says why`);
      // Without a network nobody has made a mistake.
      const isMistake = outcome === 'retry' && (status ? !PASSING.test(`${status}`) : navigator.onLine);
      const cause = status ? `the relay answers HTTP ${status}` : UNREACHABLE;
      // A page that goes does not hear its answers, and is gone by then: that is no mistake.
      if (isMistake && !isWarned)
        setTimeout(warn, LEAVING_MS, cause + '. Leads wait in this browser, and are tried again');
      isWarned = isWarned || isMistake;
      tell(outcome, event, status);
    },
    on: (name, listener) => void (listeners[name] = listeners[name] || []).push(listener),
  };
}
