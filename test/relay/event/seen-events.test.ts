/** The memory of acknowledged events: what it recognises, and what it forgets. */
import { describe, expect, test, vi } from 'vitest';
import type { Outcome } from '../../../src/relay/upstream/event-outcome';
import { createSeenEvents } from '../../../src/relay/event/seen-events';
import { defer } from '../support/deferred';
import { lead } from '../support/events';

const acknowledged: Outcome = { kind: 'acknowledged' };
const rejected: Outcome = { kind: 'rejected', error: 'no' };
const retry: Outcome = { kind: 'retry', retryAfterSeconds: 1, reason: 'x' };

const forwarded = (event = {}, path: '/v2/event' | '/v2/affiliate_event' = '/v2/event') => ({
  path,
  event: { ...lead, ...event },
});
const acceptWith = (outcome: Outcome) => vi.fn(async () => outcome);

describe('createSeenEvents', () => {
  test('accepts an event once, and answers its repeat from memory', async () => {
    const seen = createSeenEvents(() => 0);
    const accept = acceptWith(acknowledged);
    expect(await seen.acceptOnce(forwarded(), accept)).toEqual({ outcome: acknowledged, isRepeat: false });
    expect(await seen.acceptOnce(forwarded(), accept)).toEqual({ outcome: acknowledged, isRepeat: true });
    expect(accept).toHaveBeenCalledTimes(1);
  });

  test.each([
    ['another event_id', forwarded({ event_id: 'b' })],
    ['another source_id', forwarded({ source_id: 'b' })],
    ['another event_type', forwarded({ event_type: 'conversion' })],
    ['another path', forwarded({}, '/v2/affiliate_event')],
  ])('takes %s for another event', async (_, other) => {
    const seen = createSeenEvents(() => 0);
    await seen.acceptOnce(forwarded(), acceptWith(acknowledged));
    expect(await seen.acceptOnce(other, acceptWith(acknowledged))).toMatchObject({ isRepeat: false });
  });

  test.each([
    ['a retry', retry],
    ['a rejection', rejected],
  ])('tries again after %s', async (_, outcome) => {
    const seen = createSeenEvents(() => 0);
    await seen.acceptOnce(forwarded(), acceptWith(outcome));
    expect(await seen.acceptOnce(forwarded(), acceptWith(acknowledged))).toEqual({
      outcome: acknowledged,
      isRepeat: false,
    });
  });

  test.each([
    ['acknowledgement', acknowledged],
    ['rejection', rejected],
    ['retry', retry],
  ])('gives a repeat under way the %s of the first', async (_, outcome) => {
    const seen = createSeenEvents(() => 0);
    const { promise, resolve } = defer<Outcome>();
    const first = seen.acceptOnce(forwarded(), () => promise);
    const second = seen.acceptOnce(forwarded(), acceptWith(acknowledged));
    resolve(outcome);
    expect(await Promise.all([first, second])).toEqual([
      { outcome, isRepeat: false },
      { outcome, isRepeat: true },
    ]);
  });

  test('tries again after an unexpected error', async () => {
    const seen = createSeenEvents(() => 0);
    await expect(seen.acceptOnce(forwarded(), () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await seen.acceptOnce(forwarded(), acceptWith(acknowledged))).toMatchObject({ isRepeat: false });
  });

  test('forgets the oldest beyond its bound, and only that', async () => {
    const seen = createSeenEvents(() => 0, { maxEvents: 2 });
    await seen.acceptOnce(forwarded({ event_id: 'a' }), acceptWith(acknowledged));
    await seen.acceptOnce(forwarded({ event_id: 'b' }), acceptWith(acknowledged));
    await seen.acceptOnce(forwarded({ event_id: 'c' }), acceptWith(acknowledged));
    expect(await seen.acceptOnce(forwarded({ event_id: 'b' }), acceptWith(acknowledged))).toMatchObject({
      isRepeat: true,
    });
    expect(await seen.acceptOnce(forwarded({ event_id: 'a' }), acceptWith(acknowledged))).toMatchObject({
      isRepeat: false,
    });
  });

  test.each([
    [999, true],
    [1000, false],
  ])('after %i ms of 1,000, a repeat is recognised: %s', async (elapsedMs, isRepeat) => {
    const now = vi.fn(() => 0);
    const seen = createSeenEvents(now, { keepMs: 1000 });
    await seen.acceptOnce(forwarded(), acceptWith(acknowledged));
    now.mockReturnValue(elapsedMs);
    expect(await seen.acceptOnce(forwarded(), acceptWith(acknowledged))).toMatchObject({ isRepeat });
  });
});
