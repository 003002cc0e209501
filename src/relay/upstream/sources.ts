/** Which captures may be sent to: those on the relay's list that it has a key for. */
import type { LeadEvent } from '../../event';
import type { Refusal } from '../http/answers';
import type { KeyOptions, Keyring } from './api-keys';

/** The list of captures, with the keys as the options name them. */
export interface SourceOptions extends Pick<KeyOptions, 'apiKeys'> {
  sourceIds: '*' | readonly string[];
}

const NOT_ON_THE_LIST: Refusal = {
  status: 403,
  field: 'source_id',
  error: "source_id is not allowed: add it to the relay's source ids",
  hint: 'if this is a capture of yours, add its id to RELAY_SOURCE_IDS; else a page names a wrong one',
};
const WITHOUT_KEY: Refusal = {
  status: 403,
  field: 'source_id',
  error: "source_id has no API key: add one to the relay's keys, or a default",
  hint: 'add a key for this source_id to DRIFTROCK_API_KEYS or its file, or a default',
};

/** A capture on the list that has no key. With keys for affiliates, events tell: each may name its own. */
function findKeyless({ sourceIds, apiKeys }: SourceOptions, keys: Keyring): string | undefined {
  if (sourceIds === '*' || apiKeys?.affiliates) return undefined;
  return sourceIds.find((source_id) => keys.keyOf({ source_id }).key === undefined);
}

/** The capture of an event that names none: that of a relay which has no other. */
export const onlySourceIn = ({ sourceIds }: SourceOptions): string | undefined =>
  sourceIds !== '*' && sourceIds.length === 1 ? sourceIds[0] : undefined;

/**
 * Why an event's capture is turned down; `undefined` when it is not.
 *
 * Throws a `TypeError` at once when a capture on the list has no key.
 */
export function createSourceCheck(
  options: SourceOptions,
  keys: Keyring,
): (event: Pick<LeadEvent, 'source_id' | 'affiliate_id'>) => Refusal | undefined {
  const { sourceIds } = options;
  const keyless = findKeyless(options, keys);
  if (keyless !== undefined) throw new TypeError(`apiKeys has no key for source ${keyless}, and no default`);
  return (event) => {
    if (sourceIds !== '*' && !sourceIds.includes(event.source_id)) return NOT_ON_THE_LIST;
    return keys.keyOf(event).key === undefined ? WITHOUT_KEY : undefined;
  };
}
