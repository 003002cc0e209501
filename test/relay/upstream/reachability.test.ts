/** What attempts say of upstream. */
import { describe, expect, test } from 'vitest';
import { createUpstreamWatch, deliveryStateOf } from '../../../src/relay/upstream/reachability';
import type { UpstreamAnswer } from '../../../src/relay/upstream/upstream';

const taken: UpstreamAnswer = { status: 200, body: '{"data":"ok"}', retryAfter: null };
const rejected: UpstreamAnswer = { status: 400, body: '{"error":"no"}', retryAfter: null };
const down: UpstreamAnswer = { status: 503, body: '', retryAfter: null };

/** A watch with a clock that the test moves. */
const watch = () => {
  const clock = { at: 1_000_000 };
  return { clock, ...createUpstreamWatch(() => clock.at) };
};

describe('createUpstreamWatch', () => {
  test('takes upstream for reachable while nothing was tried', () => {
    expect(watch().current()).toEqual({
      isReachable: true,
      answeredAt: undefined,
      failedAt: undefined,
      reason: undefined,
      failingSince: undefined,
      isKeyRefused: false,
    });
  });

  test.each([
    ['taken', taken],
    ['rejected', rejected],
  ])('an event that was %s is an answer', (_, answer) => {
    const { note, current } = watch();
    note(answer);
    expect(current()).toMatchObject({ isReachable: true, answeredAt: 1_000_000 });
  });

  test.each<[string, UpstreamAnswer]>([
    ['upstream: 503', down],
    ['upstream: 401', { status: 401, body: '', retryAfter: null }],
    ['upstream: ECONNREFUSED', { silence: 'ECONNREFUSED' }],
    ['upstream: 200 without the documented body', { ...taken, body: '<html>' }],
  ])('%s is none', (reason, answer) => {
    const { note, current } = watch();
    note(answer);
    expect(current()).toMatchObject({ isReachable: false, answeredAt: undefined, failedAt: 1_000_000, reason });
  });

  test('tells since when nothing has gone well, and whether the key is the reason', () => {
    const { clock, note, current } = watch();
    note(down);
    clock.at += 1000;
    note({ status: 401, body: '', retryAfter: null });
    expect(current()).toMatchObject({ failingSince: 1_000_000, failedAt: 1_001_000, isKeyRefused: true });
    note(taken);
    expect(current()).toMatchObject({ failingSince: undefined, isKeyRefused: false });
  });

  test('one failure next to a success within a minute is no outage', () => {
    const { clock, note, current } = watch();
    note(taken);
    clock.at += 59_999;
    note(down);
    expect(current().isReachable).toBe(true);
    clock.at += 1;
    expect(current().isReachable).toBe(false);
  });

  test('the next success ends an outage', () => {
    const { note, current } = watch();
    note(down);
    note(taken);
    expect(current()).toMatchObject({ isReachable: true, reason: 'upstream: 503' });
  });

  test('silence since a success is no outage', () => {
    const { clock, note, current } = watch();
    note(taken);
    clock.at += 86_400_000;
    expect(current().isReachable).toBe(true);
  });
});

test.each<[string | undefined, UpstreamAnswer[]]>([
  [undefined, []],
  ['working', [down, taken]],
  ['working', [{ status: 401, body: '', retryAfter: null }, rejected]],
  ['key refused', [{ status: 401, body: '', retryAfter: null }]],
  // A key that is refused now outweighs what went well a moment ago.
  ['key refused', [taken, { status: 401, body: '', retryAfter: null }]],
  ['failing', [down]],
])('a page that asks is told %s after %j', (state, answers) => {
  const { note, current } = watch();
  answers.forEach(note);
  expect(deliveryStateOf(current())).toBe(state);
});
