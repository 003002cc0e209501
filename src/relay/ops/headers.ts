/** Headers of the pages for the operator: nothing comes from elsewhere, goes elsewhere, runs inline, or is kept. */
import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/** For every answer. Without Strict-Transport-Security, which would bind the operator's whole domain. */
export const keepPagesPlain = (): MiddlewareHandler[] => [
  async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  },
  secureHeaders({
    strictTransportSecurity: false,
    // As frameAncestors says it, for browsers that know this alone.
    xFrameOptions: 'DENY',
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    // Under no-referrer a browser says "null" for the Origin of a form: Fetch standard, "append a request Origin
    // header".
    referrerPolicy: 'same-origin',
  }),
];
