/** The JetStream store with a real nats-server: accepting, repeats, attempts, dead letters, pauses and the admin. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '@nats-io/transport-node';
import { type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import { openJetStreamAdmin } from '../../../../src/relay/store/jetstream/index';
import { scan } from '../../../../src/relay/store/jetstream/stream-messages';
import type { UpstreamAnswer } from '../../../../src/relay/upstream/upstream';
import { defer } from '../../support/deferred';
import {
  answered,
  collect,
  freshEvent,
  openTestAdmin,
  openTestStore,
  refused,
  taken,
  until,
} from '../../support/jetstream';
import { type Nats, startNatsServer } from '../../support/nats';

const server: { nats?: Nats } = {};
beforeAll(async () => {
  server.nats = await startNatsServer();
});
afterAll(() => server.nats?.remove());

/** An address in the shared server where no other test has been. Of figures alone: `ada` is somebody's name. */
const freshUrl = (parameters = ''): string =>
  `${server.nats!.url}?name=${randomUUID().replace(/\D/g, '').slice(0, 10)}${parameters}`;
const nameIn = (url: string): string => new URLSearchParams(url.split('?')[1]).get('name')!;

const ACKNOWLEDGED = { kind: 'acknowledged' };

describe('accepting', () => {
  test('acknowledges an event while upstream is silent, and forwards it once upstream answers', async () => {
    const { promise, resolve } = defer<UpstreamAnswer>();
    const store = await openTestStore(freshUrl(), { answer: () => promise });
    const event = freshEvent();
    expect(await store.accept(event)).toEqual({ outcome: ACKNOWLEDGED, isRepeat: false });
    expect(await store.status!()).toMatchObject({ waiting: 1, dead: 0, paused: [] });
    resolve(taken);
    await until(async () => (await store.status!()).waiting === 0);
    expect(store.sent).toEqual([event.event.event_id]);
    expect(store.counted).toEqual({ accepted: 1, repeated: 0, forwarded: 1, retried: 0, died: 0 });
  });

  test('says since when the oldest event waits', async () => {
    const { promise, resolve } = defer<UpstreamAnswer>();
    const store = await openTestStore(freshUrl(), { answer: () => promise });
    expect((await store.status!()).oldestAt).toBeUndefined();
    const before = Date.now();
    await store.accept(freshEvent());
    const { oldestAt = 0 } = await store.status!();
    expect(oldestAt).toBeGreaterThanOrEqual(before - 1);
    expect(oldestAt).toBeLessThanOrEqual(Date.now() + 1);
    resolve(taken);
  });

  test('accepts nothing once it is closed', async () => {
    const store = await openTestStore(freshUrl());
    expect(store.isReady()).toBe(true);
    await store.close();
    expect(store.isReady()).toBe(false);
    expect(await store.accept(freshEvent())).toMatchObject({ outcome: { kind: 'retry', reason: 'closing' } });
  });

  test('closes only after the attempt that is under way, and its record', async () => {
    const { promise, resolve } = defer<UpstreamAnswer>();
    const url = freshUrl();
    const store = await openTestStore(url, { answer: () => promise });
    await store.accept(freshEvent());
    await until(() => store.sent.length === 1);
    const order: string[] = [];
    const closed = store.close().then(() => order.push('closed'));
    const admin = await openTestAdmin(url);
    expect((await admin.status()).waiting).toBe(1);
    order.push('answered');
    resolve(taken);
    await closed;
    expect(order).toEqual(['answered', 'closed']);
    expect((await admin.status()).waiting).toBe(0);
  });
});

describe('repeats', () => {
  test('of two relays at the same moment are kept once', async () => {
    const url = freshUrl();
    const relays = [await openTestStore(url), await openTestStore(url)];
    const event = freshEvent();
    const acceptances = await Promise.all(relays.flatMap((relay) => [relay.accept(event), relay.accept(event)]));
    expect(acceptances.map(({ outcome }) => outcome)).toEqual(Array(4).fill(ACKNOWLEDGED));
    expect(acceptances.filter(({ isRepeat }) => !isRepeat)).toHaveLength(1);
    await until(async () => (await relays[0]!.status!()).waiting === 0);
    expect(relays.flatMap(({ sent }) => sent)).toEqual([event.event.event_id]);
  });

  test('of a forwarded event are recognised by another relay, after the first has gone', async () => {
    const url = freshUrl();
    const first = await openTestStore(url);
    const event = freshEvent();
    await first.accept(event);
    await until(async () => (await first.status!()).waiting === 0);
    await first.close();
    const second = await openTestStore(url);
    expect(await second.accept(event)).toEqual({ outcome: ACKNOWLEDGED, isRepeat: true });
    expect((await second.status!()).waiting).toBe(0);
    expect(second.counted).toMatchObject({ accepted: 0, repeated: 1 });
  });

  test("are recognised when NATS's own window for duplicates has forgotten them", async () => {
    const url = freshUrl();
    const store = await openTestStore(url);
    const event = freshEvent();
    await addCopy(url, event);
    await until(async () => store.sent.length === 1 && (await store.status!()).waiting === 0);
    expect(await store.accept(event)).toEqual({ outcome: ACKNOWLEDGED, isRepeat: true });
    expect((await store.status!()).waiting).toBe(0);
  });

  test('are new events once the retention is over', async () => {
    const store = await openTestStore(freshUrl(), { limits: { retentionMs: 1_000 } });
    const event = freshEvent();
    await store.accept(event);
    await until(async () => !(await store.accept(event)).isRepeat);
    await until(() => store.sent.length === 2);
    expect(store.sent).toEqual([event.event.event_id, event.event.event_id]);
  });

  test.each([
    ['path', { path: '/v2/affiliate_event' }],
    ['type', { event: { event_type: 'conversion' } }],
    ['capture', { event: { source_id: 'source-2' } }],
  ])('are told by the %s, too', async (_what, { path, event }: { path?: string; event?: object }) => {
    const store = await openTestStore(freshUrl());
    const first = freshEvent();
    await store.accept(first);
    const other = { path: (path ?? first.path) as typeof first.path, event: { ...first.event, ...event } };
    expect(await store.accept(other)).toMatchObject({ isRepeat: false });
  });
});

describe('a copy of an event that waits already', () => {
  test('is taken away, and forwarded once', async () => {
    const url = freshUrl();
    const { promise, resolve } = defer<UpstreamAnswer>();
    const store = await openTestStore(url, { answer: () => promise });
    const event = freshEvent();
    await store.accept(event);
    await addCopy(url, event);
    await until(async () => (await store.status!()).waiting === 1);
    resolve(taken);
    await until(async () => (await store.status!()).waiting === 0);
    expect(store.sent).toEqual([event.event.event_id]);
  });
});

describe('attempts', () => {
  test.each([
    ['a status that says nothing', answered(500)],
    ['silence', { silence: 'timeout' }],
    ['an address without an Events API', answered(404)],
  ])('are made again after %s', async (_what, failure) => {
    const answers: UpstreamAnswer[] = [failure, taken];
    const store = await openTestStore(freshUrl(), { answer: () => answers.shift() ?? taken });
    const event = freshEvent();
    await store.accept(event);
    await until(async () => (await store.status!()).waiting === 0);
    expect(store.sent).toEqual([event.event.event_id, event.event.event_id]);
    expect(store.counted).toMatchObject({ retried: 1, forwarded: 1, died: 0 });
  });

  test('wait as long as upstream asks', async () => {
    const answers: UpstreamAnswer[] = [answered(429, '2'), taken];
    const at: number[] = [];
    const store = await openTestStore(freshUrl(), {
      answer: () => (at.push(performance.now()), answers.shift() ?? taken),
    });
    await store.accept(freshEvent());
    await until(async () => (await store.status!()).waiting === 0);
    expect(at[1]! - at[0]!).toBeGreaterThanOrEqual(2_000);
  });

  test('are no more at once than the limit', async () => {
    const { promise, resolve } = defer<UpstreamAnswer>();
    const store = await openTestStore(freshUrl(), { answer: () => promise, limits: { concurrency: 2 } });
    for (let n = 0; n < 5; n += 1) await store.accept(freshEvent());
    await until(() => store.sent.length === 2);
    expect((await store.status!()).waiting).toBe(5);
    expect(store.sent).toHaveLength(2);
    resolve(taken);
    await until(async () => (await store.status!()).waiting === 0);
    expect(store.sent).toHaveLength(5);
  });

  test('go on with what another relay could not finish', async () => {
    const url = freshUrl();
    const first = await openTestStore(url, { answer: () => answered(503) });
    const event = freshEvent();
    await first.accept(event);
    await until(() => first.counted.retried > 0);
    await first.close();
    const second = await openTestStore(url);
    await until(async () => (await second.status!()).waiting === 0);
    expect(second.sent).toEqual([event.event.event_id]);
  });
});

describe('dead letters', () => {
  test('hold what upstream refuses, with its explanation', async () => {
    const url = freshUrl();
    const store = await openTestStore(url, { answer: () => refused });
    const event = freshEvent();
    await store.accept(event);
    await until(async () => (await store.status!()).waiting === 0);
    const admin = await openTestAdmin(url);
    expect(await admin.status()).toMatchObject({ waiting: 0, dead: 1 });
    const [letter] = await collect(admin.deadLetters());
    expect(letter).toMatchObject({ id: '1', forwarded: event, error: 'unknown capture', attempts: 1 });
    expect(letter!.deadAt).toBeGreaterThanOrEqual(letter!.acceptedAt);
    expect(store.counted).toMatchObject({ died: 1, forwarded: 0 });
  });

  test('hold what was not taken within the age limit', async () => {
    const url = freshUrl();
    const store = await openTestStore(url, { answer: () => answered(500), now: () => Date.now() + 15 * 86_400_000 });
    await store.accept(freshEvent());
    await until(async () => (await store.status!()).dead === 1);
    expect(await collect((await openTestAdmin(url)).deadLetters())).toMatchObject([
      { error: 'not taken within 14 days; last: upstream: 500' },
    ]);
  });

  test('are forwarded after a retry, and gone', async () => {
    const url = freshUrl();
    const answers = [refused, taken];
    const store = await openTestStore(url, { answer: () => answers.shift() ?? taken });
    const event = freshEvent();
    await store.accept(event);
    await until(async () => (await store.status!()).dead === 1);
    const admin = await openTestAdmin(url);
    expect(await admin.retry('1')).toBe(true);
    await until(async () => (await admin.status()).waiting === 0);
    expect(store.sent).toEqual([event.event.event_id, event.event.event_id]);
    expect(await admin.status()).toMatchObject({ waiting: 0, dead: 0 });
  });

  test('are dead letters again when a retry is refused, too', async () => {
    const url = freshUrl();
    const store = await openTestStore(url, { answer: () => refused });
    await store.accept(freshEvent());
    await until(async () => (await store.status!()).dead === 1);
    const admin = await openTestAdmin(url);
    await admin.retry('1');
    await until(async () => store.sent.length === 2 && (await store.status!()).waiting === 0);
    expect(await collect(admin.deadLetters())).toMatchObject([{ id: '2', error: 'unknown capture' }]);
  });

  test('are gone after a purge', async () => {
    const url = freshUrl();
    const store = await openTestStore(url, { answer: () => refused });
    await store.accept(freshEvent());
    await until(async () => (await store.status!()).dead === 1);
    const admin = await openTestAdmin(url);
    expect(await admin.purge('1')).toBe(true);
    expect(await admin.status()).toMatchObject({ waiting: 0, dead: 0 });
    expect(await admin.purge('1')).toBe(false);
  });

  test.each(['2', '0', '-1', 'nobody', '1e0', ''])('are not found by the id %j', async (id) => {
    const url = freshUrl();
    const store = await openTestStore(url, { answer: () => refused });
    await store.accept(freshEvent());
    await until(async () => (await store.status!()).dead === 1);
    const admin = await openTestAdmin(url);
    expect(await admin.retry(id)).toBe(false);
    expect(await admin.purge(id)).toBe(false);
    expect(await admin.status()).toMatchObject({ waiting: 0, dead: 1 });
  });
});

describe('a refused key', () => {
  const HOUR_MS = 3_600_000;

  test('rests with all its events, loudly, until upstream takes it', async () => {
    const url = freshUrl();
    const clock = { aheadMs: 0 };
    const answers = [answered(401)];
    const store = await openTestStore(url, {
      answer: () => answers.shift() ?? taken,
      now: () => Date.now() + clock.aheadMs,
    });
    await store.accept(freshEvent());
    const admin = await openTestAdmin(url);
    await until(async () => (await admin.status()).paused.length === 1);
    expect(await admin.status()).toMatchObject({ waiting: 1, dead: 0, paused: ['DRIFTROCK_API_KEY'] });
    expect(store.reports).toContainEqual(expect.stringMatching(/^error: upstream refuses the API key/));

    await store.accept(freshEvent());
    await until(async () => (await pendingIn(url)) === 2);
    expect(store.sent).toHaveLength(1);

    clock.aheadMs = HOUR_MS;
    const later = freshEvent();
    await store.accept(later);
    await until(async () => (await admin.status()).paused.length === 0);
    expect(store.sent).toContain(later.event.event_id);
    expect(store.counted).toMatchObject({ died: 0 });
  });

  test('keeps no other key waiting', async () => {
    const keyNameOf = ({ event }: { event: { source_id: string } }) => event.source_id;
    const store = await openTestStore(freshUrl(), {
      answer: ({ event }) => (event.source_id === 'refused' ? answered(403) : taken),
      keyNameOf,
    });
    for (let n = 0; n < 10; n += 1) {
      const { path, event } = freshEvent();
      await store.accept({ path, event: { ...event, source_id: n % 2 === 0 ? 'refused' : 'good' } });
    }
    await until(async () => (await store.status!()).waiting === 5);
    expect(store.counted).toMatchObject({ forwarded: 5, died: 0 });
    expect((await store.status!()).paused).toEqual(['refused']);
  });

  test('does not make its events grow old', async () => {
    const url = freshUrl();
    const refusing = await openTestStore(url, { answer: () => answered(401) });
    await refusing.accept(freshEvent());
    await until(async () => (await refusing.status!()).paused.length === 1);
    await refusing.close();
    const failing = await openTestStore(url, {
      answer: () => answered(500),
      now: () => Date.now() + 15 * 24 * HOUR_MS,
    });
    await failing.accept(freshEvent());
    await until(() => failing.counted.retried > 0);
    expect(await failing.status!()).toMatchObject({ waiting: 2, dead: 0 });
  });
});

describe('forgetting', () => {
  /** A store with one event that waits and one that is dead, for each of these fields. */
  const fill = async (url: string, ...fields: Record<string, string | string[]>[]) => {
    const store = await openTestStore(url, {
      answer: ({ event }) => (event.event_type === 'action' ? refused : answered(503, '60')),
    });
    const events = fields.flatMap((each) => [
      freshEvent({ fields: each }),
      freshEvent({ fields: each, event_type: 'action' }),
    ]);
    for (const event of events) await store.accept(event);
    await until(async () => (await store.status!()).dead === fields.length && store.counted.retried >= fields.length);
    return { store, events };
  };

  test('erases the waiting and dead events of an address, whatever its field and case, and no others', async () => {
    const url = freshUrl();
    await fill(url, { email: 'ada@example.com' }, { work: ['x', 'ADA@Example.com '] }, { email: 'bob@example.com' });
    const admin = await openTestAdmin(url);
    expect(await admin.forget({ email: 'Ada@example.com' })).toBe(4);
    expect(await admin.status()).toMatchObject({ waiting: 1, dead: 1 });
    expect(await collect(admin.deadLetters())).toMatchObject([
      { forwarded: { event: { fields: { email: 'bob@example.com' } } } },
    ]);
  });

  test('erases by event id, and answers a repeat without forwarding it', async () => {
    const url = freshUrl();
    const { store, events } = await fill(url, { email: 'ada@example.com' });
    const admin = await openTestAdmin(url);
    const [waiting] = events;
    expect(await admin.forget({ eventId: waiting!.event.event_id })).toBe(1);
    expect(await admin.find(waiting!)).toEqual({ state: 'done' });
    expect(await store.accept(waiting!)).toEqual({ outcome: ACKNOWLEDGED, isRepeat: true });
    expect(await admin.status()).toMatchObject({ waiting: 0, dead: 1 });
  });

  test('bars the repeat of an event that no relay had taken up', async () => {
    const url = freshUrl();
    const { promise, resolve } = defer<UpstreamAnswer>();
    const store = await openTestStore(url, { answer: () => promise, limits: { concurrency: 1 } });
    await store.accept(freshEvent());
    await until(() => store.sent.length === 1);
    const untouched = freshEvent();
    await store.accept(untouched);
    const admin = await openTestAdmin(url);
    expect(await admin.forget({ eventId: untouched.event.event_id })).toBe(1);
    await addCopy(url, untouched);
    resolve(taken);
    await until(async () => (await store.status!()).waiting === 0);
    expect(store.sent).not.toContain(untouched.event.event_id);
  });

  test('leaves no dead letter of an event that was under way', async () => {
    const url = freshUrl();
    const { promise, resolve } = defer<UpstreamAnswer>();
    const store = await openTestStore(url, { answer: () => promise });
    const event = freshEvent();
    await store.accept(event);
    await until(() => store.sent.length === 1);
    expect(await (await openTestAdmin(url)).forget({ eventId: event.event.event_id })).toBe(1);
    resolve(refused);
    await store.close();
    expect(await (await openTestAdmin(url)).status()).toMatchObject({ waiting: 0, dead: 0 });
  });
});

describe('NATS', () => {
  test('gets nothing of what a visitor typed, nor an id, as a name', async () => {
    const url = freshUrl();
    const store = await openTestStore(url, {
      answer: ({ event }) => (event.event_type === 'lead' ? answered(401) : refused),
    });
    const [dead, waiting] = [freshEvent({ event_type: 'action' }), freshEvent()];
    await store.accept(dead);
    await until(async () => (await store.status!()).dead === 1);
    await store.accept(waiting);
    await until(async () => (await store.status!()).paused.length === 1);
    const names = await namesIn(url);
    expect(names.length).toBeGreaterThan(4);
    expect(
      names.filter((name) =>
        [dead.event.event_id, waiting.event.event_id, 'ada', 'source-1'].some((part) => name.includes(part)),
      ),
    ).toEqual([]);
  });

  test('that is gone makes the store send pages away, and that is back takes up where it was', async () => {
    const own = await startNatsServer();
    const [node] = own.nodes;
    try {
      const answers = [answered(503)];
      const store = await openTestStore(`${own.url}?takeover=2`, { answer: () => answers.shift() ?? taken });
      const event = freshEvent();
      await store.accept(event);
      await until(() => store.counted.retried === 1);
      await node!.kill();
      await until(() => !store.isReady());
      expect(await store.accept(freshEvent())).toMatchObject({ outcome: { kind: 'retry' } });
      await node!.start();
      await until(() => store.isReady());
      expect(await store.accept(event)).toMatchObject({ outcome: ACKNOWLEDGED, isRepeat: true });
      await until(async () => (await store.status!().catch(() => ({ waiting: 1 }))).waiting === 0);
      expect(store.sent).toEqual([event.event.event_id, event.event.event_id]);
      await store.close();
    } finally {
      await own.remove();
    }
  });

  test('that refuses the login ends the opening, without the password in the error', async () => {
    const own = await startNatsServer('--user', 'relay', '--pass', 'right');
    try {
      const [node] = own.nodes;
      const opened = await openTestStore(node!.url.replace('//', '//relay:right@'));
      await opened.close();
      await expect(openTestStore(node!.url.replace('//', '//relay:wrong@'))).rejects.toThrow(
        /^(?!.*wrong).*authorization/i,
      );
    } finally {
      await own.remove();
    }
  });

  test('without enough servers for the replicas asked for ends the opening', async () => {
    await expect(openTestStore(freshUrl('&replicas=3'))).rejects.toThrow(/replicas/);
  });

  test('without a store of this name has no admin', async () => {
    await expect(openJetStreamAdmin(freshUrl())).rejects.toThrow(/no store/);
  });
});

/** Leaves what a page does that comes back after NATS's own window for duplicates: the same event once more. */
const addCopy = (url: string, event: object) =>
  withManager((manager) => manager.jetstream().publish(`${nameIn(url)}.events`, JSON.stringify(event)));

async function withManager<Result>(use: (manager: JetStreamManager) => Promise<Result>): Promise<Result> {
  const connection = await connect({ servers: server.nats!.nodes[0]!.url });
  try {
    return await use(await jetstreamManager(connection));
  } finally {
    await connection.close();
  }
}

/** How many copies are in hand or wait for their next attempt. */
const pendingIn = (url: string): Promise<number> =>
  withManager(async (manager) => (await manager.consumers.info(`${nameIn(url)}-events`, 'forwarder')).num_ack_pending);

/** Every subject and header of every message that the store has left. */
const namesIn = (url: string): Promise<string[]> =>
  withManager(async (manager) => {
    const streams = ['events', 'seen', 'dead', 'paused'].map((kind) => `${nameIn(url)}-${kind}`);
    const messages = (await Promise.all(streams.map((stream) => collect(scan(manager, stream))))).flat();
    return messages.flatMap(({ subject, header }) => [
      subject,
      ...(header?.keys().flatMap((key) => header.values(key)) ?? []),
    ]);
  });
