/** Who may look at the pages for the operator: everybody on this machine, or who knows the token. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

const COOKIE = 'driftrock_relay_ops';
// So long nobody has to type the token again.
const COOKIE_SECONDS = 7 * 24 * 60 * 60;
/** Lets in who may. */
export interface Access {
  /** Whether the request shows the token, or the cookie that was given for it. */
  isAllowed(c: Context): boolean;
  /** Whether this is the token; then the answer gives the browser its cookie. */
  signIn(c: Context, token: string): boolean;
}

// Digests have the same length whatever the texts have: comparing them takes the same time whatever they hold.
const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();
const isSame = (one: string, other: string): boolean => timingSafeEqual(digestOf(one), digestOf(other));

/** Access with this token. The cookie holds the moment of its end and a signature by the token, never the token. */
export function createAccess(token: string, now: () => number): Access {
  const sign = (endsAt: string): string => createHmac('sha256', token).update(`ops ${endsAt}`).digest('base64url');

  const isGoodCookie = (cookie: string): boolean => {
    const [endsAt = '', signature = ''] = cookie.split('.');
    return isSame(signature, sign(endsAt)) && Number(endsAt) > now();
  };

  return {
    isAllowed(c) {
      const [, bearer] = /^Bearer +(\S+)$/i.exec(c.req.header('Authorization') ?? '') ?? [];
      if (bearer !== undefined) return isSame(bearer, token);
      return isGoodCookie(getCookie(c, COOKIE) ?? '');
    },
    signIn(c, given) {
      if (!isSame(given, token)) return false;
      const endsAt = String(now() + COOKIE_SECONDS * 1000);
      const attributes = { path: '/', httpOnly: true, sameSite: 'Strict', maxAge: COOKIE_SECONDS } as const;
      setCookie(c, COOKIE, `${endsAt}.${sign(endsAt)}`, attributes);
      return true;
    },
  };
}
