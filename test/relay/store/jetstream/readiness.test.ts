/** Whether NATS can take events: doubted by a failure or a broken connection, until a leader answers. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { watchReadiness } from '../../../../src/relay/store/jetstream/readiness';
import { defer } from '../../support/deferred';
import { storeWith } from '../support/streams';

/** Waits that are over when the test says so. */
const { wait, waits } = vi.hoisted(() => {
  const ends: (() => void)[] = [];
  return {
    waits: ends,
    wait: vi.fn<(ms: number) => Promise<void>>(() => new Promise((resolve) => ends.push(resolve))),
  };
});
vi.mock('node:timers/promises', () => ({ setTimeout: wait }));

beforeEach(() => {
  waits.length = 0;
  wait.mockClear();
});

/** What a connection says of itself, one word after the other, and then nothing more. */
async function* saying(...types: string[]) {
  for (const type of types) yield { type };
  await defer<void>().promise;
}

const open = (...types: string[]) => {
  const state = { isClosed: false };
  const info = vi.fn(async () => ({}));
  const report = vi.fn();
  const connection = { isClosed: () => state.isClosed, status: () => saying(...types) };
  const readiness = watchReadiness(storeWith({ connection, manager: { streams: { info } } }), report);
  const nextProbe = async () => {
    waits.shift()!();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { ...readiness, state, info, report, nextProbe };
};

describe('watchReadiness', () => {
  test('is ready at first, and asks nothing', () => {
    const { isReady, info } = open();
    expect([isReady(), info.mock.calls]).toEqual([true, []]);
  });

  test('is not ready from a doubt on, and says why, once', () => {
    const { isReady, doubt, report } = open();
    doubt(new Error('timeout'));
    doubt(new Error('no responders'));
    expect(isReady()).toBe(false);
    expect(report).toHaveBeenCalledExactlyOnceWith('error', expect.stringContaining('cannot take events'), {
      reason: 'Error: timeout',
    });
    expect(wait.mock.calls).toEqual([[500]]);
  });

  test.each([
    ['disconnect', false],
    ['reconnecting', true],
    ['update', true],
    ['ping', true],
  ])('after a connection has said %s is ready: %s', async (type, expected) => {
    const { isReady } = open(type);
    await new Promise((resolve) => setImmediate(resolve));
    expect(isReady()).toBe(expected);
  });

  test('is ready again once the leader of the events answers', async () => {
    const { isReady, doubt, report, info, nextProbe } = open();
    info.mockRejectedValueOnce(new Error('timeout'));
    doubt(new Error('timeout'));
    await nextProbe();
    expect(isReady()).toBe(false);
    await nextProbe();
    expect(isReady()).toBe(true);
    expect(info).toHaveBeenLastCalledWith('test-events');
    expect(report).toHaveBeenLastCalledWith('info', 'NATS takes events again');
    expect(waits).toEqual([]);
  });

  test('is in doubt again by the next failure', async () => {
    const { isReady, doubt, nextProbe, report } = open();
    doubt(new Error('one'));
    await nextProbe();
    doubt(new Error('two'));
    expect(isReady()).toBe(false);
    expect(report.mock.calls.map(([level]) => level)).toEqual(['error', 'info', 'error']);
  });

  test('asks nothing more of a connection that is closed, and doubts it no more', async () => {
    const { doubt, state, nextProbe, info, report } = open();
    doubt(new Error('timeout'));
    state.isClosed = true;
    info.mockRejectedValue(new Error('closed'));
    await nextProbe();
    expect(waits).toEqual([]);
    doubt(new Error('closed'));
    expect(report).toHaveBeenCalledTimes(1);
  });
});
