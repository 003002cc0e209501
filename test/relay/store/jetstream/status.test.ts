/** The state of the store of several machines, in the words of its streams. */
import { expect, test } from 'vitest';
import { statusOf } from '../../../../src/relay/store/jetstream/status';
import { storeWith } from '../support/streams';

// nats-server's way of writing that a stream has no first message: the zero time of its language.
const NEVER = '0001-01-01T00:00:00Z';

/** The status by what the leaders of the streams say. */
const status = (messages: Record<string, number>, first_ts: string) =>
  statusOf(
    storeWith({
      manager: {
        streams: {
          info: async (stream: string) => ({ state: { messages: messages[stream], first_ts } }),
          getMessage: async () => null,
        },
      },
    }),
  );

test('says what waits, what is dead, and since when the oldest event waits', async () => {
  expect(await status({ 'test-events': 3, 'test-dead': 2 }, '2026-11-23T12:00:00.5Z')).toEqual({
    waiting: 3,
    dead: 2,
    oldestAt: Date.UTC(2026, 10, 23, 12, 0, 0, 500),
    paused: [],
  });
});

test.each([NEVER, '2026-11-23T12:00:00Z'])(
  'names no moment where nothing waits, though the stream says %s',
  async (at) => {
    expect(await status({ 'test-events': 0, 'test-dead': 2 }, at)).toMatchObject({ waiting: 0, oldestAt: undefined });
  },
);
