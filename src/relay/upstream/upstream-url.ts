/** Where upstream is: its address, on the way to which the key must be safe, and its paths. */
import { isLoopback } from '../http/loopback';
import type { Parsed } from '../parsed';

/** The Driftrock Events API. Source: Driftrock's knowledge base, "Sending events to the Driftrock Events API". */
export const DRIFTROCK_API_URL = 'https://external-apis.driftrock.com';

/** Every path that takes events. They are upstream's own: a plain reverse proxy could stand in for the relay. */
export const EVENT_PATHS = ['/v2/event', '/v2/affiliate_event'] as const;

/** A path that takes events; each kind of capture has its own. */
export type EventPath = (typeof EVENT_PATHS)[number];

/** Whether the path belongs to Affiliate captures, which must know the affiliate. */
export const isAffiliatePath = (path: EventPath): boolean => path === '/v2/affiliate_event';

/**
 * The address in front of upstream's paths, without a slash at its end. Plain http would show the key to the network.
 */
export function parseUpstreamUrl(text: string): Parsed<string> {
  if (!URL.canParse(text)) return { problem: `must be a URL such as ${DRIFTROCK_API_URL}` };
  const { protocol, hostname, username, password, search, hash, origin, pathname } = new URL(text);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
  if (!isSafe)
    return { problem: 'must start with https:// (http:// is for this machine alone: the key travels with each event)' };
  if (username || password || search || hash)
    return { problem: 'must be a scheme, a host and perhaps a path, nothing else' };
  return { value: origin + pathname.replace(/\/+$/, '') };
}
