/** Dead letters where somebody died between two writes. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { parseNatsAddress } from '../../../../src/relay/store/jetstream/address';
import { addDeadLetter } from '../../../../src/relay/store/jetstream/dead-letters';
import { nameOf } from '../../../../src/relay/store/hash';
import { headersOf } from '../../../../src/relay/store/jetstream/record';
import { connectNatsStore } from '../../../../src/relay/store/jetstream/connection';
import { ensureStreams } from '../../../../src/relay/store/jetstream/streams';
import { valueOf } from '../../../../src/relay/parsed';
import { collect, freshEvent, openTestAdmin, openTestStore, refused, until } from '../../support/jetstream';
import { type Nats, startNatsServer } from '../../support/nats';

const server: { nats?: Nats } = {};
beforeAll(async () => {
  server.nats = await startNatsServer();
});
afterAll(() => server.nats?.remove());

const ABOUT = { error: 'unknown capture', attempts: 1, acceptedAt: 1, deadAt: 2 };

/**
 * A store with one event, as a relay leaves it that has kept the dead letter, and died before it took the event away.
 */
async function leaveHalfBuried() {
  const url = `${server.nats!.url}?name=${randomUUID().slice(0, 8)}`;
  const store = await connectNatsStore(valueOf(parseNatsAddress(url), 'url'));
  onTestFinished(() => store.connection.close());
  await ensureStreams(
    store,
    { replicas: 1, isReplicasAsked: false, retentionMs: 86_400_000, takeoverMs: 2_000 },
    () => undefined,
  );
  const forwarded = freshEvent();
  const hash = nameOf(forwarded);
  const { seq } = await store.client.publish(store.events.subject, JSON.stringify(forwarded), {
    headers: headersOf({ hash, origin: undefined }),
  });
  await addDeadLetter(store, { seq, origin: undefined, hash, forwarded }, ABOUT);
  return { url, store, forwarded };
}

describe('a dead letter whose event was not taken away', () => {
  test('stays one when the event is refused again', async () => {
    const { url } = await leaveHalfBuried();
    const store = await openTestStore(url, { answer: () => refused });
    await until(async () => (await store.status!()).waiting === 0);
    expect(await collect((await openTestAdmin(url)).deadLetters())).toMatchObject([{ id: '1' }]);
  });

  test('leaves one event when it is put back', async () => {
    const { url, forwarded } = await leaveHalfBuried();
    const admin = await openTestAdmin(url);
    expect(await admin.retry('1')).toBe(true);
    expect(await admin.status()).toMatchObject({ waiting: 1, dead: 0 });
    const store = await openTestStore(url);
    await until(async () => (await store.status!()).waiting === 0);
    expect(store.sent).toEqual([forwarded.event.event_id]);
  });

  test('takes its event along when it is purged', async () => {
    const { url } = await leaveHalfBuried();
    const admin = await openTestAdmin(url);
    expect(await admin.purge('1')).toBe(true);
    expect(await admin.status()).toMatchObject({ waiting: 0, dead: 0 });
  });
});
