/** What a relay does with a message that is delivered to it, before any attempt. */
import type { JsMsg } from '@nats-io/jetstream';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Claim } from '../../../../src/relay/store/jetstream/claims';
import { createTakeUp, type TakeUpParts } from '../../../../src/relay/store/jetstream/take-up';
import { defer } from '../../support/deferred';
import { messageOf } from '../support/streams';

const TAKEOVER_MS = 30_000;
const OURS: Claim = { kind: 'ours', claimed: { release: async () => {}, finish: async () => {} } };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A relay that gets this claim, and what it does. */
const open = (given: Claim = OURS, more: Partial<TakeUpParts> = {}) => {
  const claim = vi.fn(async () => given);
  const settle = vi.fn(async () => 'gone' as const);
  const attempt = vi.fn(async () => 'gone' as const);
  const report = vi.fn();
  const takeUp = createTakeUp({
    dependencies: {
      upstream: { send: () => Promise.reject(new Error('not here')), keyNameOf: () => 'KEY' },
      report,
      random: () => 0.5,
    },
    claims: { claim },
    finished: { has: () => false },
    pauses: { restMs: () => 0 },
    dispositions: { settle },
    attempt,
    takeoverMs: TAKEOVER_MS,
    ...more,
  });
  return { takeUp, claim, settle, attempt, report };
};

describe('a message', () => {
  test('that this relay may forward is attempted, with its claim', async () => {
    const { takeUp, attempt, settle } = open();
    const { message } = messageOf();
    expect(await takeUp(message)).toBe('gone');
    expect(attempt).toHaveBeenCalledExactlyOnceWith({
      message,
      copy: expect.objectContaining({ seq: 7, hash: 'a-hash' }),
      claimed: OURS.kind === 'ours' && OURS.claimed,
    });
    expect(settle).not.toHaveBeenCalled();
  });

  test.each([
    [false, true],
    [true, false],
  ])('delivered again (%s) is claimed as fresh: %s', async (redelivered, isFresh) => {
    const { takeUp, claim } = open();
    await takeUp({ ...messageOf().message, redelivered } as JsMsg);
    expect(claim).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ seq: 7 }), isFresh);
  });

  test('that is one too many is taken away without an attempt, and without a claim on the event', async () => {
    const { takeUp, settle, attempt } = open({ kind: 'surplus' });
    const { message } = messageOf();
    expect(await takeUp(message)).toBe('gone');
    expect(settle).toHaveBeenCalledExactlyOnceWith({ message, copy: expect.objectContaining({ seq: 7 }) });
    expect(attempt).not.toHaveBeenCalled();
  });

  test('that another relay is at comes again when that relay counts as dead', async () => {
    const { takeUp, attempt } = open({ kind: 'elsewhere', forMs: 1_234 });
    const { message, nak } = messageOf();
    expect(await takeUp(message)).toBe('kept');
    expect(nak).toHaveBeenCalledExactlyOnceWith(1_234);
    expect(attempt).not.toHaveBeenCalled();
  });

  test('whose key rests comes again after the rest and up to a minute more, and is not claimed', async () => {
    const { takeUp, claim } = open(OURS, { pauses: { restMs: (name) => (name === 'KEY' ? 5_000 : 0) } });
    const { message, nak } = messageOf();
    expect(await takeUp(message)).toBe('kept');
    expect([nak.mock.calls, claim.mock.calls]).toEqual([[[35_000]], []]);
  });
});

describe('a message of what is finished', () => {
  const finished = { has: (hash: string) => hash === 'a-hash' };

  test('is taken away, and its event not claimed', async () => {
    const { takeUp, settle, claim } = open(OURS, { finished });
    await takeUp(messageOf().message);
    expect([settle.mock.calls.length, claim.mock.calls.length]).toEqual([1, 0]);
  });

  test('is taken up when a person has put it back from the dead letters', async () => {
    const { takeUp, attempt } = open(OURS, { finished });
    await takeUp(messageOf({ origin: 3 }).message);
    expect(attempt).toHaveBeenCalledTimes(1);
  });
});

describe('a message that this relay is at already', () => {
  /** A relay in the middle of its attempt for number 7. */
  const inTheMiddle = () => {
    const { promise, resolve } = defer<'gone'>();
    const attempt = vi.fn(() => promise);
    const { takeUp } = open(OURS, { attempt });
    return { takeUp, attempt, first: takeUp(messageOf().message), end: () => resolve('gone') };
  };

  test.each([
    ['itself', {}],
    ['in the place of the lost copy', { seq: 9, replaces: 7 }],
  ])('comes again later: %s', async (_, copy) => {
    const { takeUp, attempt, first, end } = inTheMiddle();
    const { message, nak } = messageOf(copy);
    expect(await takeUp(message)).toBe('kept');
    expect(nak).toHaveBeenCalledExactlyOnceWith(TAKEOVER_MS);
    expect(attempt).toHaveBeenCalledTimes(1);
    end();
    expect(await first).toBe('gone');
  });

  test('is taken up again after that attempt', async () => {
    const { takeUp, attempt, first, end } = inTheMiddle();
    end();
    await first;
    await takeUp(messageOf().message);
    expect(attempt).toHaveBeenCalledTimes(2);
  });

  test('holds up no other message', async () => {
    const { takeUp, attempt, end } = inTheMiddle();
    const other = takeUp(messageOf({ seq: 8 }).message);
    await vi.waitFor(() => expect(attempt).toHaveBeenCalledTimes(2));
    end();
    await other;
  });
});

describe('while an attempt lasts', () => {
  test('NATS is told three times in a takeover that the relay is alive, and no longer than that', async () => {
    const { promise, resolve } = defer<'gone'>();
    const { takeUp } = open(OURS, { attempt: () => promise });
    const { message, working } = messageOf();
    const taken = takeUp(message);
    vi.advanceTimersByTime(TAKEOVER_MS);
    expect(working).toHaveBeenCalledTimes(3);
    resolve('gone');
    await taken;
    vi.advanceTimersByTime(TAKEOVER_MS);
    expect([working.mock.calls.length, vi.getTimerCount()]).toEqual([3, 0]);
  });
});

describe('a fault', () => {
  test.each<[string, Partial<TakeUpParts>]>([
    ['of the claim', { claims: { claim: () => Promise.reject(new RangeError('ada@example.com')) } }],
    ['of the attempt', { attempt: () => Promise.reject(new RangeError('ada@example.com')) }],
  ])('%s brings the message back soon, and is told without its words', async (_, parts) => {
    const { takeUp, report } = open(OURS, parts);
    const { message, nak } = messageOf();
    expect(await takeUp(message)).toBe('kept');
    expect(nak).toHaveBeenCalledExactlyOnceWith(2_000);
    expect(report).toHaveBeenCalledExactlyOnceWith('error', expect.any(String), {
      reason: expect.stringMatching(/^RangeError at /),
    });
    expect(JSON.stringify(report.mock.calls)).not.toContain('ada@');
    expect(vi.getTimerCount()).toBe(0);
  });

  test('of a message that no relay has written ends in no exception', async () => {
    const { takeUp } = open();
    const json = () => JSON.parse('{');
    expect(await takeUp({ ...messageOf().message, json } as JsMsg)).toBe('kept');
  });
});
