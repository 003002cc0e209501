/** online, visible, pageshow and pagehide as one subscription. */

/**
 * Calls `onWake` when the network or the visitor may be back, `onLeave` when the page may be gone for good.
 *
 * No `unload` or `beforeunload`: they come late, and cost the page its place in the back/forward cache.
 */
export function onPageLifecycle(onWake: () => void, onLeave: () => void): void {
  addEventListener('online', onWake);
  addEventListener('pageshow', onWake);
  document.addEventListener('visibilitychange', () => document.hidden || onWake());
  addEventListener('pagehide', onLeave);
}
