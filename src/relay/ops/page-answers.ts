/** Every answer that is a page, with its status. */
import type { Context } from 'hono';
import { type Html, layout, type Page } from './pages/layout';
import { noticeView, signInView } from './pages/notices';

/** The context of a request to these pages. */
export type OpsContext = Context<{ Bindings: { address?: string } }>;

/** Why a page is not shown. */
export type NoticeStatus = 400 | 403 | 404 | 405 | 413 | 415 | 421 | 429 | 503;

/** The page as it is. */
export const showPage = (c: OpsContext, page: Page, status: 200 | NoticeStatus = 200): Response | Promise<Response> =>
  c.html(layout(page), status);

/** One thing to say. */
export const showNotice = (c: OpsContext, status: NoticeStatus, sentence: string): Response | Promise<Response> => {
  const title = 'This cannot be shown';
  return showPage(c, { title, body: noticeView(title, sentence) }, status);
};

/** `429` with `Retry-After`, in seconds. RFC 6585 §4. */
export function showTooMany(c: OpsContext, retryAfterSeconds: number): Response | Promise<Response> {
  c.header('Retry-After', String(retryAfterSeconds));
  return showNotice(c, 429, `That was too often. Try again in ${retryAfterSeconds} seconds.`);
}

/** `401` with the form that asks for the token. The header: RFC 9110 §15.5.2 and RFC 6750 §3. */
export function askForToken(c: OpsContext, error?: string): Response | Promise<Response> {
  c.header('WWW-Authenticate', 'Bearer');
  const body: Html = signInView(error);
  return c.html(layout({ title: 'Sign in', body }), 401);
}
