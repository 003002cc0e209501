/** Headers that let the page read every answer, and nobody keep it. */
import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { secureHeaders } from 'hono/secure-headers';

// Chromium keeps a preflight's answer for at most two hours.
const PREFLIGHT_MAX_AGE_SECONDS = 7200;

/**
 * Lets the page read the answer, whichever page it is.
 *
 * A page that is not allowed is told so in words: the answer holds nothing private, and no credentials are asked for or
 * accepted. Fetch standard, "CORS protocol": the value is the request's own origin, `null` included.
 */
export const letPagesRead = (): MiddlewareHandler =>
  cors({
    origin: (origin) => origin || '*',
    allowMethods: ['POST', 'GET'],
    allowHeaders: ['Content-Type'],
    // Fetch standard, "CORS-safelisted response-header name": without this, the page could not read Retry-After.
    exposeHeaders: ['Retry-After'],
    maxAge: PREFLIGHT_MAX_AGE_SECONDS,
  });

/**
 * The headers that keep an answer what it is: never stored, never taken for a document.
 *
 * Without Strict-Transport-Security, which would bind the operator's whole domain, and without the ones for documents.
 * Cross-Origin-Resource-Policy is open: a beacon is a request from another site in `no-cors` mode.
 */
export const keepAnswersPlain = (): MiddlewareHandler[] => [
  async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  },
  secureHeaders({
    strictTransportSecurity: false,
    crossOriginResourcePolicy: 'cross-origin',
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    xDownloadOptions: false,
    xDnsPrefetchControl: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  }),
];
