/**
 * How the store of one relay among several ends: what it waits for, and what it does not. All it does before is in
 * index.integration.test.ts, with a real nats-server.
 */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createSharedStore } from '../../../../src/relay/store/jetstream/shared-store';
import { NO_METER } from '../../../../src/relay/metrics/meter';
import { defer } from '../../support/deferred';
import { forwarded } from '../support/bench';
import { storeWith } from '../support/streams';

const LIMITS = { maxAgeMs: 1, retentionMs: 1, concurrency: 0, takeoverMs: 1 };

afterEach(() => void vi.useRealTimers());

/** A connection that says nothing of itself. */
async function* silence() {
  await defer<void>().promise;
  yield { type: 'ping' };
}

/** A store in a NATS that does this; `done` is what became of its connection, in its order. */
function open({ flush = async () => {}, publish = async () => ({ duplicate: false, seq: 1 }) } = {}) {
  const done: string[] = [];
  const connection = {
    isClosed: () => done.includes('closed'),
    status: silence,
    subscribe() {},
    flush: vi.fn(() => (done.push('flush'), flush())),
    close: async () => void done.push('closed'),
  };
  const client = { publish: () => (done.push('publish'), publish()) };
  const manager = { direct: { getMessage: async () => null } };
  const store = createSharedStore(
    storeWith({ connection, client, manager, finishedSubject: 'test.finished' }),
    {
      upstream: { send: () => expect.unreachable(), keyNameOf: () => 'KEY' },
      meter: NO_METER,
      report: () => {},
      now: () => 0,
      random: () => 0,
    },
    LIMITS,
  );
  return { store, done };
}

/** Until all that was begun has been settled. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('close', () => {
  test('lets what is on its way leave, and then ends the connection', async () => {
    const { promise, resolve } = defer<void>();
    const { store, done } = open({ flush: () => promise });
    const closed = store.close();
    await settled();
    expect(done).toEqual(['flush']);
    resolve();
    await closed;
    expect(done).toEqual(['flush', 'closed']);
  });

  test('ends the connection of a NATS that refuses the goodbye, and does not reject', async () => {
    const { store, done } = open({ flush: () => Promise.reject(new Error('disconnected')) });
    await store.close();
    expect(done).toEqual(['flush', 'closed']);
  });

  test.each([
    [1_999, ['flush']],
    [2_000, ['flush', 'closed']],
  ])('%i ms after the goodbye to a NATS that does not hear it: %j', async (ms, expected) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { store, done } = open({ flush: () => defer<void>().promise });
    void store.close();
    await vi.advanceTimersByTimeAsync(ms);
    expect(done).toEqual(expected);
  });

  test('waits for an event that is on its way into the stream, whose page is told', async () => {
    const { promise, resolve } = defer<{ duplicate: boolean; seq: number }>();
    const { store, done } = open({ publish: () => promise });
    const accepted = store.accept(forwarded());
    await settled();
    const closed = store.close();
    await settled();
    expect(done).toEqual(['publish']);
    resolve({ duplicate: false, seq: 1 });
    expect(await accepted).toEqual({ outcome: { kind: 'acknowledged' }, isRepeat: false });
    await closed;
    expect(done).toEqual(['publish', 'flush', 'closed']);
  });

  test('makes the store take nothing more from the call on, before it is over', async () => {
    const { store, done } = open({ flush: () => defer<void>().promise });
    expect(store.isReady()).toBe(true);
    void store.close();
    expect(store.isReady()).toBe(false);
    expect(await store.accept(forwarded())).toMatchObject({ outcome: { kind: 'retry', reason: 'closing' } });
    expect(done).not.toContain('publish');
  });
});
