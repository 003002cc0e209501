/** One event's record: what is a repeat, and what a crash between Queue and storage leaves behind. */
import { describe, expect, test } from 'vitest';
import type { Waiting } from '../../../../src/relay/store/cloudflare/platform';
import { createEventRecord } from '../../../../src/relay/store/cloudflare/event-record';
import { defer } from '../../support/deferred';
import { lead } from '../../support/events';

const NOW = Date.parse('2026-11-23T10:00:00.000Z');
const waiting: Waiting = { path: '/v2/event', event: lead, acceptedAt: NOW, attempts: 0 };

/** A record whose storage is a map, and whose Queue is a list. */
function createRecord(dependencies: { send?: () => Promise<void>; put?: () => Promise<void> } = {}) {
  const stored = new Map<string, unknown>();
  const sent: Waiting[] = [];
  const alarms: number[] = [];
  const record = createEventRecord({
    storage: {
      get: async (key) => stored.get(key),
      put: async (key, value) => (await dependencies.put?.(), void stored.set(key, value)),
      setAlarm: async (at) => void alarms.push(at),
      deleteAll: async () => stored.clear(),
    },
    queue: { send: async (body) => (sent.push(body), dependencies.send?.()) },
    retentionMs: 1000,
    now: () => NOW,
  });
  return { record, sent, alarms };
}

describe('accept', () => {
  test('puts the event into the Queue once, and forgets it when the retention is over', async () => {
    const { record, sent, alarms } = createRecord();
    expect(await record.accept(waiting)).toEqual({ isRepeat: false });
    expect(await record.accept(waiting)).toEqual({ isRepeat: true });
    expect([sent, alarms]).toEqual([[waiting], [NOW + 1000]]);
  });

  test('lets a repeat wait for the first while the Queue is being written', async () => {
    const written = defer<void>();
    const { record, sent } = createRecord({ send: () => written.promise });
    const both = Promise.all([record.accept(waiting), record.accept(waiting)]);
    written.resolve();
    expect(await both).toEqual([{ isRepeat: false }, { isRepeat: true }]);
    expect(sent).toHaveLength(1);
  });

  test('rejects while the Queue takes nothing, and takes the event as a new one afterwards', async () => {
    const dependencies: Parameters<typeof createRecord>[0] = {
      send: () => Promise.reject(new Error('Too Many Requests')),
    };
    const { record } = createRecord(dependencies);
    await expect(record.accept(waiting)).rejects.toThrow('Too Many Requests');
    delete dependencies.send;
    expect(await record.accept(waiting)).toEqual({ isRepeat: false });
  });

  test('puts the event into the Queue again after a crash before it was remembered', async () => {
    const dependencies: Parameters<typeof createRecord>[0] = {
      put: () => Promise.reject(new Error('the object was moved')),
    };
    const { record, sent } = createRecord(dependencies);
    await expect(record.accept(waiting)).rejects.toThrow();
    delete dependencies.put;
    expect(await record.accept(waiting)).toEqual({ isRepeat: false });
    expect(sent).toHaveLength(2);
  });

  test('takes an event that upstream has for a repeat, though its acceptance was not remembered', async () => {
    const { record, sent } = createRecord();
    await record.markDone();
    expect(await record.accept(waiting)).toEqual({ isRepeat: true });
    expect(sent).toEqual([]);
  });
});

test('isDone is false for an event that only waits', async () => {
  const { record } = createRecord();
  await record.accept(waiting);
  expect(await record.isDone()).toBe(false);
  await record.markDone();
  expect(await record.isDone()).toBe(true);
});
