/** The counts, as Prometheus reads them. */
import { describe, expect, test } from 'vitest';
import { createMetrics, type Standing } from '../../../src/relay/metrics/metrics';

const TAKEN = { event: { source_id: 'source-1', event_id: 'id-1' }, attempts: 1 };
const idle: Standing = { isReady: true, isUpstreamReachable: true, store: undefined };

/** The relay's own samples by name and labels, without the buckets of histograms. */
const samplesOf = (text: string): Record<string, number> =>
  Object.fromEntries(
    [...text.matchAll(/^driftrock_relay_(\S+) (\S+)$/gm)]
      .filter(([, name]) => !name?.includes('_bucket'))
      .map(([, name, value]) => [name, Number(value)]),
  );

describe('createMetrics', () => {
  test('counts what passes through', async () => {
    const { meter, text } = createMetrics();
    meter.accepted();
    meter.accepted();
    meter.repeated();
    meter.retried();
    meter.died();
    meter.forwarded({ ...TAKEN, ms: 250, sinceAcceptedMs: 60_000 });
    expect(samplesOf(await text(idle))).toMatchObject({
      accepted_total: 2,
      repeated_total: 1,
      retried_total: 1,
      dead_total: 1,
      forwarded_total: 1,
      attempt_seconds_sum: 0.25,
      delivery_seconds_sum: 60,
    });
  });

  test('counts an event that was passed on at once as delivered within its attempt', async () => {
    const { meter, text } = createMetrics();
    meter.forwarded({ ...TAKEN, ms: 250, sinceAcceptedMs: 250 });
    expect(samplesOf(await text(idle))).toMatchObject({ attempt_seconds_sum: 0.25, delivery_seconds_sum: 0.25 });
  });

  test('counts answers, and refusals by class of status', async () => {
    const { meter, text } = createMetrics();
    [200, 400, 403, 429, 503].forEach((status) => meter.answered(status, 100));
    expect(samplesOf(await text(idle))).toMatchObject({
      'refused_total{class="4xx"}': 3,
      'refused_total{class="5xx"}': 1,
      answer_seconds_count: 5,
      answer_seconds_sum: 0.5,
    });
  });

  test('shows the state of the store at the moment', async () => {
    const { text } = createMetrics(() => 1_090_000);
    const store = { waiting: 7, dead: 2, oldestAt: 1_000_000, paused: ['DRIFTROCK_API_KEY'] };
    expect(samplesOf(await text({ isReady: false, isUpstreamReachable: false, store }))).toMatchObject({
      waiting_events: 7,
      oldest_waiting_seconds: 90,
      dead_letters: 2,
      paused_keys: 1,
      ready: 0,
      upstream_reachable: 0,
    });
    expect(samplesOf(await text(idle))).toMatchObject({
      waiting_events: 0,
      oldest_waiting_seconds: 0,
      dead_letters: 0,
      paused_keys: 0,
      ready: 1,
      upstream_reachable: 1,
    });
  });

  test("shows Node's own metrics", async () => {
    expect(await createMetrics().text(idle)).toMatch(/^process_resident_memory_bytes \d+$/m);
  });

  test('keeps the counts of two relays apart', async () => {
    const first = createMetrics();
    first.meter.accepted();
    expect(samplesOf(await createMetrics().text(idle))).toMatchObject({ accepted_total: 0 });
  });

  test('has no label but class of status and bucket', async () => {
    const { meter, text } = createMetrics();
    meter.answered(418, 1);
    const labels = [...(await text(idle)).matchAll(/^driftrock_relay_\w+\{(\w+)=/gm)].map(([, label]) => label);
    expect(new Set(labels)).toEqual(new Set(['class', 'le']));
  });
});
