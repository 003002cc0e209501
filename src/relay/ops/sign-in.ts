/** Nobody gets past this without the token, or, where there is none, without being on this machine. */
import type { MiddlewareHandler } from 'hono';
import { createRateLimits } from '../limits/rate-limits';
import { createAccess } from './access';
import { askForToken, type OpsContext, showNotice, showTooMany } from './page-answers';
import { readForm } from './form-body';
import { isForThisMachine } from './same-site';

/** What is in front of the pages. */
export interface SignIn {
  /** For pages that people look at. */
  guardPeople: MiddlewareHandler;
  /** For what programs are told. */
  guardPrograms: MiddlewareHandler;
  /** Answers the form that asks for the token. */
  takeToken(c: OpsContext): Promise<Response>;
}

// Nobody types faster, and at this pace no token of the required length is guessed.
const ATTEMPTS_A_MINUTE = 10;

/** Without a token, people are let in on this machine's own names, and programs always are. */
export function createSignIn(token: string | undefined, now: () => number): SignIn {
  const access = token === undefined ? undefined : createAccess(token, now);
  const limiter = createRateLimits({ perAddress: ATTEMPTS_A_MINUTE, perSource: 0 });

  return {
    guardPeople: async (c, next) => {
      if (access) return access.isAllowed(c) ? next() : askForToken(c);
      return isForThisMachine(c.req.raw.headers)
        ? next()
        : showNotice(c, 421, 'Open this page as localhost. For other names, set RELAY_OPS_TOKEN.');
    },
    guardPrograms: async (c, next) => {
      if (!access || access.isAllowed(c)) return next();
      c.header('WWW-Authenticate', 'Bearer');
      return c.json({ error: 'send RELAY_OPS_TOKEN as Authorization: Bearer' }, 401);
    },
    async takeToken(c) {
      if (!access) return showNotice(c, 404, 'Nobody has to sign in here.');
      const tooMany = await limiter.admitAddress(c.env.address ?? '');
      if (tooMany) return showTooMany(c, tooMany.retryAfterSeconds);
      const read = await readForm(c.req.raw);
      if ('error' in read) return showNotice(c, read.status, read.error);
      return access.signIn(c, read.form.get('token') ?? '')
        ? c.redirect('/', 303)
        : askForToken(c, 'This is not the token.');
    },
  };
}
