/** The spool that keeps nothing: passing on at once, and closing. */
import { describe, expect, test } from 'vitest';
import { createNoSpool } from '../../../src/relay/store/none';
import type { UpstreamAnswer } from '../../../src/relay/upstream/upstream';
import { defer } from '../support/deferred';
import { lead } from '../support/events';

const forwarded = { path: '/v2/event' as const, event: lead };
const ok: UpstreamAnswer = { status: 200, body: '{"data":"ok"}', retryAfter: null };

describe('createNoSpool', () => {
  test("gives upstream's outcome", async () => {
    const spool = createNoSpool({ send: async () => ({ silence: 'timeout' }) }, { now: () => 0 });
    expect(await spool.accept(forwarded)).toEqual({ outcome: { kind: 'retry', retryAfterSeconds: 30, reason: 'upstream: timeout' }, isRepeat: false });
  });

  test('closes only after what it has begun', async () => {
    const { promise, resolve } = defer<UpstreamAnswer>();
    const spool = createNoSpool({ send: () => promise }, { now: () => 0 });
    const order: string[] = [];
    const accepted = spool.accept(forwarded).then(({ outcome }) => order.push(outcome.kind));
    const closed = spool.close().then(() => order.push('closed'));
    resolve(ok);
    await Promise.all([accepted, closed]);
    expect(order).toEqual(['acknowledged', 'closed']);
  });

  test('passes an event on once, and answers its repeat', async () => {
    const attempts: unknown[] = [];
    const spool = createNoSpool({ send: async (event) => (attempts.push(event), ok) }, { now: () => 0 });
    expect(await spool.accept(forwarded)).toEqual({ outcome: { kind: 'acknowledged' }, isRepeat: false });
    expect(await spool.accept(forwarded)).toEqual({ outcome: { kind: 'acknowledged' }, isRepeat: true });
    expect(attempts).toHaveLength(1);
  });

  test('begins nothing once it is closed', async () => {
    const attempts: unknown[] = [];
    const spool = createNoSpool({ send: async (event) => (attempts.push(event), ok) }, { now: () => 0 });
    expect(spool.isReady()).toBe(true);
    await spool.close();
    expect(spool.isReady()).toBe(false);
    expect(await spool.accept(forwarded)).toMatchObject({ outcome: { kind: 'retry' } });
    expect(attempts).toEqual([]);
  });
});
