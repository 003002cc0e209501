/**
 * What people ask of the streams, next to relays that die, bury and forward meanwhile: with a real nats-server. What
 * they get where nothing comes in between is in index.integration.test.ts.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { nameOf } from '../../../../src/relay/store/hash';
import { parseNatsAddress } from '../../../../src/relay/store/jetstream/address';
import { createAdmin } from '../../../../src/relay/store/jetstream/admin';
import { createClaims } from '../../../../src/relay/store/jetstream/claims';
import { connectNatsStore, type NatsStore } from '../../../../src/relay/store/jetstream/connection';
import { addDeadLetter } from '../../../../src/relay/store/jetstream/dead-letters';
import { headersOf } from '../../../../src/relay/store/jetstream/record';
import { remove } from '../../../../src/relay/store/jetstream/stream-messages';
import { ensureStreams } from '../../../../src/relay/store/jetstream/streams';
import { valueOf } from '../../../../src/relay/parsed';
import type { Forwarded } from '../../../../src/relay/upstream/upstream';
import { collect, freshEvent } from '../../support/jetstream';
import { type Nats, startNatsServer } from '../../support/nats';

const server: { nats?: Nats } = {};
beforeAll(async () => {
  server.nats = await startNatsServer();
});
afterAll(() => server.nats?.remove());

const ABOUT = { error: 'unknown capture', attempts: 1, acceptedAt: 1, deadAt: 2 };
const TAKEOVER_MS = 2_000;

/** A store of its own, without any relay, and its admin. */
async function open() {
  const url = `${server.nats!.url}?name=${randomUUID().slice(0, 8)}`;
  const store = await connectNatsStore(valueOf(parseNatsAddress(url), 'url'));
  onTestFinished(() => store.connection.close());
  await ensureStreams(
    store,
    { replicas: 1, isReplicasAsked: false, retentionMs: 86_400_000, takeoverMs: TAKEOVER_MS },
    () => undefined,
  );
  const claims = createClaims(store, { owner: '', takeoverMs: TAKEOVER_MS, now: Date.now });
  return { store, claims, admin: createAdmin(store, claims) };
}

/** The event as one that waits: its number. */
async function add({ client, events }: NatsStore, forwarded: Forwarded): Promise<number> {
  const headers = headersOf({ hash: nameOf(forwarded), origin: undefined });
  return (await client.publish(events.subject, JSON.stringify(forwarded), { headers })).seq;
}

/** What a relay leaves that has buried the copy with this number. */
const bury = (store: NatsStore, forwarded: Forwarded, seq: number) =>
  addDeadLetter(store, { seq, origin: undefined, hash: nameOf(forwarded), forwarded }, ABOUT);

/** The ids of the events that wait. */
async function waitingIn({ manager, events }: NatsStore): Promise<string[]> {
  const { state } = await manager.streams.info(events.stream);
  const stored = Array.from({ length: state.last_seq }, (_, at) =>
    manager.streams.getMessage(events.stream, { seq: at + 1 }),
  );
  return (await Promise.all(stored)).flatMap((message) => message?.json<Forwarded>().event.event_id ?? []);
}

describe('a dead letter whose number stands for another event by now', () => {
  /** Servers that have lost their latest writes give the same numbers out again. */
  async function leave() {
    const { store, admin } = await open();
    const [dead, other] = [freshEvent(), freshEvent()];
    await bury(store, dead, await add(store, other));
    return { store, admin, dead: dead.event.event_id, other: other.event.event_id };
  }

  test('is put back next to that one', async () => {
    const { store, admin, dead, other } = await leave();
    expect(await admin.retry('1')).toBe(true);
    expect(await waitingIn(store)).toEqual([other, dead]);
  });

  test('is purged without that one', async () => {
    const { store, admin, other } = await leave();
    expect(await admin.purge('1')).toBe(true);
    expect(await waitingIn(store)).toEqual([other]);
    expect(await admin.status()).toMatchObject({ waiting: 1, dead: 0 });
  });
});

test('a dead letter that was put back, and could not be cleared, waits once when it is put back again', async () => {
  const { store, admin } = await open();
  const dead = freshEvent();
  const seq = await add(store, dead);
  await bury(store, dead, seq);
  await remove(store.manager, { stream: store.events.stream, seq });
  vi.spyOn(store.manager.streams, 'deleteMessage').mockRejectedValueOnce(new Error('timeout'));
  await expect(admin.retry('1')).rejects.toThrow('timeout');
  expect(await admin.status()).toMatchObject({ waiting: 1, dead: 1 });
  expect(await admin.retry('1')).toBe(true);
  expect(await waitingIn(store)).toEqual([dead.event.event_id]);
  expect(await admin.status()).toMatchObject({ waiting: 1, dead: 0 });
});

describe('forgetting an event', () => {
  test('that a relay buries meanwhile erases its dead letter, and counts one', async () => {
    const { store, claims } = await open();
    const forwarded = freshEvent();
    const seq = await add(store, forwarded);
    const bar = async (hash: string) => {
      await claims.bar(hash);
      await bury(store, forwarded, seq);
      await remove(store.manager, { stream: store.events.stream, seq });
    };
    const admin = createAdmin(store, { ...claims, bar });
    expect(await admin.forget({ eventId: forwarded.event.event_id })).toBe(1);
    expect(await admin.status()).toMatchObject({ waiting: 0, dead: 0 });
  });

  test('bars its repeat before it is erased: a relay that brings it in between forwards nothing', async () => {
    const { store, claims } = await open();
    const forwarded = freshEvent();
    await add(store, forwarded);
    const waiting: string[][] = [];
    const bar = async (hash: string) => {
      waiting.push(await waitingIn(store));
      await claims.bar(hash);
    };
    await createAdmin(store, { ...claims, bar }).forget({ eventId: forwarded.event.event_id });
    expect(waiting).toEqual([[forwarded.event.event_id]]);
    expect([await claims.isSeen(nameOf(forwarded)), await waitingIn(store)]).toEqual([true, []]);
  });
});

describe('the bytes on the disk', () => {
  /** Whether each message that this takes out is overwritten, too, by the kind of its stream. */
  async function erasedBy(act: (admin: ReturnType<typeof createAdmin>) => Promise<unknown>) {
    const { store, admin } = await open();
    const [waiting, dead] = [freshEvent(), freshEvent()];
    await add(store, waiting);
    await bury(store, dead, await add(store, dead));
    const deleting = vi.spyOn(store.manager.streams, 'deleteMessage');
    await act(admin);
    return deleting.mock.calls.map(([stream, , isErased]) => [stream.replace(/^.*-/, ''), isErased]);
  }

  test.each<[string, Parameters<typeof erasedBy>[0], string[]]>([
    ['forgotten', (admin) => admin.forget({ email: 'ada@example.com' }), ['events', 'events', 'dead']],
    ['purged', (admin) => admin.purge('1'), ['events', 'dead']],
    ['put back', (admin) => admin.retry('1'), ['events', 'dead']],
  ])('are overwritten of what is %s', async (_, act, kinds) => {
    expect(await erasedBy(act)).toEqual(kinds.map((kind) => [kind, true]));
  });
});

test('tells the number of each dead letter as its id, and nothing of how it is kept', async () => {
  const { store, admin } = await open();
  const forwarded = freshEvent();
  await bury(store, forwarded, 7);
  expect(await collect(admin.deadLetters())).toEqual([{ id: '1', forwarded, ...ABOUT }]);
});

test('a closed admin leaves no connection', async () => {
  const { store, admin } = await open();
  await admin.close();
  expect(store.connection.isClosed()).toBe(true);
});
