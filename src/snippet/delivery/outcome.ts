/** HTTP status -> what became of one attempt. Pure. */

/** What became of one attempt. */
export type Outcome = 'acknowledged' | 'rejected' | 'retry';

// The event itself can never be taken: malformed, too large, not understood. RFC 9110 §15.5.1, §15.5.14, §15.5.21.
const REJECTING = [400, 413, 422];

/**
 * Whether an answer with this status ends an event's delivery, and how.
 *
 * All else is the site's or the relay's trouble, a wrong capture, path, origin or key included: somebody will put it
 * right, and the event waits for that.
 */
export function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return 'acknowledged';
  return REJECTING.includes(status) ? 'rejected' : 'retry';
}
