/** online, visible, pageshow and pagehide as one subscription. */
import { listen, listenLate } from '../listen';

/**
 * Calls `onWake` when the network or the visitor may be back, `onLeave` when the page may be gone for good.
 *
 * No `unload` or `beforeunload`: they come late, and cost the page its place in the back/forward cache.
 */
export function onPageLifecycle(onWake: () => void, onLeave: () => void): void {
  listen(window, 'online', onWake);
  listen(window, 'pageshow', onWake);
  listen(window, 'visibilitychange', () => document.hidden || onWake());
  // After the capture phase, in which the last decisions are made.
  listenLate(window, 'pagehide', onLeave);
}
