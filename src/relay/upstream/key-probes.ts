/** For each key a request that tells whether upstream knows it, and that can make no lead. */
import type { LeadEvent } from '../../event';
import type { KeyOptions } from './api-keys';
import type { Forwarded } from './upstream';

/**
 * Events that lack all that Driftrock requires but the id by which the relay chooses the key: Driftrock's documented
 * answer to each is `400 {"error": ...}`.
 */
export function createKeyProbes({ apiKey, apiKeys = {} }: KeyOptions): Forwarded[] {
  const { default: byDefault = apiKey, sources = {}, affiliates = {} } = apiKeys;
  const probe = (path: Forwarded['path'], ids: Partial<LeadEvent>): Forwarded => ({ path, event: ids as LeadEvent });
  return [
    ...(byDefault === undefined ? [] : [probe('/v2/event', {})]),
    ...Object.keys(sources).map((source_id) => probe('/v2/event', { source_id })),
    ...Object.keys(affiliates).map((affiliate_id) => probe('/v2/affiliate_event', { affiliate_id })),
  ];
}
