/** What relays tell each other of finished events, through a real nats-server. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { parseNatsAddress } from '../../../../src/relay/store/jetstream/address';
import { createFinished } from '../../../../src/relay/store/jetstream/finished';
import { connectNatsStore } from '../../../../src/relay/store/jetstream/connection';
import { valueOf } from '../../../../src/relay/parsed';
import { until } from '../../support/jetstream';
import { type Nats, startNatsServer } from '../../support/nats';

const RETENTION_MS = 60_000;

describe('createFinished', () => {
  const server: { nats?: Nats } = {};
  beforeAll(async () => {
    server.nats = await startNatsServer();
  });
  afterAll(() => server.nats?.remove());

  const open = async (name: string, clock = { at: 0 }) => {
    const store = await connectNatsStore(valueOf(parseNatsAddress(`${server.nats!.url}?name=${name}`), 'address'));
    onTestFinished(() => store.connection.close());
    const finished = createFinished(store, { now: () => clock.at, retentionMs: RETENTION_MS });
    await store.connection.flush();
    return finished;
  };

  test('knows at once what this relay has finished, and soon what another has', async () => {
    const name = randomUUID().slice(0, 8);
    const [one, other] = [await open(name), await open(name)];
    one.add('a-hash');
    expect(one.has('a-hash')).toBe(true);
    await until(() => other.has('a-hash'));
    expect([one.has('another'), other.has('another')]).toEqual([false, false]);
  });

  test.each([
    [RETENTION_MS - 1, true],
    [RETENTION_MS, false],
  ])('%i ms later an event is still known: %s', async (ms, isKnown) => {
    const clock = { at: 0 };
    const one = await open(randomUUID().slice(0, 8), clock);
    one.add('a-hash');
    clock.at = ms;
    expect(one.has('a-hash')).toBe(isKnown);
  });
});
