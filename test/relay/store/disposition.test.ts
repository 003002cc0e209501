/** What a store does with an event after an attempt: the table of outcomes, waits and ages. */
import { describe, expect, test } from 'vitest';
import type { Outcome, Retry } from '../../../src/relay/upstream/event-outcome';
import { dispositionOf, PAUSE_MS, type Trial } from '../../../src/relay/store/disposition';

const trial: Trial = { attempts: 1, ageMs: 0, maxAgeMs: 1_000_000, random: 0 };
const retry = (more: Partial<Retry> = {}): Outcome => ({
  kind: 'retry',
  retryAfterSeconds: 30,
  reason: 'upstream: 500',
  ...more,
});

describe('dispositionOf', () => {
  test('is done with what upstream has taken', () => {
    expect(dispositionOf({ kind: 'acknowledged' }, trial)).toEqual({ kind: 'done' });
  });

  test("gives up what upstream refuses, in upstream's words", () => {
    expect(dispositionOf({ kind: 'rejected', error: 'no such capture' }, trial)).toEqual({
      kind: 'dead',
      error: 'no such capture',
    });
  });

  test.each([
    [1, 0, 500],
    [1, 0.5, 750],
    [2, 0, 1_000],
    [5, 0, 8_000],
    [9, 0, 128_000],
    [10, 0, 150_000],
    [1000, 0, 150_000],
    [1000, 0.999, 299_850],
  ])('waits after attempt %i with chance %d for %i ms', (attempts, random, inMs) => {
    expect(dispositionOf(retry(), { ...trial, attempts, random })).toEqual({
      kind: 'again',
      inMs,
      reason: 'upstream: 500',
    });
  });

  test('waits at least as long as upstream asks', () => {
    expect(dispositionOf(retry({ askedSeconds: 90 }), trial)).toMatchObject({ kind: 'again', inMs: 90_000 });
    expect(dispositionOf(retry({ askedSeconds: 1 }), { ...trial, attempts: 9 })).toMatchObject({ inMs: 128_000 });
  });

  test.each([
    [999_999, 'again'],
    [1_000_000, 'dead'],
  ])('at the age of %i of 1,000,000 ms: %s', (ageMs, kind) => {
    expect(dispositionOf(retry(), { ...trial, ageMs })).toMatchObject({ kind });
  });

  test('says of an old event how old it was and what stood in the way', () => {
    expect(dispositionOf(retry(), { ...trial, maxAgeMs: 14 * 86_400_000, ageMs: 15 * 86_400_000 })).toEqual({
      kind: 'dead',
      error: 'not taken within 14 days; last: upstream: 500',
    });
  });

  test('lets no event die of a refused key, however old it is', () => {
    expect(dispositionOf(retry({ isKeyRefused: true }), { ...trial, ageMs: 2_000_000 })).toEqual({
      kind: 'paused',
      inMs: PAUSE_MS,
      reason: 'upstream: 500',
    });
    expect(dispositionOf(retry({ isKeyRefused: true, askedSeconds: 600 }), trial)).toMatchObject({
      kind: 'paused',
      inMs: 600_000,
    });
  });
});
