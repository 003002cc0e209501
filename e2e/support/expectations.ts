/** What specs expect of events, in one place. */
import type { DriftrockApi } from '../../demo/driftrock-api.mjs';

/**
 * The fields of each event that Driftrock accepted, in the order they arrived.
 *
 * Attempts are not counted: a page that leaves before it hears the answer lets the next page ask again, and the relay
 * takes the repeat for what it is.
 */
export const leadsOf = ({ events }: DriftrockApi) => events.map(({ event }) => event['fields']);

/** A version 4 UUID: RFC 9562 §5.4. */
export const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

/** ISO 8601, UTC, milliseconds. */
export const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
