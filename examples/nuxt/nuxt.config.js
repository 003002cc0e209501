export default defineNuxtConfig({
  compatibilityDate: '2026-01-01',
  telemetry: false,
  // Set by NUXT_PUBLIC_DRIFTROCK_RELAY and NUXT_PUBLIC_DRIFTROCK_SOURCE_ID when the server starts.
  runtimeConfig: { public: { driftrockRelay: '', driftrockSourceId: '' } },
});
