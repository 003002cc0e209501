/** The store that keeps nothing: passing on at once, and closing. */
import { describe, expect, test } from 'vitest';
import { createNoStore } from '../../../src/relay/store/none';
import type { UpstreamAnswer } from '../../../src/relay/upstream/upstream';
import { defer } from '../support/deferred';
import { lead } from '../support/events';

const forwarded = { path: '/v2/event' as const, event: lead };
const ok: UpstreamAnswer = { status: 200, body: '{"data":"ok"}', retryAfter: null };

describe('createNoStore', () => {
  test("gives upstream's outcome", async () => {
    const store = createNoStore({ send: async () => ({ silence: 'timeout' }) }, { now: () => 0 });
    expect(await store.accept(forwarded)).toEqual({
      outcome: { kind: 'retry', retryAfterSeconds: 30, reason: 'upstream: timeout' },
      isRepeat: false,
    });
  });

  test('closes only after what it has begun', async () => {
    const { promise, resolve } = defer<UpstreamAnswer>();
    const store = createNoStore({ send: () => promise }, { now: () => 0 });
    const order: string[] = [];
    const accepted = store.accept(forwarded).then(({ outcome }) => order.push(outcome.kind));
    const closed = store.close().then(() => order.push('closed'));
    resolve(ok);
    await Promise.all([accepted, closed]);
    expect(order).toEqual(['acknowledged', 'closed']);
  });

  test('passes an event on once, and answers its repeat', async () => {
    const attempts: unknown[] = [];
    const store = createNoStore({ send: async (event) => (attempts.push(event), ok) }, { now: () => 0 });
    expect(await store.accept(forwarded)).toEqual({ outcome: { kind: 'acknowledged' }, isRepeat: false });
    expect(await store.accept(forwarded)).toEqual({ outcome: { kind: 'acknowledged' }, isRepeat: true });
    expect(attempts).toHaveLength(1);
  });

  test('begins nothing once it is closed', async () => {
    const attempts: unknown[] = [];
    const store = createNoStore({ send: async (event) => (attempts.push(event), ok) }, { now: () => 0 });
    expect(store.isReady()).toBe(true);
    await store.close();
    expect(store.isReady()).toBe(false);
    expect(await store.accept(forwarded)).toMatchObject({ outcome: { kind: 'retry' } });
    expect(attempts).toEqual([]);
  });
});
