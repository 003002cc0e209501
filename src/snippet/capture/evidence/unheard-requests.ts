/**
 * Requests that go past the methods of the page that are watched: by an image, a script or a frame, or by a `fetch`
 * that the page has kept from before.
 *
 * The page it exists for: one that sends its answers by a pixel or by JSONP, and says a line in whatever language.
 */
import { quiet } from '../../listen';

/** What counts the requests that are heard otherwise. */
export interface UnheardRequests {
  /** One was heard. */
  note(): void;
  stop(): void;
}

// Resource Timing, "initiatorType": their bodies are not in the address.
const CALL = /^(fetch|xmlhttprequest|beacon)$/;
// Driftrock's own addresses, which relays have as well: what delivery sends says nothing of the page.
const OWN = /\/v2\/(affiliate_)?event$/;

/**
 * Tells of each request that has begun since and is over now: its address, and, where there are more calls than were
 * noted, undefined for a body that cannot be read.
 */
export function watchUnheard(
  { performance, PerformanceObserver }: Pick<typeof globalThis, 'performance' | 'PerformanceObserver'>,
  onUnheard: (texts: (string | undefined)[]) => void,
): UnheardRequests {
  let observer: PerformanceObserver | undefined;
  let openedAt = 0;
  let heard = 0;
  let calls = 0;
  const tell = ({ name, initiatorType, startTime }: PerformanceResourceTiming) => {
    if (startTime < openedAt || OWN.test(name)) return;
    if (!CALL.test(initiatorType)) onUnheard([name]);
    else if (++calls > heard) onUnheard([name, undefined]);
  };
  const observe = () => {
    observer = new PerformanceObserver((list) => (list.getEntries() as PerformanceResourceTiming[]).forEach(tell));
    observer.observe({ type: 'resource', buffered: true });
  };
  // A browser that keeps no timeline, for privacy's sake, must not cost the lead.
  quiet(() => (openedAt = performance.now()))();
  // Not in the listener that holds the page up.
  const timer = setTimeout(quiet(observe));
  const stop = () => {
    clearTimeout(timer);
    if (observer) observer.disconnect();
  };
  return { note: () => void heard++, stop };
}
