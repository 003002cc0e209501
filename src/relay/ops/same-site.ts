/** Which requests come from the operator's own browser tab, and not from a page of somebody else. Pure. */
import { isLoopback } from '../http/loopback';

/**
 * Whether the request comes from a page of this very server.
 *
 * Fetch Metadata tells it where the address is trustworthy (https, this machine); elsewhere `Origin` does, which every
 * browser sends along with a POST (Fetch standard, "append a request Origin header").
 */
export function isFromOwnPage(headers: Headers): boolean {
  const site = headers.get('Sec-Fetch-Site');
  if (site !== null) return site === 'same-origin';
  const origin = headers.get('Origin') ?? '';
  return URL.canParse(origin) && new URL(origin).host === headers.get('Host');
}

/**
 * Whether the request names this machine. A foreign name that leads here (DNS rebinding) would let that site's pages
 * read what nobody has to sign in for.
 */
export function isForThisMachine(headers: Headers): boolean {
  const url = `http://${headers.get('Host') ?? ''}`;
  return URL.canParse(url) && isLoopback(new URL(url).hostname);
}
