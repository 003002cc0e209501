/** The snippet, started once for the whole application: before the first form can be sent. */
import { driftrock } from 'driftrock';

driftrock('init', {
  relay: `${import.meta.env.VITE_DRIFTROCK_RELAY}/v2/event`,
  sourceId: import.meta.env.VITE_DRIFTROCK_SOURCE_ID,
  consent: localStorage.getItem('consent') ?? 'pending',
});

/** Remembers what the visitor has answered, and tells the snippet. */
export function answerConsent(answer) {
  localStorage.setItem('consent', answer);
  driftrock('consent', answer);
}
