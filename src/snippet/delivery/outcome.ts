/** HTTP status -> what became of one attempt. Pure. */

/** What became of one attempt. */
export type Outcome = 'acknowledged' | 'rejected' | 'retry';

/**
 * Whether an answer with this status ends an event's delivery, and how.
 *
 * Client errors that a later attempt can overcome: RFC 9110 §15.5.9 (408), RFC 8470 §5.2 (425), RFC 6585 §4 (429).
 */
export function outcomeOf(status: number): Outcome {
  return /^2/.test(status + '') ? 'acknowledged' : /^4(?!08|25|29)/.test(status + '') ? 'rejected' : 'retry';
}
