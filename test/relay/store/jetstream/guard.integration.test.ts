/**
 * What becomes of an event that nats-server has acknowledged and then lost: the loss is made by hand, in real servers.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { jetstreamManager } from '@nats-io/jetstream';
import { scan } from '../../../../src/relay/store/jetstream/stream-messages';
import type { Forwarded, UpstreamAnswer } from '../../../../src/relay/upstream/upstream';
import { defer } from '../../support/deferred';
import { freshEvent, openTestAdmin, openTestStore, taken, type TestStore, until } from '../../support/jetstream';
import { type Nats, startNatsCluster, startNatsServer } from '../../support/nats';

// Accepts and forwards nothing: what it has accepted is taken up by nobody.
const openAccepting = (url: string): Promise<TestStore> => openTestStore(url, { limits: { concurrency: 0 } });
const waitingIn = async (store: TestStore): Promise<number> => (await store.status!()).waiting;
const putBackBy = ({ reports }: TestStore): number => reports.filter((line) => line.includes('it was put back')).length;
const nameIn = (url: string): string => new URLSearchParams(url.split('?')[1]).get('name')!;

async function withNats(url: string, use: (connection: NatsConnection) => Promise<void>): Promise<void> {
  const connection = await connect({ servers: url.slice('nats://'.length).split('?')[0]!.split(',') });
  await use(connection);
  await connection.close();
}

/** Takes the event out of the stream behind every relay's back. */
const lose = (url: string, { event }: Forwarded): Promise<void> =>
  withNats(url, async (connection) => {
    const manager = await jetstreamManager(connection);
    const stream = `${nameIn(url)}-events`;
    for await (const message of scan(manager, stream)) {
      if (message.json<Forwarded>().event.event_id === event.event_id)
        await manager.streams.deleteMessage(stream, message.seq);
    }
  });

describe('a server alone that starts again', () => {
  const server: { nats?: Nats } = {};
  beforeAll(async () => {
    server.nats = await startNatsServer();
  });
  afterAll(() => server.nats?.remove());
  const freshUrl = () => `${server.nats!.url}?name=${randomUUID().slice(0, 8)}`;
  const restart = async (): Promise<void> => {
    await server.nats!.nodes[0]!.kill();
    await server.nats!.nodes[0]!.start();
  };

  test('gets back what it has lost, which is then forwarded once', async () => {
    const url = freshUrl();
    const accepting = await openAccepting(url);
    const [lost, waiting] = [freshEvent(), freshEvent()];
    await accepting.accept(lost);
    await accepting.accept(waiting);
    await lose(url, lost);
    await restart();
    await until(() => putBackBy(accepting) === 1);
    expect(await waitingIn(accepting)).toBe(2);
    const forwarding = await openTestStore(url);
    await until(async () => (await waitingIn(forwarding)) === 0);
    expect(forwarding.sent.sort()).toEqual([lost.event.event_id, waiting.event.event_id].sort());
  });

  test('gets back nothing that was forwarded or erased', async () => {
    const url = freshUrl();
    const accepting = await openAccepting(url);
    const [lost, forwarded, erased] = [freshEvent(), freshEvent(), freshEvent()];
    // Looked for last: once it is back, the others were looked for, too.
    await accepting.accept(lost);
    await lose(url, lost);
    await accepting.accept(forwarded);
    const forwarding = await openTestStore(url);
    await until(async () => (await waitingIn(forwarding)) === 0);
    await forwarding.close();
    await accepting.accept(erased);
    await (await openTestAdmin(url)).forget({ eventId: erased.event.event_id });
    await restart();
    await until(() => putBackBy(accepting) > 0);
    expect([putBackBy(accepting), await waitingIn(accepting)]).toEqual([1, 1]);
  });

  test('gets back nothing that another relay has finished, though its mark is lost, too', async () => {
    const url = freshUrl();
    const accepting = await openAccepting(url);
    const [lost, finished] = [freshEvent(), freshEvent()];
    await accepting.accept(lost);
    await lose(url, lost);
    const forwarding = await openTestStore(url);
    await accepting.accept(finished);
    await until(async () => (await waitingIn(forwarding)) === 0);
    await forwarding.close();
    await withNats(
      url,
      async (connection) => void (await (await jetstreamManager(connection)).streams.purge(`${nameIn(url)}-seen`)),
    );
    await restart();
    await until(() => putBackBy(accepting) > 0);
    expect([forwarding.sent, putBackBy(accepting), await waitingIn(accepting)]).toEqual([
      [finished.event.event_id],
      1,
      1,
    ]);
  });

  test('gets back what a relay had in hand that never ended it, and another one forwards it', async () => {
    const url = `${freshUrl()}&takeover=2`;
    const { promise, resolve } = defer<UpstreamAnswer>();
    // One attempt at once: it has no hand free for what comes back.
    const stuck = await openTestStore(url, { answer: () => promise, limits: { concurrency: 1 } });
    const lost = freshEvent();
    await stuck.accept(lost);
    await until(() => stuck.sent.length === 1);
    await lose(url, lost);
    const other = await openTestStore(url);
    await restart();
    await until(async () => other.sent.length === 1 && (await waitingIn(other)) === 0);
    expect([other.sent, putBackBy(stuck)]).toEqual([[lost.event.event_id], 1]);
    resolve(taken);
  });

  test('gets back what a relay has in hand, and drops it once that relay is done', async () => {
    const url = `${freshUrl()}&takeover=2`;
    const { promise, resolve } = defer<UpstreamAnswer>();
    const slow = await openTestStore(url, { answer: () => promise });
    const lost = freshEvent();
    await slow.accept(lost);
    await until(() => slow.sent.length === 1);
    await lose(url, lost);
    await restart();
    await until(() => putBackBy(slow) === 1);
    resolve(taken);
    const other = await openTestStore(url);
    await until(async () => (await waitingIn(other)) === 0);
    expect([slow.sent, other.sent]).toEqual([[lost.event.event_id], []]);
  });

  test('gets back a lost event that the page brings again, though it still knows the name', async () => {
    const url = freshUrl();
    const accepting = await openAccepting(url);
    const lost = freshEvent();
    await accepting.accept(lost);
    await lose(url, lost);
    expect(await accepting.accept(lost)).toMatchObject({ outcome: { kind: 'acknowledged' } });
    expect(await waitingIn(accepting)).toBe(1);
  });
});

test('three servers that elect another leader get back what they have lost', { timeout: 60_000 }, async () => {
  const nats = await startNatsCluster();
  try {
    const url = `${nats.url}?name=lossy`;
    const accepting = await openAccepting(url);
    const lost = freshEvent();
    await accepting.accept(lost);
    await lose(url, lost);
    await withNats(
      url,
      async (connection) => void (await connection.request('$JS.API.STREAM.LEADER.STEPDOWN.lossy-events')),
    );
    await until(() => putBackBy(accepting) === 1);
    expect(await waitingIn(accepting)).toBe(1);
    await accepting.close();
  } finally {
    await nats.remove();
  }
});
