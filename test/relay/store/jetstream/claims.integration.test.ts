/** Who may forward which copy: the places where a relay, a page or the consumer's leader can have died. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { parseNatsAddress } from '../../../../src/relay/store/jetstream/address';
import { createClaims } from '../../../../src/relay/store/jetstream/claims';
import type { Copy } from '../../../../src/relay/store/jetstream/record';
import { connectNatsStore } from '../../../../src/relay/store/jetstream/connection';
import { ensureStreams } from '../../../../src/relay/store/jetstream/streams';
import { valueOf } from '../../../../src/relay/parsed';
import { freshEvent } from '../../support/jetstream';
import { type Nats, startNatsServer } from '../../support/nats';

const server: { nats?: Nats } = {};
beforeAll(async () => {
  server.nats = await startNatsServer();
});
afterAll(() => server.nats?.remove());

const TAKEOVER_MS = 30_000;

/** Two relays with one clock, in a store of their own. */
async function openTwo() {
  const address = valueOf(parseNatsAddress(`${server.nats!.url}?name=${randomUUID().slice(0, 8)}`), 'url');
  const store = await connectNatsStore(address);
  onTestFinished(() => store.connection.close());
  await ensureStreams(
    store,
    { replicas: 1, isReplicasAsked: false, retentionMs: 86_400_000, takeoverMs: TAKEOVER_MS },
    () => undefined,
  );
  const clock = { at: 1_000_000 };
  const createFor = (owner: string) => createClaims(store, { owner, takeoverMs: TAKEOVER_MS, now: () => clock.at });
  return { clock, one: createFor('one'), other: createFor('other') };
}

const copy = (seq: number, origin?: number): Copy => ({ seq, origin, hash: 'a-hash', forwarded: freshEvent() });
const inPlaceOf = (replaces: number, seq: number): Copy => ({ ...copy(seq), replaces });

describe('claim', () => {
  test('gives an event to one of two relays that got the same delivery', async () => {
    const { one, other } = await openTwo();
    const claims = await Promise.all([one.claim(copy(1), true), other.claim(copy(1), true)]);
    expect(claims.map(({ kind }) => kind).sort()).toEqual(['elsewhere', 'ours']);
  });

  test('holds against another relay until the takeover time is over', async () => {
    const { clock, one, other } = await openTwo();
    await one.claim(copy(1), true);
    clock.at += TAKEOVER_MS - 1;
    expect(await other.claim(copy(1), false)).toEqual({ kind: 'elsewhere', forMs: 1 });
    clock.at += 1;
    expect(await other.claim(copy(1), false)).toMatchObject({ kind: 'ours' });
    expect(await one.claim(copy(1), false)).toEqual({ kind: 'elsewhere', forMs: TAKEOVER_MS });
  });

  test('holds for its own relay, which may try again', async () => {
    const { one } = await openTwo();
    await one.claim(copy(1), true);
    expect(await one.claim(copy(1), false)).toMatchObject({ kind: 'ours' });
  });

  test('ends with a release', async () => {
    const { one, other } = await openTwo();
    const claim = await one.claim(copy(1), true);
    if (claim.kind === 'ours') await claim.claimed.release();
    expect(await other.claim(copy(1), false)).toMatchObject({ kind: 'ours' });
  });

  test('is not ended by the release of a relay that was too slow', async () => {
    const { clock, one, other } = await openTwo();
    const slow = await one.claim(copy(1), true);
    clock.at += TAKEOVER_MS;
    await other.claim(copy(1), false);
    if (slow.kind === 'ours') await slow.claimed.release();
    expect(await one.claim(copy(1), false)).toMatchObject({ kind: 'elsewhere' });
  });

  test.each([
    ['older', 5, 3],
    ['newer', 3, 5],
  ])('makes the %s copy of a claimed event surplus, on any relay and at any time', async (_age, claimed, second) => {
    const { clock, one, other } = await openTwo();
    await one.claim(copy(claimed), true);
    clock.at += TAKEOVER_MS;
    expect(await one.claim(copy(second), true)).toEqual({ kind: 'surplus' });
    expect(await other.claim(copy(second), false)).toEqual({ kind: 'surplus' });
    expect(await other.claim(copy(claimed), false)).toMatchObject({ kind: 'ours' });
  });

  test('passes on to the copy that a dead letter was put back as, once', async () => {
    const { one } = await openTwo();
    await one.claim(copy(1), true);
    expect(await one.claim(copy(7, 1), true)).toMatchObject({ kind: 'ours' });
    // A second one: the admin died before it could clear the dead letter, and was asked again.
    expect(await one.claim(copy(8, 1), true)).toEqual({ kind: 'surplus' });
    expect(await one.claim(copy(7, 1), false)).toMatchObject({ kind: 'ours' });
  });

  test('is never given for an event that was barred', async () => {
    const { one } = await openTwo();
    await one.bar('a-hash');
    expect(await one.isSeen('a-hash')).toBe(true);
    expect(await one.claim(copy(1), true)).toEqual({ kind: 'surplus' });
  });

  test('ends when its event is barred, and cannot be brought back by the attempt that is under way', async () => {
    const { one } = await openTwo();
    const claim = await one.claim(copy(1), true);
    await one.bar('a-hash');
    if (claim.kind === 'ours') await claim.claimed.release();
    expect(await one.claim(copy(1), false)).toEqual({ kind: 'surplus' });
  });

  test('is never given again for a finished event, but to the copy that its dead letter was put back as', async () => {
    const { one, other } = await openTwo();
    const claim = await one.claim(copy(1), true);
    if (claim.kind === 'ours') await claim.claimed.finish();
    expect(await other.claim(copy(1), false)).toEqual({ kind: 'surplus' });
    expect(await other.claim(inPlaceOf(1, 7), true)).toEqual({ kind: 'surplus' });
    expect(await other.claim(copy(8, 1), true)).toMatchObject({ kind: 'ours' });
  });

  test('passes on to the copy that replaces a lost one, once the relay that had that one counts as dead', async () => {
    const { clock, one, other } = await openTwo();
    await one.claim(copy(1), true);
    expect(await other.claim(inPlaceOf(1, 7), true)).toEqual({ kind: 'elsewhere', forMs: TAKEOVER_MS });
    clock.at += TAKEOVER_MS;
    expect(await other.claim(inPlaceOf(1, 7), true)).toMatchObject({ kind: 'ours' });
    expect(await one.claim(copy(1), false)).toEqual({ kind: 'surplus' });
  });
});

describe('isOver', () => {
  const hash = 'a-hash';

  test('is false while nobody has the copy in hand, or somebody has', async () => {
    const { one, other } = await openTwo();
    expect(await other.isOver({ hash, seq: 1 })).toBe(false);
    const claim = await one.claim(copy(1), true);
    expect(await other.isOver({ hash, seq: 1 })).toBe(false);
    if (claim.kind === 'ours') await claim.claimed.release();
    expect(await other.isOver({ hash, seq: 1 })).toBe(false);
  });

  test('is true for what is finished or barred, and for a copy next to the one that counts', async () => {
    const { one, other } = await openTwo();
    const claim = await one.claim(copy(1), true);
    expect(await other.isOver({ hash, seq: 2 })).toBe(true);
    if (claim.kind === 'ours') await claim.claimed.finish();
    expect(await other.isOver({ hash, seq: 1 })).toBe(true);
    await one.bar('another');
    expect(await other.isOver({ hash: 'another', seq: 3 })).toBe(true);
  });
});
