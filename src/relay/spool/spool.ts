/** What is accepted and not yet forwarded: the one interface behind which stores can be exchanged. Types only. */
import type { Outcome } from '../outcome';
import type { Forwarded } from '../upstream';

/**
 * The keeper of events between the page and upstream.
 *
 * A durable store acknowledges as soon as the event is on disk, and forwards it later, with retries, on its own time. It then
 * never answers `rejected`: what upstream refuses goes to its dead letters. The handler does not see the difference.
 */
export interface Spool {
  /**
   * What became of the event. `acknowledged` means kept safely: the page forgets the event on it.
   *
   * Never rejects for an expected reason: a full store, a slow upstream and a closed spool are a `retry`.
   */
  accept(forwarded: Forwarded): Promise<Outcome>;
  /** Whether `accept` can acknowledge at all: false once closed, or while the store cannot be written. */
  isReady(): boolean;
  /** Resolves when everything begun has ended, and nothing is lost that was acknowledged. Accepts nothing more from the call on. */
  close(): Promise<void>;
}
