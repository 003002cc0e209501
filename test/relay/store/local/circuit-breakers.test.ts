/** How fast a key may go, by what upstream has said to it. */
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../../../src/relay/upstream/outcome';
import { PAUSE_MS } from '../../../../src/relay/store/disposition';
import { afterAttempt, type Lane, newLane, widthOf } from '../../../../src/relay/store/local/circuit-breakers';

const NOW = 1_000_000;
const lane = (more: Partial<Lane> = {}): Lane => ({ ...newLane(), ...more });
const retry = (more: object = {}): Outcome => ({ kind: 'retry', retryAfterSeconds: 30, reason: 'upstream: 500', ...more });
const after = (before: Lane, outcome: Outcome) => afterAttempt(before, { outcome, now: NOW, concurrency: 4 });

describe('afterAttempt', () => {
  test.each([
    [0, 1, 0],
    [2, 3, 0],
    [3, 4, 1_000],
    [4, 5, 2_000],
    [9, 10, 60_000],
    [1000, 1001, 60_000],
  ])('after %i failures and one more: %i, and a rest of %i ms', (before, failures, restMs) => {
    expect(after(lane({ failures: before }), retry())).toEqual(lane({ failures, restsUntil: NOW + restMs }));
  });

  test('rests at once for as long as upstream asks, and never for less than it asked before', () => {
    expect(after(lane(), retry({ askedSeconds: 90 }))).toMatchObject({ restsUntil: NOW + 90_000 });
    expect(after(lane({ restsUntil: NOW + 500_000 }), retry({ askedSeconds: 90 }))).toMatchObject({ restsUntil: NOW + 500_000 });
  });

  test('pauses with a refused key', () => {
    expect(after(lane(), retry({ isKeyRefused: true }))).toEqual(lane({ isPaused: true, restsUntil: NOW + PAUSE_MS }));
  });

  test.each<Outcome>([{ kind: 'acknowledged' }, { kind: 'rejected', error: 'no such capture' }])('is as new after %j', (outcome) => {
    expect(after(lane({ failures: 50, isPaused: true, restsUntil: NOW }), outcome)).toEqual(newLane());
  });
});

describe('widthOf', () => {
  test.each([
    [lane(), 4],
    [lane({ failures: 3 }), 4],
    [lane({ failures: 4 }), 1],
    [lane({ isPaused: true }), 1],
    [lane({ restsUntil: NOW }), 4],
    [lane({ restsUntil: NOW + 1 }), 0],
  ])('%j: %i', (state, width) => {
    expect(widthOf(state, { now: NOW, concurrency: 4 })).toBe(width);
  });
});
