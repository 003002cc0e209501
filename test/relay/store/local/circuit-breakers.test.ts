/** How fast a key may go, by what upstream has said to it. */
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../../../src/relay/upstream/event-outcome';
import { PAUSE_MS } from '../../../../src/relay/store/disposition';
import { afterAttempt, type Breaker, newBreaker, widthOf } from '../../../../src/relay/store/local/circuit-breakers';

const NOW = 1_000_000;
const breaker = (more: Partial<Breaker> = {}): Breaker => ({ ...newBreaker(), ...more });
const retry = (more: object = {}): Outcome => ({
  kind: 'retry',
  retryAfterSeconds: 30,
  reason: 'upstream: 500',
  ...more,
});
const after = (before: Breaker, outcome: Outcome) => afterAttempt(before, { outcome, now: NOW, concurrency: 4 });

describe('afterAttempt', () => {
  test.each([
    [0, 1, 0],
    [2, 3, 0],
    [3, 4, 1_000],
    [4, 5, 2_000],
    [9, 10, 60_000],
    [1000, 1001, 60_000],
  ])('after %i failures and one more: %i, and a rest of %i ms', (before, failures, restMs) => {
    expect(after(breaker({ failures: before }), retry())).toEqual(breaker({ failures, restsUntil: NOW + restMs }));
  });

  test('rests at once for as long as upstream asks, and never for less than it asked before', () => {
    expect(after(breaker(), retry({ askedSeconds: 90 }))).toMatchObject({ restsUntil: NOW + 90_000 });
    expect(after(breaker({ restsUntil: NOW + 500_000 }), retry({ askedSeconds: 90 }))).toMatchObject({
      restsUntil: NOW + 500_000,
    });
  });

  test('pauses with a refused key', () => {
    expect(after(breaker(), retry({ isKeyRefused: true }))).toEqual(
      breaker({ isPaused: true, restsUntil: NOW + PAUSE_MS }),
    );
  });

  test.each<Outcome>([{ kind: 'acknowledged' }, { kind: 'rejected', error: 'no such capture' }])(
    'is as new after %j',
    (outcome) => {
      expect(after(breaker({ failures: 50, isPaused: true, restsUntil: NOW }), outcome)).toEqual(newBreaker());
    },
  );
});

describe('widthOf', () => {
  test.each([
    [breaker(), 4],
    [breaker({ failures: 3 }), 4],
    [breaker({ failures: 4 }), 1],
    [breaker({ isPaused: true }), 1],
    [breaker({ restsUntil: NOW }), 4],
    [breaker({ restsUntil: NOW + 1 }), 0],
  ])('%j: %i', (state, width) => {
    expect(widthOf(state, { now: NOW, concurrency: 4 })).toBe(width);
  });
});
