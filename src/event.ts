/** The wire contract that snippet, relay and upstream exchange: types only, no code. */

/** What a form field can hold on the wire: one value, or several under one name. */
export type FieldValue = string | number | boolean | null | FieldValue[] | { [name: string]: FieldValue };

/** What happened, in Driftrock's terms. Source: "Sending events to the Driftrock Events API". */
export type EventType = 'lead' | 'conversion' | 'action';

/**
 * One event as the page sends it to the relay, and as the relay passes it on: one JSON object a request.
 *
 * Source: Driftrock's knowledge base, "Sending events to the Driftrock Events API" and "How to send leads to a
 * Driftrock Affiliate Capture".
 */
export interface LeadEvent {
  /** What happened: a lead for every captured form. */
  event_type: EventType;
  /** The label that the marketer reads, such as `Form submitted`. */
  event_name: string;
  /** Which Driftrock capture takes the event. */
  source_id: string;
  /** What the visitor gave, by name. */
  fields: Record<string, FieldValue>;
  /** The idempotency key: a UUID, the same for every attempt. */
  event_id: string;
  /** Links the events of one person. */
  person_id?: string;
  /** Google Analytics client id, by which Driftrock finds the campaign. */
  ga_client_id?: string;
  /** When it happened, not when it was sent: ISO 8601, UTC, milliseconds. */
  created_at: string;
  /** Which affiliate sent it; required by Affiliate captures. */
  affiliate_id?: string;
}
