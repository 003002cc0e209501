/** Headers that let allowed pages read every answer, and nobody keep it. */
import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { secureHeaders } from 'hono/secure-headers';
import type { BrowserFiles } from './browser-files';

// Chromium keeps a preflight's answer for at most two hours.
const PREFLIGHT_MAX_AGE_SECONDS = 7200;

/**
 * Lets the pages that may send read the answer, and no other page.
 *
 * A page that is not allowed sees a network error, so its outbox keeps the lead and tries again: once the operator has
 * added a forgotten origin, the lead arrives. A readable 403 would make it give the lead up. No credentials are asked
 * for or accepted.
 *
 * Fetch standard, "CORS protocol": the value is the request's own origin, `null` included.
 *
 * A file of the relay's holds nothing of anybody's, and every page may read it. So may it ask for the relay's health:
 * a page that is not allowed learns so from there.
 */
export function letPagesRead(
  isAllowedOrigin: (origin: string | null) => boolean,
  files: BrowserFiles | undefined,
): MiddlewareHandler {
  const letAllowedRead = cors({
    // Hono gives an absent header as an empty text.
    origin: (origin) => (isAllowedOrigin(origin || null) ? origin || '*' : null),
    allowMethods: ['POST', 'GET'],
    allowHeaders: ['Content-Type'],
    // Fetch standard, "CORS-safelisted response-header name": without this, the page could not read Retry-After.
    exposeHeaders: ['Retry-After'],
    maxAge: PREFLIGHT_MAX_AGE_SECONDS,
  });
  const letEverybodyRead = cors({ origin: '*', allowMethods: ['GET', 'HEAD'], maxAge: PREFLIGHT_MAX_AGE_SECONDS });
  const isForEverybody = (path: string) => path === '/healthz' || files?.get(path) !== undefined;
  return (c, next) => (isForEverybody(c.req.path) ? letEverybodyRead : letAllowedRead)(c, next);
}

/**
 * The headers that keep an answer what it is: never stored, never taken for a document, and harmless as one.
 *
 * Without Strict-Transport-Security, which would bind the operator's whole domain.
 * Cross-Origin-Resource-Policy is open: a beacon is a request from another site in `no-cors` mode.
 */
export const keepAnswersPlain = (): MiddlewareHandler[] => [
  async (c, next) => {
    await next();
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
  },
  secureHeaders({
    strictTransportSecurity: false,
    // For a person who opens an answer in a tab of its own: nothing in it runs or loads, and nobody frames it.
    contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    crossOriginResourcePolicy: 'cross-origin',
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    xDownloadOptions: false,
    xDnsPrefetchControl: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  }),
];
