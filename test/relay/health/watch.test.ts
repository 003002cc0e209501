/** Facts of a relay that runs. */
import { describe, expect, test } from 'vitest';
import { createHealthWatch, storeKindOf } from '../../../src/relay/health/watch';
import { lead } from '../support/events';
import { API_KEY, createTestRelay, PAGE } from '../support/relay';

const status = { waiting: 1, dead: 2, oldestAt: 3, paused: [] };

describe('createHealthWatch', () => {
  test('gives the facts of what it was told', async () => {
    const clock = { at: 1_000_000 };
    const now = () => clock.at;
    const health = createHealthWatch({ apiKey: API_KEY, sourceIds: '*', storePlace: './data', now });
    const { onAnswer, onUpstreamAnswer } = health;
    const { post } = createTestRelay({ onAnswer, onUpstreamAnswer, now });
    await post(lead);
    clock.at += 1000;
    expect(await health.facts({ isReady: () => true, status: async () => status })).toMatchObject({
      now: 1_001_000,
      journal: { startedAt: 1_000_000, page: { succeededAt: 1_000_000 } },
      upstream: { isReachable: true, answeredAt: 1_000_000 },
      isReady: true,
      storeKind: 'folder',
      store: status,
      sourceIds: '*',
    });
  });

  test('gives them while the store cannot be asked', async () => {
    const health = createHealthWatch({ apiKey: API_KEY, sourceIds: '*' });
    const relay = { isReady: () => false, status: () => Promise.reject(new Error('disk')) };
    expect(await health.facts(relay)).toMatchObject({ isReady: false, store: undefined });
  });

  test('holds no key that a page has sent', async () => {
    const health = createHealthWatch({ apiKey: API_KEY, sourceIds: '*' });
    const { post } = createTestRelay({ onAnswer: health.onAnswer });
    await post({ ...lead, source_id: API_KEY }, { headers: { Origin: PAGE } });
    const facts = await health.facts({ isReady: () => true, status: async () => undefined });
    expect(JSON.stringify(facts)).not.toContain(API_KEY);
    expect(facts.journal.refused).toHaveLength(1);
  });
});

describe('storeKindOf', () => {
  test.each([
    ['none', 'none'],
    ['./data', 'folder'],
    ['nats://127.0.0.1:4222', 'nats'],
    ['tls://127.0.0.1:4222', 'nats'],
  ])('%s is %s', (place, kind) => {
    expect(storeKindOf(place)).toBe(kind);
  });
});
