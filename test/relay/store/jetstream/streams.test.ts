/** Streams as they are made, changed and waited for, by a cluster in each of its moods. */
import { RequestError, TimeoutError } from '@nats-io/transport-node';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ensureStreams, isAbsent, type StreamsPlan } from '../../../../src/relay/store/jetstream/streams';
import { refusal, storeWith } from '../support/streams';

const { wait } = vi.hoisted(() => ({ wait: vi.fn(async () => {}) }));
vi.mock('node:timers/promises', () => ({ setTimeout: wait }));

beforeEach(() => {
  wait.mockClear();
});

const ABSENT = refusal(10059, 404);
const DAY_MS = 86_400_000;
const NANOS_PER_MS = 1_000_000;
const plan = (more: Partial<StreamsPlan> = {}): StreamsPlan => ({
  replicas: 3,
  isReplicasAsked: false,
  retentionMs: 30 * DAY_MS,
  takeoverMs: 30_000,
  ...more,
});

type Config = Record<string, unknown> & { name: string };

/** A NATS with these streams, which does as it is told. */
const open = (streams = new Map<string, Config>()) => {
  const info = vi.fn(async (name: string) => {
    const config = streams.get(name);
    if (!config) throw ABSENT;
    return { config };
  });
  const add = vi.fn(async (config: Config) => void streams.set(config.name, { max_age: 0, ...config }));
  const update = vi.fn(async (name: string, changes: object) => {
    streams.set(name, { ...streams.get(name)!, ...changes });
  });
  const addConsumer = vi.fn<(stream: string, config: object) => Promise<void>>(async () => {});
  const report = vi.fn();
  const store = storeWith({ manager: { streams: { info, add, update }, consumers: { add: addConsumer } } });
  const ensure = (more?: Partial<StreamsPlan>) => ensureStreams(store, plan(more), report);
  return { ensure, streams, info, add, update, addConsumer, report };
};

describe('ensureStreams', () => {
  test('makes the four streams and the one consumer where nothing is', async () => {
    const { ensure, streams, addConsumer } = open();
    await ensure();
    expect([...streams.keys()].sort()).toEqual(['test-dead', 'test-events', 'test-paused', 'test-seen']);
    expect([...streams.values()].map(({ num_replicas: replicas }) => replicas)).toEqual([3, 3, 3, 3]);
    expect(addConsumer).toHaveBeenCalledExactlyOnceWith(
      'test-events',
      expect.objectContaining({ durable_name: 'forwarder', ack_wait: 30_000 * NANOS_PER_MS, max_deliver: -1 }),
    );
  });

  test('throws no event away: neither for its age, nor for lack of room', async () => {
    const { ensure, streams } = open();
    await ensure();
    expect(streams.get('test-events')).toMatchObject({ discard: 'new', retention: 'workqueue', max_age: 0 });
    expect(streams.get('test-dead')).toMatchObject({ discard: 'new', max_age: 0 });
    expect(streams.get('test-seen')).toMatchObject({ max_age: 30 * DAY_MS * NANOS_PER_MS, max_msgs_per_subject: 1 });
  });

  test.each([
    [1_000, 1_000],
    [119_999, 119_999],
    [DAY_MS, 120_000],
  ])(
    'lets NATS remember names for a retention of %i ms for %i ms: more than either must not be',
    async (ms, window) => {
      const { ensure, streams } = open();
      await ensure({ retentionMs: ms });
      expect(streams.get('test-events')).toMatchObject({ duplicate_window: window * NANOS_PER_MS });
    },
  );

  test('changes nothing of what is there as it should be', async () => {
    const { ensure, add, update } = open();
    await ensure();
    add.mockClear();
    await ensure();
    expect([add.mock.calls, update.mock.calls]).toEqual([[], []]);
  });

  test('brings the retention of what is there up to the options', async () => {
    const { ensure, streams, update } = open();
    await ensure();
    await ensure({ retentionMs: 7 * DAY_MS });
    expect(update.mock.calls.map(([name]) => name)).toEqual(['test-seen']);
    expect(streams.get('test-seen')).toMatchObject({ max_age: 7 * DAY_MS * NANOS_PER_MS });
  });

  test.each([
    [false, 3],
    [true, 1],
  ])('changes the copies of what is there only when that is asked for: %s', async (isReplicasAsked, replicas) => {
    const { ensure, streams } = open();
    await ensure();
    await ensure({ replicas: 1, isReplicasAsked });
    expect(streams.get('test-events')).toMatchObject({ num_replicas: replicas });
  });

  test.each<[string, Error]>([
    ['it does not answer in time', new TimeoutError()],
    ['nobody answers', new RequestError('no responders')],
    ['it elects', refusal(10008, 503)],
    ['it lacks servers', refusal(10005)],
  ])('waits a second and tries again while %s, and says so', async (_, error) => {
    const { ensure, add, report, streams } = open();
    add.mockRejectedValueOnce(error);
    await ensure();
    expect(wait.mock.calls).toEqual([[1_000]]);
    expect(report).toHaveBeenCalledExactlyOnceWith('warn', expect.any(String), { reason: expect.any(String) });
    expect(streams.size).toBe(4);
  });

  test.each<[string, Error]>([
    ['a refusal that waiting does not fix', refusal(10074, 500)],
    ['a mistake of its own', new TypeError('x is not a function')],
  ])('rejects at once for %s', async (_, error) => {
    const { ensure, add } = open();
    add.mockRejectedValueOnce(error);
    await expect(ensure()).rejects.toBe(error);
    expect(wait).not.toHaveBeenCalled();
  });

  test('takes only the word of NATS for it that a stream is not there', async () => {
    const { ensure, info, add } = open();
    info.mockRejectedValueOnce(refusal(10039, 503));
    await ensure();
    expect([wait.mock.calls.length, add.mock.calls.length]).toEqual([1, 4]);
  });
});

test.each<[string, unknown, boolean]>([
  ['that there is none by this name', ABSENT, true],
  ['something else', refusal(10058), false],
  ['nothing', new TimeoutError(), false],
])('isAbsent of a NATS that says $0: $2', (_, error, expected) => {
  expect(isAbsent(error)).toBe(expected);
});
