/** The page's side of Cloudflare's Queues, in front of real records whose storage and Queue are the test's. */
import { describe, expect, test } from 'vitest';
import { answerFor, createEventRecord, type EventRecord } from '../../../../src/relay/store/cloudflare/event-record';
import { createCloudflareStore } from '../../../../src/relay/store/cloudflare/index';
import type { ObjectNamespace, Waiting } from '../../../../src/relay/store/cloudflare/platform';
import { lead } from '../../support/events';
import { forwarded } from '../support/bench';

const NOW = Date.parse('2026-11-23T10:00:00.000Z');
// Cloudflare, "Queues limits", without its own part.
const LIMIT_BYTES = 127_000;

function createRecord(send: (body: Waiting) => Promise<void>): EventRecord {
  const stored = new Map<string, unknown>();
  const storage = {
    get: async (key: string) => stored.get(key),
    put: async (key: string, value: unknown) => void stored.set(key, value),
    setAlarm: async () => {},
    deleteAll: async () => stored.clear(),
  };
  return createEventRecord({ storage, queue: { send }, retentionMs: 1000, now: () => NOW });
}

/** A store with its Queue; `fail` is what the Queue does instead of taking an event. */
function createStore(fail?: () => Promise<never>) {
  const queue: Waiting[] = [];
  const byName = new Map<unknown, EventRecord>();
  const records: ObjectNamespace = {
    idFromName: (name) => name,
    get: (id) => {
      const record = byName.get(id) ?? createRecord(async (body) => (fail ? fail() : void queue.push(body)));
      byName.set(id, record);
      return { fetch: (url, init) => answerFor(record, new Request(url, init)) };
    },
  };
  return { store: createCloudflareStore({ records, now: () => NOW }), queue };
}

/** An event that takes exactly so many bytes of the Queue. */
const eventOf = (bytes: number) => {
  const sized = (message: string) => forwarded({ fields: { message } });
  const frame = JSON.stringify({ ...sized(''), acceptedAt: NOW, attempts: 0 }).length;
  // A letter of two bytes: the limit is one of bytes.
  return sized(`é${'x'.repeat(bytes - frame - 2)}`);
};

describe('createCloudflareStore', () => {
  test('acknowledges an event once the Queue has it, and a repeat without putting it there again', async () => {
    const { store, queue } = createStore();
    expect(await store.accept(forwarded())).toEqual({ outcome: { kind: 'acknowledged' }, isRepeat: false });
    expect(await store.accept(forwarded())).toEqual({ outcome: { kind: 'acknowledged' }, isRepeat: true });
    expect(queue).toEqual([{ path: '/v2/event', event: lead, acceptedAt: NOW, attempts: 0 }]);
    await store.accept(forwarded({ event_id: 'another' }));
    expect(queue).toHaveLength(2);
  });

  test.each([
    [LIMIT_BYTES, 'acknowledged', 1],
    [LIMIT_BYTES + 1, 'rejected', 0],
  ])('of an event with %i bytes, the outcome is %s', async (bytes, kind, count) => {
    const { store, queue } = createStore();
    expect(await store.accept(eventOf(bytes))).toMatchObject({ outcome: { kind }, isRepeat: false });
    expect(queue).toHaveLength(count);
  });

  test('asks for a later attempt while the Queue takes nothing, without its words', async () => {
    const { store } = createStore(() => Promise.reject(new RangeError('ada@example.com')));
    expect(await store.accept(forwarded())).toEqual({
      outcome: { kind: 'retry', retryAfterSeconds: expect.any(Number), reason: 'queue: RangeError' },
      isRepeat: false,
    });
  });

  test('takes nothing more once it is closed', async () => {
    const { store, queue } = createStore();
    expect(store.isReady()).toBe(true);
    await store.close();
    expect(store.isReady()).toBe(false);
    expect(await store.accept(forwarded())).toMatchObject({ outcome: { kind: 'retry', reason: 'closing' } });
    expect(queue).toEqual([]);
  });
});
