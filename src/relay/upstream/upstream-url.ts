/** Where upstream is, and that the key is safe on the way there. */
import type { Parsed } from '../parsed';

/** The Driftrock Events API. Source: Driftrock's knowledge base, "Sending events to the Driftrock Events API". */
export const DRIFTROCK_API_URL = 'https://external-apis.driftrock.com';

// RFC 6761 §6.3 and RFC 1122 §3.2.1.3: names and addresses that do not leave the machine.
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * The address in front of upstream's paths, without a slash at its end. Plain http would show the key to the network.
 */
export function parseUpstreamUrl(text: string): Parsed<string> {
  if (!URL.canParse(text)) return { problem: `must be a URL such as ${DRIFTROCK_API_URL}` };
  const { protocol, hostname, username, password, search, hash, origin, pathname } = new URL(text);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
  if (!isSafe)
    return { problem: 'must start with https:// (http:// is for this machine alone: the key travels with each event)' };
  if (username || password || search || hash)
    return { problem: 'must be a scheme, a host and perhaps a path, nothing else' };
  return { value: origin + pathname.replace(/\/+$/, '') };
}
