/** Where alerts go. Pure. */
import { isLoopback } from '../http/loopback';
import type { Parsed } from '../parsed';

/** The address as it is. It is a secret: who knows it can write to the operator's channel. */
export function parseAlertUrl(text: string): Parsed<string> {
  if (!URL.canParse(text)) return { problem: 'must be the URL of an incoming webhook' };
  const { protocol, hostname, username, password } = new URL(text);
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(hostname)))
    return { problem: 'must start with https:// (http:// is for this machine alone)' };
  // Fetch standard, "Request constructor": an address with a login in it is refused.
  return username || password ? { problem: 'must not hold a login before the host' } : { value: text };
}
