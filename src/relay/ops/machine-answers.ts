/** What programs are told: metrics, health, readiness. No answer holds anything that a visitor has typed. */
import type { Relay } from '../index';
import type { Metrics } from '../metrics/metrics';
import { readStatus } from '../health/watch';
import type { UpstreamWatch } from '../upstream/reachability';

/** What is told of. */
export interface Told {
  relay: Pick<Relay, 'isReady' | 'status'>;
  metrics: Metrics;
  upstream: UpstreamWatch;
}

const isoOf = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at).toISOString();

const sayJson = (isGood: boolean, details: object): Response => Response.json(details, { status: isGood ? 200 : 503 });

/** `200` while events can be accepted, otherwise `503`. */
export const tellHealth = ({ relay }: Told): Response => sayJson(relay.isReady(), { ready: relay.isReady() });

/** `200` while Driftrock is reachable as well, with what waits; paused keys are told by name. */
export async function tellReadiness({ relay, upstream }: Told): Promise<Response> {
  const { isReachable, answeredAt, failedAt, reason } = upstream.current();
  const { waiting, dead, oldestAt, paused = [] } = (await readStatus(relay)) ?? {};
  const isGood = relay.isReady() && isReachable;
  return sayJson(isGood, {
    ready: isGood,
    accepts: relay.isReady(),
    upstream: { reachable: isReachable, answered_at: isoOf(answeredAt), failed_at: isoOf(failedAt), reason },
    waiting,
    dead,
    oldest_at: isoOf(oldestAt),
    paused,
  });
}

/** The counts, in the format of Prometheus. */
export async function tellMetrics({ relay, metrics, upstream }: Told): Promise<Response> {
  const text = await metrics.text({
    isReady: relay.isReady(),
    isUpstreamReachable: upstream.current().isReachable,
    store: await readStatus(relay),
  });
  return new Response(text, { headers: { 'Content-Type': metrics.contentType } });
}
