/** What the log says of a relay that has begun: who may send what, and where it goes. Pure. */
import type { RelayOptions } from './index';
import { DRIFTROCK_API_URL } from './upstream/upstream-url';

/** What the options do not tell. */
export interface Begun {
  version: string;
  /** Where it listens, and where its operator looks; a Worker knows neither. */
  url?: string;
  ops?: string | undefined;
  /** Where events are kept, without any login. */
  store: string;
  servesSnippet: boolean;
}

/** The details of the line; no key is among them. */
export const startDetailsOf = (
  { origins, sourceIds, upstreamUrl = DRIFTROCK_API_URL }: RelayOptions,
  { version, url, ops, store, servesSnippet }: Begun,
): object => ({
  version,
  url,
  ops,
  origins,
  source_ids: sourceIds,
  upstream: upstreamUrl,
  store,
  serves_snippet: servesSnippet,
});
