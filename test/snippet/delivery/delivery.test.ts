// @vitest-environment happy-dom
/** When which event is sent, with the real outbox on the environment's storage. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { LeadEvent } from '../../../src/event';
import type { AttemptDependencies } from '../../../src/snippet/delivery/leased-attempts';
import { createDelivery } from '../../../src/snippet/delivery/delivery';
import { type Entry, newEntry } from '../../../src/snippet/delivery/entry';
import { createOutbox } from '../../../src/snippet/delivery/outbox';
import type { Answer } from '../../../src/snippet/delivery/transport';
import { forgetPageListeners } from '../support/page-listeners';

const NOW = Date.parse('2026-11-20T10:00:00.000Z');
const RELAY = 'https://relay.example/v2/event';
const ACKNOWLEDGED: Answer = { outcome: 'acknowledged', status: 200, text: '' };
const REJECTED: Answer = { outcome: 'rejected', status: 400, text: '' };
const RETRY: Answer = { outcome: 'retry', status: 503, text: '' };
// Longer than any pause between two attempts, or between a tab's lease and its attempt; shorter than any backoff.
const PAUSE_MS = 400;
const LEASE_MS = 20_000;
const HOUR_MS = 3_600_000;

const eventOf = (id: string): LeadEvent => ({
  event_type: 'lead',
  event_name: 'n',
  source_id: 's',
  fields: {},
  event_id: id,
  created_at: '2026-11-20T10:00:00.000Z',
});
const entryOf = (id: string, changes: Partial<Entry> = {}): Entry => ({
  ...newEntry(eventOf(id), RELAY, 0),
  ...changes,
});
const stored = (id: string): Entry | null => JSON.parse(localStorage.getItem('driftrock:o:' + id) ?? 'null');

/** Leaves these in storage as an earlier page would, oldest first. */
const leave = (...entries: Entry[]) =>
  entries.forEach((entry, index) =>
    localStorage.setItem(
      'driftrock:o:' + entry.event.event_id,
      JSON.stringify({ ...entry, addedAt: NOW - 1_000 + index }),
    ),
  );

/** A tab whose relay gives these answers in turn, and the last of them for ever. */
const openTab = (
  answers: (Answer | Promise<Answer>)[],
  more: Partial<Pick<AttemptDependencies, 'relayOf' | 'complete'>> = {},
) => {
  const outbox = createOutbox(() => true);
  const send = vi.fn<AttemptDependencies['send']>(async () => (answers.length > 1 ? answers.shift()! : answers[0]!));
  const onOutcome = vi.fn<AttemptDependencies['onOutcome']>();
  const complete = vi.fn<AttemptDependencies['complete']>();
  const sentIds = () => send.mock.calls.map(([, body]) => (JSON.parse(body) as LeadEvent).event_id);
  const delivery = createDelivery({ outbox, send, onOutcome, complete, relayOf: () => RELAY, ...more });
  delivery.start();
  return { ...delivery, outbox, send, onOutcome, complete, sentIds };
};

/** An answer that comes when the test says so. */
const openAnswer = () => {
  const open = {} as { promise: Promise<Answer>; answer(answer: Answer): void };
  open.promise = new Promise((resolve) => (open.answer = resolve));
  return open;
};

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

forgetPageListeners();

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers({ now: NOW, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a new event', () => {
  test('is in storage before its first attempt, both in the present task', () => {
    const { deliver, send } = openTab([ACKNOWLEDGED]);
    const before: (Entry | null)[] = [];
    send.mockImplementation(async () => {
      before.push(stored('a'));
      return ACKNOWLEDGED;
    });
    deliver(entryOf('a'));
    expect(before).toEqual([expect.objectContaining({ event: eventOf('a') })]);
  });

  test('is sent to its relay as JSON, in a way that outlives the page', () => {
    const { deliver, send } = openTab([ACKNOWLEDGED]);
    deliver(entryOf('a'));
    expect(send).toHaveBeenCalledExactlyOnceWith(RELAY, JSON.stringify(eventOf('a')), true);
  });

  test('goes at once next to another that is still on its way', () => {
    const { deliver, sentIds } = openTab([openAnswer().promise]);
    deliver(entryOf('a'));
    deliver(entryOf('b'));
    expect(sentIds()).toEqual(['a', 'b']);
  });

  test('goes at once though the last answer asked for patience: the page may be about to go', async () => {
    const { deliver, sentIds } = openTab([{ ...RETRY, retryAfterMs: HOUR_MS }]);
    deliver(entryOf('a'));
    await pass(0);
    deliver(entryOf('b'));
    expect(sentIds()).toEqual(['a', 'b']);
  });

  test('waits in the outbox while no relay may take it', async () => {
    const { deliver, wake, send } = openTab([ACKNOWLEDGED], { relayOf: () => undefined });
    deliver(entryOf('a'));
    wake();
    await pass(HOUR_MS);
    expect(send).not.toHaveBeenCalled();
    expect(stored('a')).not.toBeNull();
  });

  test('that waited is sent once a relay may take it', async () => {
    const relay = { url: '' };
    const { deliver, wake, sentIds } = openTab([ACKNOWLEDGED], { relayOf: () => relay.url });
    deliver(entryOf('a'));
    relay.url = RELAY;
    wake();
    await pass(PAUSE_MS);
    expect(sentIds()).toEqual(['a']);
  });
});

describe('an answer', () => {
  test.each([ACKNOWLEDGED, REJECTED])('of $outcome ends the delivery', async (answer) => {
    const { deliver, onOutcome, send } = openTab([answer]);
    deliver(entryOf('a'));
    await pass(HOUR_MS);
    expect(stored('a')).toBeNull();
    expect(send).toHaveBeenCalledTimes(1);
    expect(onOutcome).toHaveBeenCalledExactlyOnceWith(eventOf('a'), answer);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('of retry leaves the event in the outbox, due after a backoff', async () => {
    const { deliver, onOutcome } = openTab([RETRY]);
    deliver(entryOf('a'));
    await pass(0);
    expect(stored('a')).toMatchObject({ failures: 1, firm: false });
    expect(stored('a')!.lease).toBe(0);
    expect(stored('a')!.dueAt).toBeGreaterThanOrEqual(NOW + 2_500);
    expect(stored('a')!.dueAt).toBeLessThan(NOW + 5_000);
    expect(onOutcome).toHaveBeenCalledExactlyOnceWith(eventOf('a'), RETRY);
  });

  test('of retry is not put back after the visitor has withdrawn consent', async () => {
    const relay = { url: RELAY };
    const { promise, answer } = openAnswer();
    const { deliver, outbox } = openTab([promise], { relayOf: () => relay.url });
    deliver(entryOf('a'));
    relay.url = '';
    outbox.remove(eventOf('a'));
    answer(RETRY);
    await pass(0);
    expect(outbox.entries()).toEqual([]);
  });
});

describe('a retry', () => {
  test('comes of itself after the backoff, and no sooner', async () => {
    const { deliver, send } = openTab([RETRY, ACKNOWLEDGED]);
    deliver(entryOf('a'));
    await pass(2_400);
    expect(send).toHaveBeenCalledTimes(1);
    await pass(5_000);
    expect(send).toHaveBeenCalledTimes(2);
    expect(stored('a')).toBeNull();
    expect(vi.getTimerCount()).toBe(0);
  });

  test('comes at its first timer although the backoff has fractions of a millisecond', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.12345);
    const { deliver, send } = openTab([RETRY, ACKNOWLEDGED]);
    deliver(entryOf('a'));
    await pass(3_200);
    expect(send).toHaveBeenCalledTimes(2);
  });

  test('sends the same event once more', async () => {
    const { deliver, send } = openTab([RETRY, ACKNOWLEDGED]);
    deliver(entryOf('a'));
    await pass(10_000);
    const [first, second] = send.mock.calls;
    expect(second![1]).toBe(first![1]);
  });

  test('does without keepalive every other time', async () => {
    const { deliver, send } = openTab([RETRY, RETRY, RETRY, ACKNOWLEDGED]);
    deliver(entryOf('a'));
    await pass(60_000);
    expect(send.mock.calls.map(([, , outlivesPage]) => outlivesPage)).toEqual([true, false, true, false]);
  });

  test('waits longer after every failure', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const { deliver, send } = openTab([RETRY]);
    const sentAt: number[] = [];
    send.mockImplementation(async () => {
      sentAt.push(Date.now());
      return RETRY;
    });
    deliver(entryOf('a'));
    await pass(90_000);
    const waits = sentAt.slice(1).map((at, index) => at - sentAt[index]!);
    expect(waits).toEqual([2_700, 5_200, 10_200, 20_200, 40_200]);
  });

  test.each(['online', 'pageshow'])('comes at once on %s', async (name) => {
    const { deliver, send } = openTab([RETRY, ACKNOWLEDGED]);
    deliver(entryOf('a'));
    await pass(0);
    dispatchEvent(new Event(name));
    await pass(PAUSE_MS);
    expect(send).toHaveBeenCalledTimes(2);
  });

  test('comes at once when the page becomes visible', async () => {
    const { deliver, send } = openTab([RETRY, ACKNOWLEDGED]);
    deliver(entryOf('a'));
    await pass(0);
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(false);
    document.dispatchEvent(new Event('visibilitychange'));
    await pass(PAUSE_MS);
    expect(send).toHaveBeenCalledTimes(2);
  });

  test('is made once, however many wakes come together', async () => {
    const { deliver, send, wake } = openTab([RETRY, ACKNOWLEDGED]);
    deliver(entryOf('a'));
    await pass(0);
    wake();
    wake();
    dispatchEvent(new Event('online'));
    await pass(PAUSE_MS);
    wake();
    await pass(PAUSE_MS);
    expect(send).toHaveBeenCalledTimes(2);
  });
});

describe('Retry-After', () => {
  const patient = (): Answer => ({ ...RETRY, retryAfterMs: 60_000 });

  test('is obeyed, whatever wakes', async () => {
    const { deliver, send, wake } = openTab([patient(), ACKNOWLEDGED]);
    deliver(entryOf('a'));
    await pass(59_000);
    wake();
    dispatchEvent(new Event('online'));
    await pass(PAUSE_MS);
    expect(send).toHaveBeenCalledTimes(1);
    await pass(5_000);
    expect(send).toHaveBeenCalledTimes(2);
  });

  test('holds back all other events that wait', async () => {
    leave(entryOf('old'));
    const { deliver, sentIds, wake } = openTab([patient(), ACKNOWLEDGED]);
    deliver(entryOf('a'));
    await pass(0);
    wake();
    await pass(55_000);
    expect(sentIds()).toEqual(['a']);
    await pass(10_000);
    expect(sentIds().sort()).toEqual(['a', 'a', 'old']);
  });

  test('ends with a clock that jumps further back than any wait is long', async () => {
    leave(entryOf('old'));
    const { deliver, sentIds, wake } = openTab([patient(), ACKNOWLEDGED]);
    deliver(entryOf('a'));
    await pass(0);
    vi.setSystemTime(NOW - 24 * HOUR_MS);
    wake();
    await pass(PAUSE_MS);
    expect(sentIds()).toEqual(['a', 'old', 'a']);
  });

  test('is obeyed by the next page', async () => {
    leave(entryOf('a', { failures: 1, dueAt: NOW + 60_000, firm: true }));
    const { sentIds, wake } = openTab([ACKNOWLEDGED]);
    wake();
    await pass(59_000);
    expect(sentIds()).toEqual([]);
    await pass(5_000);
    expect(sentIds()).toEqual(['a']);
  });
});

describe('what an earlier page has left', () => {
  test('is sent on a wake, oldest first', async () => {
    leave(entryOf('a'), entryOf('b'), entryOf('c'));
    const { sentIds, wake } = openTab([ACKNOWLEDGED]);
    wake();
    await pass(5_000);
    expect(sentIds()).toEqual(['a', 'b', 'c']);
    expect(localStorage.length).toBe(0);
  });

  test('is sent although its backoff is not over: a new page is a new chance', async () => {
    leave(entryOf('a', { failures: 3, dueAt: NOW + 30_000 }));
    const { sentIds, wake } = openTab([ACKNOWLEDGED]);
    wake();
    await pass(PAUSE_MS);
    expect(sentIds()).toEqual(['a']);
  });

  test('goes one by one, with a pause between, however many wakes come together', async () => {
    leave(entryOf('a'), entryOf('b'));
    const { promise, answer } = openAnswer();
    const { sentIds, wake } = openTab([promise, ACKNOWLEDGED]);
    wake();
    wake();
    await pass(2_000);
    expect(sentIds()).toEqual(['a']);
    answer(ACKNOWLEDGED);
    await pass(99);
    expect(sentIds()).toEqual(['a']);
    await pass(PAUSE_MS);
    expect(sentIds()).toEqual(['a', 'b']);
  });

  test('stays when the first of it cannot be delivered: the relay is not hammered', async () => {
    leave(entryOf('a'), entryOf('b'), entryOf('c'));
    const { sentIds, wake } = openTab([RETRY]);
    wake();
    await pass(1_500);
    expect(sentIds()).toEqual(['a']);
  });

  test('is not held up for good by one event that never gets through', async () => {
    leave(entryOf('a', { failures: 5 }), entryOf('b'));
    const { sentIds, wake } = openTab([RETRY, ACKNOWLEDGED]);
    wake();
    await pass(5_000);
    expect(sentIds().slice(0, 2)).toEqual(['b', 'a']);
  });

  test('goes to the relay that is told for it', async () => {
    leave(entryOf('a'), entryOf('b'));
    const relayOf = ({ event }: Entry) => event.event_id === 'b' && 'https://other.example/';
    const { send, wake } = openTab([ACKNOWLEDGED], { relayOf });
    wake();
    await pass(5_000);
    expect(send.mock.calls.map(([url, body]) => [url, (JSON.parse(body) as LeadEvent).event_id])).toEqual([
      ['https://other.example/', 'b'],
    ]);
    expect(stored('a')).not.toBeNull();
  });

  test.each([
    [HOUR_MS - 1, 0],
    [HOUR_MS, 0],
    [HOUR_MS + 1_000, 1],
  ])(
    'with a firm moment %i ms off is sent %i times: no wait is longer than an hour, so a clock has jumped',
    async (ms, times) => {
      leave(entryOf('a', { dueAt: NOW + ms, firm: true }));
      const { send, wake } = openTab([ACKNOWLEDGED]);
      wake();
      await pass(PAUSE_MS);
      expect(send).toHaveBeenCalledTimes(times);
    },
  );

  test('and another tab has delivered leaves no timer behind after a wake', async () => {
    const { deliver, outbox, wake } = openTab([RETRY]);
    deliver(entryOf('a'));
    await pass(0);
    expect(vi.getTimerCount()).toBe(1);
    outbox.remove(eventOf('a'));
    wake();
    await pass(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('that is nothing leaves no timer behind', () => {
    const { wake } = openTab([ACKNOWLEDGED]);
    wake();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the last moment to add to an event', () => {
  test('is before its first attempt', () => {
    const complete = ({ event }: Entry) => void (event.ga_client_id = '1.2');
    const { deliver, send } = openTab([ACKNOWLEDGED], { complete });
    deliver(entryOf('a'));
    expect(JSON.parse(send.mock.calls[0]![1])).toMatchObject({ ga_client_id: '1.2' });
  });

  test('does not come again', async () => {
    const { deliver, complete } = openTab([RETRY, ACKNOWLEDGED]);
    deliver(entryOf('a'));
    await pass(10_000);
    expect(complete).toHaveBeenCalledTimes(1);
  });
});

describe('a page that goes in the middle of an attempt', () => {
  test('leaves the event to the next page, at once', async () => {
    const { deliver } = openTab([openAnswer().promise]);
    deliver(entryOf('a'));
    dispatchEvent(new Event('pagehide'));
    expect(stored('a')).toMatchObject({ dueAt: 0, firm: false, failures: 0 });
    const next = openTab([ACKNOWLEDGED]);
    next.wake();
    await pass(PAUSE_MS);
    expect(next.sentIds()).toEqual(['a']);
  });

  test('does not touch what has been answered', async () => {
    const { deliver } = openTab([ACKNOWLEDGED]);
    deliver(entryOf('a'));
    await pass(0);
    dispatchEvent(new Event('pagehide'));
    expect(stored('a')).toBeNull();
  });

  test('leaves an event that dies with it to the tab that comes after the lease', async () => {
    const { deliver } = openTab([openAnswer().promise]);
    deliver(entryOf('a'));
    const next = openTab([ACKNOWLEDGED]);
    next.wake();
    await pass(LEASE_MS - 1_000);
    expect(next.sentIds()).toEqual([]);
    await pass(10_000);
    expect(next.sentIds()).toEqual(['a']);
  });
});

describe('two tabs', () => {
  test('do not send the same event', async () => {
    leave(entryOf('a'), entryOf('b'), entryOf('c'));
    const [first, second] = [openTab([ACKNOWLEDGED]), openTab([ACKNOWLEDGED])];
    first.wake();
    second.wake();
    await pass(30_000);
    expect([...first.sentIds(), ...second.sentIds()].sort()).toEqual(['a', 'b', 'c']);
    expect(localStorage.length).toBe(0);
  });

  test('do not send what the other is sending', async () => {
    const { promise, answer } = openAnswer();
    const [first, second] = [openTab([promise]), openTab([ACKNOWLEDGED])];
    first.deliver(entryOf('a'));
    second.wake();
    await pass(10_000);
    answer(ACKNOWLEDGED);
    await pass(60_000);
    expect(second.sentIds()).toEqual([]);
  });

  test('deliver between them when one of them goes', async () => {
    leave(entryOf('a'), entryOf('b'));
    const [first, second] = [openTab([openAnswer().promise]), openTab([ACKNOWLEDGED])];
    first.wake();
    await pass(1_000);
    dispatchEvent(new Event('pagehide'));
    expect(first.sentIds()).toEqual(['a']);
    expect(stored('a')).toMatchObject({ dueAt: 0 });
    expect(second.sentIds()).toEqual([]);
  });

  test('make one attempt at a time between them', async () => {
    leave(entryOf('a'), entryOf('b'), entryOf('c'));
    const { promise, answer } = openAnswer();
    const [first, second] = [openTab([promise, ACKNOWLEDGED]), openTab([ACKNOWLEDGED])];
    first.wake();
    await pass(PAUSE_MS);
    second.wake();
    await pass(10_000);
    expect(second.sentIds()).toEqual([]);
    answer(ACKNOWLEDGED);
    await pass(10_000);
    expect(localStorage.length).toBe(0);
  });

  test('deliver between them when one of them stands still in the middle of its attempt', async () => {
    leave(entryOf('a'), entryOf('b'));
    const [first, second] = [openTab([openAnswer().promise]), openTab([ACKNOWLEDGED])];
    first.wake();
    await pass(1_000);
    second.wake();
    await pass(LEASE_MS + 10_000);
    expect(first.sentIds()).toEqual(['a']);
    expect(second.sentIds().sort()).toEqual(['a', 'b']);
  });

  test('do not put back what one has forgotten with its consent while the other was sending', async () => {
    const { promise, answer } = openAnswer();
    const [first, second] = [openTab([promise]), openTab([ACKNOWLEDGED])];
    first.deliver(entryOf('a'));
    second.outbox.remove(eventOf('a'));
    dispatchEvent(Object.assign(new Event('storage'), { key: 'driftrock:o:a', newValue: null }));
    answer(RETRY);
    await pass(0);
    dispatchEvent(new Event('pagehide'));
    expect(stored('a')).toBeNull();
  });

  test('do not write over the lease of the other', async () => {
    leave(entryOf('a'));
    const { send, wake } = openTab([ACKNOWLEDGED]);
    wake();
    expect(stored('a')).toMatchObject({ dueAt: NOW + LEASE_MS, firm: true });
    const other = { ...stored('a'), lease: 'of another tab' };
    localStorage.setItem('driftrock:o:a', JSON.stringify(other));
    dispatchEvent(new Event('pagehide'));
    await pass(PAUSE_MS);
    expect(send).not.toHaveBeenCalled();
    expect(stored('a')).toEqual(other);
  });
});

describe('an idle tab', () => {
  /** Another tab of the same visitor writes this: the browser tells all tabs but that one. */
  const anotherTabWrites = (entry: Entry) => {
    leave(entry);
    tellOfStorage('driftrock:o:' + entry.event.event_id, JSON.stringify(stored(entry.event.event_id)));
  };

  const tellOfStorage = (key: string | null, newValue: string | null) =>
    dispatchEvent(Object.assign(new Event('storage'), { key, newValue }));

  const leased = (ms: number) => ({ dueAt: NOW + ms, firm: true, lease: 0.5 });

  test.each([
    ['whose backoff was not over', { dueAt: NOW + 4_000, failures: 1 }, 4_000, 4_000],
    ['that was being sent: after the lease', leased(LEASE_MS), LEASE_MS, 2_000],
    ['whose submission was still open: after the longest decision', { dueAt: NOW + 35_000, firm: true }, 35_000, 2_000],
    [
      'for which the relay has asked for patience: not before',
      { dueAt: NOW + 50_000, firm: true, failures: 1 },
      50_000,
      2_000,
    ],
  ])('sends what a tab has left that crashed, %s', async (_what, changes, waitMs, moreMs) => {
    const { sentIds } = openTab([ACKNOWLEDGED]);
    anotherTabWrites(entryOf('a', changes));
    await pass(waitMs);
    expect(sentIds()).toEqual([]);
    await pass(moreMs);
    expect(sentIds()).toEqual(['a']);
    expect(localStorage.length).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('sends soon what another tab has let go of in the middle of its attempt, as it was closed', async () => {
    const { sentIds } = openTab([ACKNOWLEDGED]);
    anotherTabWrites(entryOf('a', leased(LEASE_MS)));
    await pass(1_000);
    anotherTabWrites(entryOf('a', { lease: 0.5 }));
    await pass(5_000);
    expect(sentIds()).toEqual(['a']);
  });

  test('sends nothing of what the other tab delivers itself, and waits for nothing more', async () => {
    const { sentIds } = openTab([ACKNOWLEDGED]);
    anotherTabWrites(entryOf('a', leased(LEASE_MS)));
    await pass(1_000);
    localStorage.clear();
    tellOfStorage('driftrock:o:a', '');
    tellOfStorage('driftrock:o:a', null);
    await pass(LEASE_MS + 5_000);
    expect(sentIds()).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('leaves an entry to the tab that has taken a lease before it could', async () => {
    const { sentIds } = openTab([ACKNOWLEDGED]);
    anotherTabWrites(entryOf('a', { dueAt: NOW + 4_000, failures: 1 }));
    await pass(3_900);
    anotherTabWrites(entryOf('a', { dueAt: NOW + 4_000 + LEASE_MS, firm: true, lease: 0.5, failures: 1 }));
    await pass(LEASE_MS - 1_000);
    expect(sentIds()).toEqual([]);
  });

  test('looks nothing up and has one timer, however much other tabs write', () => {
    const { outbox } = openTab([ACKNOWLEDGED]);
    const entries = vi.spyOn(outbox, 'entries');
    Array.from({ length: 50 }, (_, index) => anotherTabWrites(entryOf('e' + index, leased(LEASE_MS - index))));
    expect(entries).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(1);
  });

  test.each([
    [null, null],
    ['cart', '{"dueAt":0}'],
    ['driftrock:campaign', '{}'],
    ['driftrock:o:a', null],
    ['driftrock:o:a', ''],
    ['driftrock:o:a', '{'],
    ['driftrock:o:a', 'null'],
    ['driftrock:o:a', '5'],
    ['driftrock:o:a', '{}'],
  ])('has no timer for what is no entry: %j, %j', (key, newValue) => {
    openTab([ACKNOWLEDGED]);
    tellOfStorage(key, newValue);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('takes none of it where no relay may', async () => {
    const { send } = openTab([ACKNOWLEDGED], { relayOf: () => undefined });
    anotherTabWrites(entryOf('a'));
    await pass(HOUR_MS);
    expect(send).not.toHaveBeenCalled();
    expect(stored('a')).not.toBeNull();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a page that goes before its turn', () => {
  test('leaves no lease behind', () => {
    leave(entryOf('a'));
    openTab([ACKNOWLEDGED]).wake();
    dispatchEvent(new Event('pagehide'));
    expect(stored('a')).toMatchObject({ dueAt: 0, firm: false });
  });
});

describe('a wake', () => {
  test('while another tab has its turn counts for what is left afterwards', async () => {
    // By chance, the first tab would look before the second one, and try what is left itself.
    const chance = { next: 0.5 };
    vi.spyOn(Math, 'random').mockImplementation(() => (chance.next += 1e-6));
    leave(entryOf('a'), entryOf('b', { failures: 9, dueAt: NOW + HOUR_MS }));
    const { promise, answer } = openAnswer();
    const [first, second] = [openTab([promise, RETRY]), openTab([ACKNOWLEDGED])];
    first.deliver(entryOf('new'));
    second.wake();
    await pass(5_000);
    expect(second.sentIds()).toEqual([]);
    answer(ACKNOWLEDGED);
    await pass(5_000);
    expect(second.sentIds()).toEqual(['a', 'b']);
  });

  test('during which consent becomes open again sends nothing', async () => {
    leave(entryOf('a'));
    const relay = { url: RELAY };
    const { wake, send } = openTab([ACKNOWLEDGED], { relayOf: () => relay.url });
    wake();
    relay.url = '';
    await pass(PAUSE_MS);
    expect(send).not.toHaveBeenCalled();
  });
});

describe('a wake during a pass', () => {
  test('counts for what is left of it', async () => {
    leave(entryOf('a'), entryOf('b', { failures: 9, dueAt: NOW + HOUR_MS }));
    const { deliver, wake, sentIds } = openTab([RETRY, ACKNOWLEDGED]);
    deliver(entryOf('new'));
    await pass(2_450);
    wake();
    await pass(1_000);
    expect(sentIds()).toEqual(['new', 'a', 'new', 'b']);
  });
});
