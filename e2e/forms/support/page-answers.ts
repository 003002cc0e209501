/** What a site's server says to a submission of a form: the ways in which real ones accept and turn down. */
import type { Answers } from '../../support/page-server';

/** One answer, and what the server made of the request. */
export interface PageAnswer {
  /** `aside` is no submission: analytics, a check of one value. */
  verdict: 'accepted' | 'turned down' | 'aside';
  status: number;
  headers: Record<string, string>;
  body: string;
  /** How long the visitor waits for it. */
  delayMs: number;
}

/** A server of a page: what it says to these answers on this path. */
export type PageAnswers = (answers: Answers, path: string) => PageAnswer;

type Options = Partial<Pick<PageAnswer, 'status' | 'delayMs'>>;

const json = (verdict: PageAnswer['verdict'], body: unknown, options: Options): PageAnswer => ({
  verdict,
  status: 200,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
  delayMs: 0,
  ...options,
});

export const accept = (options: Options = {}): PageAnswer => json('accepted', { ok: true }, options);

/** 422, as servers do that know their HTTP; others say 200 with an error inside. */
export const turnDown = (errors: Record<string, string>, options: Options = {}): PageAnswer =>
  json('turned down', { ok: false, errors }, { status: 422, ...options });

export const aside = (body: unknown = {}): PageAnswer => json('aside', body, {});

/** A page or a part of one. */
export const html = (verdict: PageAnswer['verdict'], body: string, options: Options = {}): PageAnswer => ({
  ...json(verdict, undefined, options),
  headers: { 'Content-Type': 'text/html; charset=utf-8' },
  body,
});

/** 303 to the page that says thank you. */
export const sendOn = (): PageAnswer => ({
  ...html('accepted', '', { status: 303 }),
  headers: { Location: '/thanks' },
});

/** The server of a page that does not say otherwise: takes everything, by a redirect where a form is sent natively. */
export const takeAll: PageAnswers = (_answers, path) => {
  if (path === '/submit') return sendOn();
  return path === '/collect' ? aside() : accept();
};
