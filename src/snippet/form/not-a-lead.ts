/** What is no lead form, though it holds an address or a number: a table of named reasons. */
import { saysEmail, saysPhone } from './contact';
import { type DescribedControl, isTyped } from './controls';
import { own } from './form-access';
import { COMMENT, DRAFT, FORGOTTEN, PASSWORD, says, SEARCH, SIGN_IN, UNSUBSCRIBE } from './names';
import type { Scope } from './scope';

/** Why a form is no lead form, as `on('ignored')` and the console say it. */
export type NotALead =
  | 'not chosen'
  | 'consent denied'
  | 'ignored'
  | 'empty'
  | 'robot'
  | 'dialog'
  | 'search'
  | 'sign-in'
  | 'account'
  | 'unsubscribing'
  | 'draft'
  | 'comment';

/** What a form asks, and how it was submitted. */
export interface Asked {
  form: Element;
  scope: Scope;
  submitter: HTMLButtonElement | null | undefined;
  /** What the visitor is asked: neither hidden controls nor ticks. */
  questions: DescribedControl[];
  isPassword(described: DescribedControl): boolean;
}

const attribute = ({ form }: Asked, name: string) => own(form, 'getAttribute')(name) || '';
/** What the button says, to people and to the server. */
const said = ({ submitter }: Asked) => (submitter ? [submitter.textContent!, submitter.value || ''] : []);
const address = (asked: Asked) => attribute(asked, 'action').replace(/^https?:\/\/[^/]*/, '');
const isLone = ({ questions }: Asked) => questions.length < 2;
/** What is written over a form that asks for one thing. */
const heading = ({ scope }: Asked) => (scope.near.querySelector('h1,h2,h3') || { textContent: '' }).textContent!;
/** Whether what is over, on or behind a form that asks for one thing says so. */
const asksFor = (asked: Asked, expected: RegExp) =>
  isLone(asked) && says(expected, heading(asked), ...said(asked), address(asked));

/** Called, labelled or placed as a search; only a control that is alone can be one. */
function isSearch(asked: Asked): boolean {
  const { form, questions } = asked;
  if (own(form, 'closest')('[role=search],search')) return true;
  const [question, ...others] = questions.filter(isTyped);
  if (!question || others[0] || saysEmail(question) || saysPhone(question)) return false;
  const { control, words, readLabel } = question;
  if (/search/.test(control.getAttribute('role') + control.enterKeyHint)) return true;
  // A button that says more than that has something else to offer.
  const names = said(asked).filter((text) => !/\s/.test(text.trim()));
  return says(SEARCH, words, control.placeholder || '', readLabel(), ...names, address(asked));
}

/** The current password, also where a new one follows twice; an identifier alone; a password next to one answer. */
function isSignIn(asked: Asked): boolean {
  const { questions, isPassword } = asked;
  const words = questions.map((question) => question.words).join();
  if (/current-pass/.test(words)) return true;
  const [password, repeated, third] = questions.filter(isPassword);
  if (password) return !!third || (!repeated && !/new-pass/.test(words) && questions.length < 3);
  return isLone(asked) && (/\busername/.test(words) || asksFor(asked, SIGN_IN));
}

const isComment = (asked: Asked) =>
  asked.questions.some(({ words }) => /^textarea/.test(words)) &&
  says(COMMENT, attribute(asked, 'id'), address(asked), ...said(asked));

const isDialog = (asked: Asked) =>
  /dialog/i.test((asked.submitter && asked.submitter.getAttribute('formmethod')) || attribute(asked, 'method'));

const REASONS: [NotALead, (asked: Asked) => boolean][] = [
  ['dialog', isDialog],
  ['search', isSearch],
  ['draft', (asked) => says(DRAFT, ...said(asked))],
  ['unsubscribing', (asked) => asksFor(asked, UNSUBSCRIBE)],
  ['account', (asked) => asksFor(asked, FORGOTTEN) && asksFor(asked, PASSWORD)],
  ['sign-in', isSignIn],
  ['comment', isComment],
];

/** The first reason that holds; undefined for a form that may ask for a lead. */
export function whyNoLead(asked: Asked): NotALead | undefined {
  const found = REASONS.find(([, holds]) => holds(asked));
  return found && found[0];
}
