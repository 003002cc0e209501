/** HTTP status -> what became of one attempt. Pure. */

/** What became of one attempt. */
export type Outcome = 'acknowledged' | 'rejected' | 'retry';

// Client errors that a later attempt can overcome:
// RFC 9110 §15.5.9 (408), RFC 8470 §5.2 (425), RFC 6585 §4 (429).
const RETRYABLE_CLIENT_ERRORS = [408, 425, 429];

/** Whether an answer with this status ends an event's delivery, and how. */
export function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return 'acknowledged';
  if (status >= 400 && status < 500 && !RETRYABLE_CLIENT_ERRORS.includes(status)) return 'rejected';
  return 'retry';
}
