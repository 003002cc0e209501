/** How a copy ends: taken away, a dead letter, or tried to be ended until NATS has it. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createDispositions, keep } from '../../../../src/relay/store/jetstream/dispositions';
import { forwarded } from '../support/bench';
import { messageOf, storedOf, storeWith } from '../support/streams';

const { wait } = vi.hoisted(() => ({ wait: vi.fn(async () => {}) }));
vi.mock('node:timers/promises', () => ({ setTimeout: wait }));

beforeEach(() => {
  wait.mockClear();
});

/** A copy in hand, in a stream where its number stands for this. */
const open = (found: object | null = storedOf(7), isClosed = () => false) => {
  const deleteMessage = vi.fn(async () => true);
  const publish = vi.fn(async () => ({ seq: 1 }));
  const meter = { accepted: vi.fn(), repeated: vi.fn(), forwarded: vi.fn(), retried: vi.fn(), died: vi.fn() };
  const report = vi.fn();
  const add = vi.fn();
  const store = storeWith({
    manager: { streams: { getMessage: async () => found, deleteMessage } },
    client: { publish },
  });
  const dispositions = createDispositions(store, { meter, report, now: () => 5_000, finished: { add }, isClosed });
  const claimed = { release: vi.fn(async () => {}), finish: vi.fn(async () => {}) };
  const { message, ack, nak } = messageOf();
  const copy = { seq: 7, hash: 'a-hash', forwarded: forwarded() };
  return {
    ...dispositions,
    held: { message, copy, claimed },
    claimed,
    deleteMessage,
    publish,
    meter,
    report,
    add,
    ack,
    nak,
  };
};

describe('settle', () => {
  test('takes the copy away by its number, and says that its event is done', async () => {
    const { settle, held, claimed, deleteMessage, add, ack } = open();
    expect(await settle(held)).toBe('gone');
    expect(deleteMessage).toHaveBeenCalledExactlyOnceWith('test-events', 7, false);
    expect(add).toHaveBeenCalledExactlyOnceWith('a-hash');
    expect([claimed.finish.mock.calls.length, claimed.release.mock.calls.length, ack.mock.calls.length]).toEqual([
      1, 0, 1,
    ]);
  });

  test('of a copy that is one too many says nothing of its event', async () => {
    const { settle, held, add, deleteMessage } = open();
    const { message, copy } = held;
    expect(await settle({ message, copy })).toBe('gone');
    expect([add.mock.calls.length, deleteMessage.mock.calls.length]).toEqual([0, 1]);
  });

  test.each([
    ['another event has got its number', storedOf(7, 'another')],
    ['it is gone already', null],
  ])('removes and acknowledges nothing where %s', async (_, found) => {
    const { settle, held, deleteMessage, ack } = open(found);
    expect(await settle(held)).toBe('gone');
    expect([deleteMessage.mock.calls, ack.mock.calls]).toEqual([[], []]);
  });

  test('is tried each half second until NATS has it: given up, the event would be forwarded again', async () => {
    const { settle, held, deleteMessage, report } = open();
    deleteMessage.mockRejectedValueOnce(new Error('timeout')).mockRejectedValueOnce(new Error('timeout'));
    expect(await settle(held)).toBe('gone');
    expect(wait.mock.calls).toEqual([[500], [500]]);
    expect(report).toHaveBeenCalledTimes(2);
    expect(report).toHaveBeenLastCalledWith('warn', expect.any(String), { reason: 'Error: timeout' });
  });

  test('is tried again when the mark alone could not be written', async () => {
    const { settle, held, claimed } = open();
    claimed.finish.mockRejectedValueOnce(new Error('timeout'));
    expect(await settle(held)).toBe('gone');
    expect(claimed.finish).toHaveBeenCalledTimes(2);
  });

  test('is given up when the relay closes', async () => {
    const { settle, held, deleteMessage } = open(storedOf(7), () => true);
    deleteMessage.mockRejectedValue(new Error('timeout'));
    expect(await settle(held)).toBe('kept');
    expect([deleteMessage.mock.calls.length, wait.mock.calls]).toEqual([1, []]);
  });
});

describe('die', () => {
  test('writes the dead letter before it takes the copy away', async () => {
    const { die, held, publish, deleteMessage, meter } = open();
    expect(await die(held, 'no such capture')).toBe('gone');
    const [[, body] = []] = publish.mock.calls as unknown as [string, string][];
    expect(JSON.parse(body!)).toMatchObject({
      forwarded: forwarded(),
      error: 'no such capture',
      attempts: 1,
      acceptedAt: 0,
      deadAt: 5_000,
    });
    expect(publish.mock.invocationCallOrder[0]).toBeLessThan(deleteMessage.mock.invocationCallOrder[0]!);
    expect(meter.died).toHaveBeenCalledTimes(1);
  });

  test('writes none of an event that a person has erased meanwhile', async () => {
    const { die, held, publish, meter } = open(null);
    expect(await die(held, 'no such capture')).toBe('gone');
    expect([publish.mock.calls, meter.died.mock.calls]).toEqual([[], []]);
  });

  test('rejects, and takes nothing away, when the dead letter cannot be written', async () => {
    const { die, held, publish, deleteMessage } = open();
    publish.mockRejectedValueOnce(new Error('timeout'));
    await expect(die(held, 'no such capture')).rejects.toThrow('timeout');
    expect(deleteMessage).not.toHaveBeenCalled();
  });
});

describe('keep', () => {
  test.each([
    [1_234.5, 1_235],
    [0.4, 1],
    [0, 1],
    [-5, 1],
  ])('gives a message back for %d ms as %i: NATS takes whole ones, and none for no wait', (ms, whole) => {
    const { message, nak } = messageOf();
    expect(keep(message, ms)).toBe('kept');
    expect(nak).toHaveBeenCalledExactlyOnceWith(whole);
  });
});
