/** What the handler is told of one event that it brought to the store. Types only. */
import type { Outcome } from '../upstream/outcome';

/** What became of an event, and whether it had been brought already. */
export interface Acceptance {
  outcome: Outcome;
  /** The event was there before, or is under way by another request: nothing new is forwarded for it. */
  isRepeat: boolean;
}
