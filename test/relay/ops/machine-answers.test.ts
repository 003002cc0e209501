/** What programs are told of a relay: metrics, health, readiness. */
import { describe, expect, test } from 'vitest';
import { createMetrics } from '../../../src/relay/metrics/metrics';
import { tellHealth, tellMetrics, tellReadiness } from '../../../src/relay/ops/machine-answers';
import type { StoreStatus } from '../../../src/relay/store/store';
import { createUpstreamWatch } from '../../../src/relay/upstream/reachability';
import { answerOf, OK } from '../store/support/bench';

const NOW = Date.parse('2026-11-23T12:00:00.000Z');
const STATUS: StoreStatus = { waiting: 7, dead: 2, oldestAt: NOW - 90_000, paused: ['source a'] };

/** A relay that accepts events or not, with this store, and a Driftrock that has given these answers. */
function toldOf({ isReady = true, status = async () => STATUS as StoreStatus | undefined, answers = [OK] } = {}) {
  const upstream = createUpstreamWatch(() => NOW);
  for (const answer of answers) upstream.note(answer);
  return { relay: { isReady: () => isReady, status }, metrics: createMetrics(() => NOW), upstream };
}
const cannotBeAsked = () => Promise.reject(new Error('disk'));

describe('tellHealth', () => {
  test.each([
    [200, true],
    [503, false],
  ])('is %i where events can be accepted: %s', async (status, isReady) => {
    const response = tellHealth(toldOf({ isReady, answers: [answerOf(503)] }));
    expect([response.status, await response.json()]).toEqual([status, { ready: isReady }]);
  });
});

describe('tellReadiness', () => {
  test('tells what waits, and when Driftrock last answered', async () => {
    const response = await tellReadiness(toldOf());
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      ready: true,
      accepts: true,
      upstream: { reachable: true, answered_at: '2026-11-23T12:00:00.000Z' },
      waiting: 7,
      dead: 2,
      oldest_at: '2026-11-23T11:58:30.000Z',
      paused: ['source a'],
    });
  });

  test.each<[string, Parameters<typeof toldOf>[0], object]>([
    ['the relay takes nothing', { isReady: false }, { accepts: false, upstream: { reachable: true } }],
    [
      'Driftrock does not answer',
      { answers: [answerOf(503)] },
      {
        accepts: true,
        upstream: { reachable: false, failed_at: '2026-11-23T12:00:00.000Z', reason: expect.stringContaining('503') },
      },
    ],
  ])('is 503 while %s', async (_, given, told) => {
    const response = await tellReadiness(toldOf(given));
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ ready: false, ...told });
  });

  test.each([
    ['nothing is kept', async () => undefined],
    ['the store cannot be asked', cannotBeAsked],
  ])('leaves out what waits where %s', async (_, status) => {
    const response = await tellReadiness(toldOf({ status, answers: [] }));
    expect([response.status, await response.json()]).toEqual([
      200,
      { ready: true, accepts: true, upstream: { reachable: true }, paused: [] },
    ]);
  });
});

describe('tellMetrics', () => {
  test.each([
    ['all is well', toldOf(), ['ready 1', 'upstream_reachable 1', 'waiting_events 7', 'oldest_waiting_seconds 90']],
    [
      'nothing is',
      toldOf({ isReady: false, status: cannotBeAsked, answers: [answerOf(503)] }),
      ['ready 0', 'upstream_reachable 0', 'waiting_events 0'],
    ],
  ])('has the gauges while %s', async (_, told, samples) => {
    const response = await tellMetrics(told);
    expect([response.status, response.headers.get('Content-Type')]).toEqual([200, told.metrics.contentType]);
    const lines = (await response.text()).split('\n');
    expect(lines).toEqual(expect.arrayContaining(samples.map((sample) => `driftrock_relay_${sample}`)));
  });

  test('has the counts, and names no key', async () => {
    const told = toldOf();
    told.metrics.meter.accepted();
    const text = await (await tellMetrics(told)).text();
    expect(text).toContain('driftrock_relay_accepted_total 1\n');
    expect(text).not.toContain('source a');
  });
});
