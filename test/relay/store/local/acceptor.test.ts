/** What a page is told of the event that it has brought, and what is on the disk by then. */
import { describe, expect, test, vi } from 'vitest';
import type { Acceptance } from '../../../../src/relay/upstream/event-outcome';
import { createAcceptor } from '../../../../src/relay/store/local/acceptor';
import type { Room } from '../../../../src/relay/store/local/room';
import { type Dead, type Tables, write } from '../../../../src/relay/store/local/tables';
import { defer } from '../../support/deferred';
import { forwarded } from '../support/bench';
import { rowsOf, useTables, waitingOf } from '../support/tables';

const tables = useTables();
const NOW = 1_000_000;
const RETENTION_MS = 1_000;
const KEPT: Acceptance = { outcome: { kind: 'acknowledged' }, isRepeat: false };
const REPEATED: Acceptance = { outcome: { kind: 'acknowledged' }, isRepeat: true };

/** An acceptor with this much room, and what it does. */
const open = (room: Partial<Room> = {}, store: Tables = tables()) => {
  const state = { now: NOW, isClosed: false };
  const give = vi.fn();
  const take = vi.fn(() => give as (() => void) | undefined);
  const note = vi.fn();
  const onAccepted = vi.fn();
  const meter = { accepted: vi.fn(), repeated: vi.fn(), forwarded: vi.fn(), retried: vi.fn(), died: vi.fn() };
  const acceptor = createAcceptor({
    tables: store,
    room: { take, isGone: () => false, close: () => {}, ...room },
    writability: { note },
    dependencies: {
      upstream: { send: () => Promise.reject(new Error('not here')), keyNameOf: () => 'KEY' },
      meter,
      now: () => state.now,
    },
    limits: { retentionMs: RETENTION_MS },
    onAccepted,
    isClosed: () => state.isClosed,
  });
  return { ...acceptor, state, take, give, note, onAccepted, meter };
};

/** The tables, whose writes come to this. */
const tablesThat = (batch: (steps: () => void) => Promise<unknown>): Tables => ({
  ...tables(),
  root: { batch } as never,
});

describe('accept', () => {
  test('has the event on the disk, due at once and known, when it acknowledges', async () => {
    const { accept, onAccepted, meter, give } = open();
    expect(await accept(forwarded())).toEqual(KEPT);
    const [[sequence, waiting] = []] = rowsOf(tables().waiting);
    expect([sequence, waiting]).toEqual([
      1,
      { ...forwarded(), lane: 'KEY', hash: expect.any(String), acceptedAt: NOW, agesFrom: NOW },
    ]);
    expect(rowsOf(tables().due)).toEqual([[['KEY', NOW, 1], { attempts: 0, person: expect.any(String) }]]);
    expect(rowsOf(tables().seen)).toEqual([[waiting!.hash, NOW]]);
    expect([onAccepted, meter.accepted, give].map(({ mock }) => mock.calls.length)).toEqual([1, 1, 1]);
  });

  test('numbers events on from the last that is kept, waiting or dead', async () => {
    const dead: Dead = { ...waitingOf(), error: 'x', attempts: 1, deadAt: 0 };
    await write(tables(), () => {
      void tables().waiting.put(3, waitingOf());
      void tables().dead.put(8, dead);
    });
    const { accept } = open();
    await Promise.all([accept(forwarded({ event_id: 'a' })), accept(forwarded({ event_id: 'b' }))]);
    expect(rowsOf(tables().waiting).map(([sequence]) => sequence)).toEqual([3, 9, 10]);
  });

  test('lets the age of an event begin where the clock of a refused key stopped', async () => {
    await write(tables(), () => void tables().pauses.put('KEY', { pausedMs: 300, since: NOW - 5_000 }));
    await open().accept(forwarded());
    expect(tables().waiting.get(1)).toMatchObject({ acceptedAt: NOW, agesFrom: NOW - 5_300 });
  });

  test('asks for room for the event in bytes, not in characters', async () => {
    const { accept, take } = open();
    const event = forwarded({ fields: { name: '😀'.repeat(100) } });
    await accept(event);
    expect(take).toHaveBeenCalledExactlyOnceWith(Buffer.byteLength(JSON.stringify(event.event)));
  });

  test('answers a repeat without keeping it again', async () => {
    const { accept, meter, take } = open();
    await accept(forwarded());
    expect(await accept(forwarded())).toEqual(REPEATED);
    expect(rowsOf(tables().waiting)).toHaveLength(1);
    expect([meter.repeated.mock.calls.length, meter.accepted.mock.calls.length, take.mock.calls.length]).toEqual([
      1, 1, 1,
    ]);
  });

  test('lets two requests with one event wait for one write', async () => {
    const { accept } = open();
    expect(await Promise.all([accept(forwarded()), accept(forwarded())])).toEqual([KEPT, REPEATED]);
    expect(rowsOf(tables().waiting)).toHaveLength(1);
  });

  test.each([
    [-1, true],
    [0, false],
  ])('%i ms after the retention a repeat is one: %s', async (ms, isRepeat) => {
    const { accept, state } = open();
    await accept(forwarded());
    state.now += RETENTION_MS + ms;
    expect(await accept(forwarded())).toMatchObject({ isRepeat });
  });

  test('takes nothing once it is closed, and no repeat for acknowledged either', async () => {
    const { accept, state, take } = open();
    await accept(forwarded());
    state.isClosed = true;
    const sentAway = { outcome: { kind: 'retry', retryAfterSeconds: 30, reason: 'closing' }, isRepeat: false };
    expect([await accept(forwarded()), await accept(forwarded({ event_id: 'b' }))]).toEqual([sentAway, sentAway]);
    expect(take).toHaveBeenCalledTimes(1);
  });
});

describe('without room', () => {
  test.each([
    ['a full disk', false, 'store: no room', 'full, read-only or broken'],
    ['a folder that was removed', true, 'store: the file was removed', 'was removed: start the relay again'],
  ])('%s sends the page away, doubts the store, and says what to do', async (_, isGone, reason, hint) => {
    const { accept, note, meter, onAccepted } = open({ take: () => undefined, isGone: () => isGone });
    expect(await accept(forwarded())).toEqual({
      outcome: { kind: 'retry', retryAfterSeconds: 30, reason, hint: expect.stringContaining(hint) },
      isRepeat: false,
    });
    expect(note).toHaveBeenCalledTimes(1);
    expect([rowsOf(tables().waiting), rowsOf(tables().seen)]).toEqual([[], []]);
    expect([meter.accepted.mock.calls.length, onAccepted.mock.calls.length]).toEqual([0, 0]);
  });

  test('takes the same event as a new one once there is room', async () => {
    const take = vi
      .fn<Room['take']>()
      .mockReturnValueOnce(undefined)
      .mockReturnValue(() => {});
    const { accept } = open({ take });
    await accept(forwarded());
    expect(await accept(forwarded())).toEqual(KEPT);
  });
});

describe('a write that fails', () => {
  const FULL = new Error('No space left on device');

  test('sends the page away, gives the room back, and keeps the words of the disk out of the answer', async () => {
    const { accept, note, give, meter } = open(
      {},
      tablesThat(() => Promise.reject(FULL)),
    );
    expect(await accept(forwarded())).toEqual({
      outcome: expect.objectContaining({ kind: 'retry', reason: 'store: cannot write' }),
      isRepeat: false,
    });
    expect(note).toHaveBeenCalledExactlyOnceWith(FULL);
    expect([give.mock.calls.length, meter.accepted.mock.calls.length]).toEqual([1, 0]);
  });

  test('acknowledges no repeat that has waited for it', async () => {
    const { promise, resolve } = defer<void>();
    const { accept, meter } = open(
      {},
      tablesThat(() => promise.then(() => Promise.reject(FULL))),
    );
    const both = Promise.all([accept(forwarded()), accept(forwarded())]);
    resolve();
    const failed = expect.objectContaining({ kind: 'retry' });
    expect(await both).toEqual([
      { outcome: failed, isRepeat: false },
      { outcome: failed, isRepeat: true },
    ]);
    expect(meter.repeated).not.toHaveBeenCalled();
  });
});

test('settled waits for what is on its way to the disk', async () => {
  const { promise, resolve } = defer<void>();
  const { accept, settled } = open(
    {},
    tablesThat(() => promise),
  );
  const accepted = accept(forwarded());
  const onSettled = vi.fn();
  const all = settled().then(onSettled);
  await new Promise((passed) => setImmediate(passed));
  expect(onSettled).not.toHaveBeenCalled();
  resolve();
  await Promise.all([accepted, all]);
  expect(await settled()).toEqual([]);
});
