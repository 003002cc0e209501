/** The address by which pages reach the relay. Pure. */
import { isLoopback } from './loopback';
import type { Parsed } from '../parsed';

/** The address without a slash at its end. Pages of https load nothing over plain http, but from this machine. */
export function parsePublicUrl(text: string): Parsed<string> {
  if (!URL.canParse(text)) return { problem: 'must be a URL such as https://relay.example.com' };
  const { protocol, hostname, pathname, search, hash, username, password, origin } = new URL(text);
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(hostname)))
    return { problem: 'must start with https://' };
  // The snippet asks for its relay at the root.
  if (pathname !== '/' || search || hash || username || password)
    return { problem: 'must end after the host and port' };
  return { value: origin };
}
