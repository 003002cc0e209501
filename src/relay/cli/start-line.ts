/** What the log says of a relay that has begun to listen: who may send what, and where it goes. */
import type { RelayProcessOptions } from '../environment';
import type { RunningRelay } from '../node-server/server';
import { withoutLogin } from '../store/jetstream/address';
import { NO_PLACE } from '../store/open';
import { DRIFTROCK_API_URL } from '../upstream/upstream-url';

/** The details of the line; no key, and no login of a NATS. */
export const startDetailsOf = (
  { origins, sourceIds, upstreamUrl = DRIFTROCK_API_URL, storePlace = NO_PLACE }: RelayProcessOptions,
  { url, opsUrl, servesSnippet }: RunningRelay,
  version: string,
): object => ({
  version,
  url,
  ops: opsUrl,
  origins,
  source_ids: sourceIds,
  upstream: upstreamUrl,
  store: withoutLogin(storePlace),
  serves_snippet: servesSnippet,
});
