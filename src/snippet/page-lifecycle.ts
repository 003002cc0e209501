/** online, visible, pagehide and pageshow as one subscription. */

/**
 * Calls `onWake` when the network may be back or the visitor is, `onLeave` when the page may be gone for good.
 *
 * No `unload` or `beforeunload`: they come late, and cost the page its place in the back/forward cache.
 */
export function onPageLifecycle(onWake: () => void, onLeave: () => void): void {
  addEventListener('online', onWake);
  addEventListener('pageshow', ({ persisted }) => persisted && onWake());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && onWake());
  addEventListener('pagehide', onLeave, true);
}
