/** A form stack: a page made with a real form library, and how a visitor uses it. */
import type { Acts } from '../../support/browser';
import type { PageAnswers } from './page-answers';

/** What the visitor gives to the controls, by name or selector; or the acts themselves, where there is more to do. */
export type Entry = ControlEntry | ((visitor: Acts) => Promise<void>);

export interface ControlEntry {
  /** Real keys in place of what the control holds. */
  fill?: Record<string, string>;
  choose?: Record<string, string[]>;
  /** Clicks, before the button's. */
  click?: string[];
}

export interface Stack {
  /** The page's name: pages/<page>.html, and its bundle from pages/<page>.ts where there is one. */
  page: string;
  /** As the table says it. */
  title: string;
  /** Whether it needs no bundle. Such pages run in WebKit, too. */
  isPlain?: boolean;
  /** The iframe in which all of it happens. */
  frame?: string;
  /** What the page's server answers; it takes everything by default. */
  answers?: PageAnswers;
  /**
   * The attempts that the page turns down, one after the other: each ends with a press of `send` and the page's
   * `error`.
   */
  badAttempts: Entry[];
  /** What the visitor changes before the attempt that the page accepts. */
  correction: Entry;
  /** The button, and after the acts of an entry the press of it. */
  send: string;
  /** What the page shows by itself when it has turned down, and when it has accepted. */
  error: string;
  success: string;
  /**
   * The answers that were accepted, by words of our own. Values are compared, a list as one value; the name only where
   * it is `email`, as it is for a control that says by type, autocomplete or name that it holds one.
   */
  lead: Record<string, string | string[]>;
  /** What must not be in anything that is sent. */
  secrets?: string[];
}

/** A page in which nothing is a lead, and what a visitor does there. */
export interface NonLead extends Pick<Stack, 'page' | 'title' | 'answers' | 'send' | 'secrets'> {
  acts: Entry;
  /** What the page shows after the press of `send`. */
  shows: string;
}

/** A stack that turns down all there is. */
export function stackOf({ acts, shows, ...page }: NonLead): Stack {
  return { ...page, isPlain: true, badAttempts: [acts], error: shows, correction: {}, success: shows, lead: {} };
}
