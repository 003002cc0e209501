/** The name under which an event is told from all others. Pure. */
import type { Forwarded } from '../upstream/upstream';

/**
 * The event's idempotency key within the relay.
 *
 * Driftrock links events of one `event_id` to one person, so a lead and its later conversion may share it: path, source
 * and type belong to the key.
 */
export const keyOf = ({ path, event }: Forwarded): string =>
  JSON.stringify([path, event.source_id, event.event_type, event.event_id]);
