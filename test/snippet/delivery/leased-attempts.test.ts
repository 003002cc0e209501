// @vitest-environment happy-dom
/** One attempt: the lease that it holds meanwhile, and what its answer leaves in the outbox. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { LeadEvent } from '../../../src/event';
import { type Entry, newEntry } from '../../../src/snippet/delivery/entry';
import { type AttemptDependencies, createAttempts } from '../../../src/snippet/delivery/leased-attempts';
import { createOutbox } from '../../../src/snippet/delivery/outbox';
import type { Answer } from '../../../src/snippet/delivery/transport';

const NOW = 1_000_000;
const RELAY = 'https://relay.example/v2/event';
const LEASE_MS = 20_000;
const RETRY: Answer = { outcome: 'retry', status: 503, text: '' };
const NO_SUCH_CAPTURE: Answer = { outcome: 'retry', status: 403, text: '{"error":"source_id is not allowed"}' };
const event: LeadEvent = {
  event_type: 'lead',
  event_name: 'n',
  source_id: 's',
  fields: {},
  event_id: 'a',
  created_at: '2026-11-20T10:00:00.000Z',
};
const stored = (): Entry | null => JSON.parse(localStorage.getItem('driftrock:o:a') ?? 'null');

/** Attempts whose answer comes when the test says so. */
const open = (more: Partial<AttemptDependencies> = {}) => {
  const outbox = createOutbox(() => true);
  const answers: ((answer: Answer) => void)[] = [];
  const send = vi.fn<AttemptDependencies['send']>(() => new Promise((resolve) => answers.push(resolve)));
  const onOutcome = vi.fn<AttemptDependencies['onOutcome']>();
  const attempts = createAttempts({ outbox, send, complete: () => {}, onOutcome, relayOf: () => RELAY, ...more });
  const answer = (given: Answer) => {
    answers.shift()!(given);
    return vi.advanceTimersByTimeAsync(0);
  };
  return { ...attempts, send, onOutcome, answer, entry: newEntry(event, RELAY, 0) };
};

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers({ now: NOW });
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('an attempt', () => {
  test('begins in the present task, with a lease in storage that is longer than itself', () => {
    const { attempt, entry, send } = open();
    void attempt(entry);
    expect(send).toHaveBeenCalledExactlyOnceWith(RELAY, JSON.stringify(event), true);
    expect(stored()).toMatchObject({ dueAt: NOW + LEASE_MS, firm: true, lease: 0.5, failures: 0 });
  });

  test.each(['acknowledged', 'rejected'] as const)('that is %s is the last, and leaves nothing', async (outcome) => {
    const { attempt, entry, answer, onOutcome } = open();
    const isOver = attempt(entry);
    await answer({ outcome, status: 200, text: '' });
    expect([await isOver, stored()]).toEqual([true, null]);
    expect(onOutcome).toHaveBeenCalledExactlyOnceWith(entry.event, { outcome, status: 200, text: '' });
  });

  test.each<[string, Answer, object]>([
    ['a backoff', RETRY, { firm: false, dueAt: NOW + 3_750 }],
    ['the time that the relay names', { ...RETRY, retryAfterMs: 60_000 }, { firm: true, dueAt: NOW + 60_000 }],
  ])('that is to be made again lets go of its lease, and is due after %s', async (_what, given, due) => {
    const { attempt, entry, answer } = open();
    const isOver = attempt(entry);
    await answer(given);
    expect(await isOver).toBe(false);
    expect(stored()).toMatchObject({ lease: 0, failures: 1, ...due });
  });

  test('that fails at one of two relays, asked by turns, is due at once at the other', async () => {
    const relayOf = ({ failures }: Entry) => (failures % 2 ? 'https://second.example/v2/event' : RELAY);
    const { attempt, entry, answer } = open({ relayOf });
    void attempt(entry);
    await answer(RETRY);
    expect(stored()).toMatchObject({ failures: 1, dueAt: NOW });
    void attempt(entry);
    await answer(RETRY);
    expect(stored()).toMatchObject({ failures: 2, dueAt: NOW + 7_500 });
  });

  test.each([
    ['s', 1],
    ['', 2],
  ])('asks what is known by now, at a retry only where the source "%s" is missing', async (source_id, times) => {
    const complete = vi.fn();
    const { attempt, entry, answer } = open({ complete });
    entry.event = { ...event, source_id };
    for (const given of [RETRY, RETRY]) {
      void attempt(entry);
      await answer(given);
    }
    expect(complete).toHaveBeenCalledTimes(times);
  });

  test.each<[string, Answer, Partial<Entry>, string]>([
    ['of a tag that the relay does not know is forgotten', NO_SUCH_CAPTURE, {}, ''],
    ['of its own is kept', NO_SUCH_CAPTURE, { own: true }, 's'],
    ['is kept where the relay does not allow something else', { ...NO_SUCH_CAPTURE, text: 'origin' }, {}, 's'],
    ['is kept where the relay is in trouble', { ...NO_SUCH_CAPTURE, status: 503 }, {}, 's'],
  ])('a capture %s', async (_what, given, more, source_id) => {
    const { attempt, entry, answer, onOutcome } = open();
    Object.assign(entry, { event: { ...event } }, more);
    void attempt(entry);
    await answer(given);
    expect(stored()).toMatchObject({ failures: 1, event: { source_id } });
    // The page hears of the event as it was sent.
    expect(onOutcome).toHaveBeenCalledExactlyOnceWith(event, given);
  });

  test.each([
    ['delivered or forgotten', () => localStorage.clear(), null],
    [
      'taken over',
      () => localStorage.setItem('driftrock:o:a', JSON.stringify({ ...stored(), lease: 0.7 })),
      expect.objectContaining({ lease: 0.7, failures: 0 }),
    ],
  ])('writes nothing over an entry that another tab has %s meanwhile', async (_what, change, after) => {
    const { attempt, entry, answer } = open();
    void attempt(entry);
    change();
    dispatchEvent(Object.assign(new Event('storage'), { key: 'driftrock:o:a', newValue: stored() && 'changed' }));
    await answer(RETRY);
    expect(stored()).toEqual(after);
  });

  test('completes the event before the first time alone, and goes without keepalive every other time', async () => {
    const complete = vi.fn(({ event: of }: Entry) => void (of.ga_client_id = '1.2'));
    const { attempt, entry, answer, send } = open({ complete });
    void attempt(entry);
    await answer(RETRY);
    void attempt(entry);
    expect(send.mock.calls.map(([, body, outlivesPage]) => [JSON.parse(body).ga_client_id, outlivesPage])).toEqual([
      ['1.2', true],
      ['1.2', false],
    ]);
    expect(complete).toHaveBeenCalledExactlyOnceWith(entry);
  });
});

describe('a left-over', () => {
  test('waits for its turn, and is sent if its lease has held until then', async () => {
    const { attempt, entry, send } = open();
    void attempt(entry, true);
    await vi.advanceTimersByTimeAsync(149);
    expect(send).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(send).toHaveBeenCalledTimes(1);
  });

  test('is left to the tab that has taken it over meanwhile', async () => {
    const { attempt, entry, send, onOutcome } = open();
    const isOver = attempt(entry, true);
    localStorage.setItem('driftrock:o:a', JSON.stringify({ ...stored(), lease: 0.7 }));
    await vi.advanceTimersByTimeAsync(1_000);
    expect([await isOver, send.mock.calls, onOutcome.mock.calls]).toEqual([false, [], []]);
    expect(stored()).toMatchObject({ lease: 0.7 });
  });

  test.each([undefined, false, ''] as const)('stays while its relay is %j', async (url) => {
    const { attempt, entry, send } = open({ relayOf: () => url });
    const isOver = attempt(entry, true);
    await vi.advanceTimersByTimeAsync(1_000);
    expect([await isOver, send.mock.calls, stored()?.event]).toEqual([false, [], event]);
  });
});

describe('pausedUntil', () => {
  test('is no moment before any relay has asked for patience', () => {
    expect(open().pausedUntil()).toBe(0);
  });

  test('is the last moment that a relay has named; an answer without one changes nothing', async () => {
    const { attempt, entry, answer, pausedUntil } = open();
    void attempt(entry);
    await answer({ ...RETRY, retryAfterMs: 60_000 });
    expect(pausedUntil()).toBe(NOW + 60_000);
    void attempt(entry);
    await answer(RETRY);
    expect(pausedUntil()).toBe(NOW + 60_000);
  });
});

describe('letGo', () => {
  test('makes what is under way due at once', () => {
    const { attempt, entry, letGo } = open();
    void attempt(entry);
    letGo();
    expect(stored()).toMatchObject({ dueAt: 0, firm: false, failures: 0 });
  });

  test('leaves alone what another tab has taken over, and what is answered', async () => {
    const { attempt, entry, letGo, answer } = open();
    void attempt(entry);
    await answer(RETRY);
    letGo();
    expect(stored()).toMatchObject({ dueAt: NOW + 3_750 });
    void attempt(entry);
    const theirs = { ...stored(), lease: 0.7 };
    localStorage.setItem('driftrock:o:a', JSON.stringify(theirs));
    letGo();
    expect(stored()).toEqual(theirs);
  });
});
