/** What Driftrock says to single events that somebody waits for. */
import type { Attempted, UpstreamAnswer } from '../upstream/upstream';

/** Hears of answers, and hands on those that are waited for. */
export interface FollowedEvents {
  note(answer: UpstreamAnswer, attempted: Pick<Attempted, 'event'>): void;
  /** Calls for each answer to the event of this id, until the function that it returns is called. */
  follow(eventId: string, onAnswer: (answer: UpstreamAnswer) => void): () => void;
}

/** Nobody waits yet. */
export function createFollowedEvents(): FollowedEvents {
  const listeners = new Map<string, (answer: UpstreamAnswer) => void>();
  return {
    note: (answer, { event }) => listeners.get(event.event_id)?.(answer),
    follow(eventId, onAnswer) {
      listeners.set(eventId, onAnswer);
      return () => void listeners.delete(eventId);
    },
  };
}
