/** What the site's own server makes of a request. Pure. */
import { gunzipSync } from 'node:zlib';
import type { ServerAnswer } from './case';

/** An address of this domain does not exist, says every server of the cases: a visitor who gives one is turned down. */
const NO_SUCH_DOMAIN = 'typo.example';

/** Where submissions go; everything else is a tracker's, a search, an autosave. */
const SUBMISSION_PATH = /^\/(api|thanks|submit|jsonp)\b/;

export interface SiteRequest {
  method: string;
  url: URL;
  body: Buffer;
  /** Whether the browser wants a page. */
  isNavigation: boolean;
}

export interface SiteAnswer extends ServerAnswer {
  isAccepted: boolean;
  delayMs: number;
}

const ACCEPTED = { ok: true };
const REFUSED = { ok: false, errors: { email: 'unknown domain' } };
const HEAD = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><!--tag-->';

const unzipped = (body: Buffer) => {
  try {
    return gunzipSync(body).toString();
  } catch {
    return ''; // It was not compressed.
  }
};

const decoded = (text: string) => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text; // A lone per cent sign: it was not encoded.
  }
};

/** All that a body may say, in whatever encoding the page has chosen. */
function readingsOf({ url, body }: SiteRequest): string {
  const text = body.toString();
  const packed = text.match(/[A-Za-z\d+/=]{12,}/g) ?? [];
  const unpacked = packed.map((part) => Buffer.from(part, 'base64').toString());
  return [text, unzipped(body), decoded(text), decoded(url.search), ...unpacked].join('\n');
}

/** Whether the server takes these bytes, on whatever way they came. */
export const isTaken = (request: SiteRequest): boolean => !readingsOf(request).includes(NO_SUCH_DOMAIN);

function pageOf({ url }: SiteRequest) {
  const isThanks = SUBMISSION_PATH.test(url.pathname);
  const heading = isThanks ? '<h1 id="thanks">Thank you</h1>' : '<h1 id="other">Northmoor</h1>';
  return { type: 'text/html; charset=utf-8', body: HEAD + heading };
}

function jsonp(url: URL, isOk: boolean) {
  const result = JSON.stringify({ result: isOk ? 'success' : 'error' });
  return { type: 'text/javascript', body: `${url.searchParams.get('callback')}(${result})` };
}

/**
 * The server's answer. `?refusal=200` makes it turn down with that status, as servers do that do not know their HTTP;
 * `?delay=600` lets the visitor wait; `?status=204` is how it accepts.
 */
export function answerOf(request: SiteRequest, answers: Record<string, ServerAnswer> = {}): SiteAnswer {
  const { method, url, isNavigation } = request;
  const isSubmission = SUBMISSION_PATH.test(url.pathname) && (method !== 'GET' || url.search !== '');
  const isOk = !isSubmission || isTaken(request);
  const said = isOk ? answers[url.pathname] : undefined;
  // A script that comes with an error's status does not run.
  const refusal = url.pathname === '/jsonp' ? 200 : Number(url.searchParams.get('refusal') ?? 422);
  const status = said?.status ?? (isOk ? Number(url.searchParams.get('status') ?? 200) : refusal);
  const json = { type: 'application/json', body: JSON.stringify(isOk ? ACCEPTED : REFUSED) };
  const shown = url.pathname === '/jsonp' ? jsonp(url, isOk) : isNavigation ? pageOf(request) : json;
  const delayMs = Number(url.searchParams.get('delay') ?? 0);
  return { ...shown, ...said, status, delayMs, isAccepted: isSubmission && isOk && status < 400 };
}
