/** What a page is told of an event that is on its way into the streams, and what is published of it. */
import { describe, expect, test, vi } from 'vitest';
import type { Acceptance } from '../../../../src/relay/upstream/event-outcome';
import { nameOf } from '../../../../src/relay/store/hash';
import { createAcceptor } from '../../../../src/relay/store/jetstream/acceptor';
import { defer } from '../../support/deferred';
import { forwarded } from '../support/bench';
import { storeWith } from '../support/streams';

const NOW = 1_000_000;
const HASH = nameOf(forwarded());
const KEPT: Acceptance = { outcome: { kind: 'acknowledged' }, isRepeat: false };
const REPEATED: Acceptance = { outcome: { kind: 'acknowledged' }, isRepeat: true };
const sentAway = (reason: string): Acceptance => ({
  outcome: { kind: 'retry', retryAfterSeconds: 30, reason },
  isRepeat: false,
});

interface World {
  published?: () => Promise<{ duplicate: boolean; seq: number }>;
  isSeen?: () => Promise<boolean>;
  isKept?: boolean;
  isReady?: boolean;
  isClosed?: boolean;
}

/** An acceptor in front of a NATS that says this. */
const open = ({ published, isSeen, isKept = true, isReady = true, isClosed = false }: World = {}) => {
  const publish = vi.fn(published ?? (async () => ({ duplicate: false, seq: 7 })));
  const doubt = vi.fn();
  const guard = { watch: vi.fn(), isKept: vi.fn(async () => isKept), putBack: vi.fn(async () => 9) };
  const meter = { accepted: vi.fn(), repeated: vi.fn(), forwarded: vi.fn(), retried: vi.fn(), died: vi.fn() };
  const acceptor = createAcceptor(storeWith({ client: { publish } }), {
    dependencies: { meter, now: () => NOW },
    claims: { isSeen: isSeen ?? (async () => false) },
    guard,
    readiness: { isReady: () => isReady, doubt },
    isClosed: () => isClosed,
  });
  const counted = () => [meter.accepted.mock.calls.length, meter.repeated.mock.calls.length];
  return { ...acceptor, publish, doubt, guard, counted };
};

describe('accept', () => {
  test('publishes the event under a name that tells nothing of it, and watches it', async () => {
    const { accept, publish, guard, counted } = open();
    expect(await accept(forwarded())).toEqual(KEPT);
    const body = JSON.stringify(forwarded());
    expect(publish).toHaveBeenCalledExactlyOnceWith('test.events', body, {
      msgID: HASH,
      headers: expect.objectContaining({}),
    });
    expect(guard.watch).toHaveBeenCalledExactlyOnceWith({ hash: HASH, seq: 7, body, at: NOW });
    expect(counted()).toEqual([1, 0]);
  });

  test('publishes nothing of an event that was taken up before', async () => {
    const { accept, publish, counted } = open({ isSeen: async () => true });
    expect(await accept(forwarded())).toEqual(REPEATED);
    expect([publish.mock.calls.length, counted()]).toEqual([0, [0, 1]]);
  });

  test('takes what NATS calls a duplicate for a repeat, once it has seen that the first is kept', async () => {
    const { accept, guard, counted } = open({ published: async () => ({ duplicate: true, seq: 3 }) });
    expect(await accept(forwarded())).toEqual(REPEATED);
    expect(guard.isKept).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ hash: HASH, seq: 3 }));
    expect(guard.putBack).not.toHaveBeenCalled();
    expect(counted()).toEqual([0, 1]);
  });

  test('puts back what NATS remembers by its name alone, and watches that', async () => {
    const { accept, guard } = open({ published: async () => ({ duplicate: true, seq: 3 }), isKept: false });
    expect(await accept(forwarded())).toEqual(REPEATED);
    expect(guard.putBack).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ hash: HASH, seq: 3 }));
    expect(guard.watch).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ hash: HASH, seq: 9 }));
  });

  test('acknowledges no duplicate whose first copy is not safe yet', async () => {
    const { accept, guard, counted } = open({ published: async () => ({ duplicate: true, seq: 0 }) });
    expect(await accept(forwarded())).toEqual(sentAway('store: the first copy is not safe yet'));
    expect([guard.watch.mock.calls.length, counted()]).toEqual([0, [0, 0]]);
  });

  test.each<[string, World]>([
    ['publishing', { published: () => Promise.reject(new Error('timeout')) }],
    ['asking for its mark', { isSeen: () => Promise.reject(new Error('timeout')) }],
  ])('sends the page away when %s fails, and doubts NATS', async (_, world) => {
    const { accept, doubt, counted } = open(world);
    expect(await accept(forwarded())).toEqual(sentAway('store: Error: timeout'));
    expect([doubt.mock.calls, counted()]).toEqual([[[new Error('timeout')]], [0, 0]]);
  });

  test.each<[string, World]>([
    ['closing', { isClosed: true }],
    ['closing', { isClosed: true, isReady: false }],
    ['store: NATS cannot take events', { isReady: false }],
  ])('asks NATS nothing while it is: %s', async (reason, world) => {
    const isSeen = vi.fn(async () => true);
    const { accept, publish } = open({ ...world, isSeen });
    expect(await accept(forwarded())).toEqual(sentAway(reason));
    expect([isSeen.mock.calls, publish.mock.calls]).toEqual([[], []]);
  });
});

describe('two requests with one event', () => {
  test('wait for one publishing', async () => {
    const { accept, publish, counted } = open();
    expect(await Promise.all([accept(forwarded()), accept(forwarded())])).toEqual([KEPT, REPEATED]);
    expect([publish.mock.calls.length, counted()]).toEqual([1, [1, 1]]);
  });

  test('are both sent away when it fails, and the next one is published again', async () => {
    const published = vi
      .fn<NonNullable<World['published']>>()
      .mockRejectedValueOnce(new Error('timeout'))
      .mockResolvedValue({ duplicate: false, seq: 7 });
    const { accept, counted } = open({ published });
    const both = await Promise.all([accept(forwarded()), accept(forwarded())]);
    expect(both.map(({ outcome }) => outcome.kind)).toEqual(['retry', 'retry']);
    expect(await accept(forwarded())).toEqual(KEPT);
    expect(counted()).toEqual([1, 0]);
  });
});

test('settled waits for what is on its way', async () => {
  const { promise, resolve } = defer<{ duplicate: boolean; seq: number }>();
  const { accept, settled } = open({ published: () => promise });
  const accepted = accept(forwarded());
  const onSettled = vi.fn();
  const all = settled().then(onSettled);
  await new Promise((passed) => setImmediate(passed));
  expect(onSettled).not.toHaveBeenCalled();
  resolve({ duplicate: false, seq: 7 });
  await Promise.all([accepted, all]);
  expect(await settled()).toEqual([]);
});
