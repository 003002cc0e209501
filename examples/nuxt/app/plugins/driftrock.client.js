/** The snippet, started once in the browser and never on the server. Waits for the visitor's answer. */
import { driftrock } from 'driftrock';

export default defineNuxtPlugin(() => {
  const { driftrockRelay, driftrockSourceId } = useRuntimeConfig().public;
  const consent = useCookie('consent');
  driftrock('init', {
    relay: `${driftrockRelay}/v2/event`,
    sourceId: driftrockSourceId,
    consent: consent.value ?? 'pending',
  });
  watch(consent, (answer) => driftrock('consent', answer));
});
