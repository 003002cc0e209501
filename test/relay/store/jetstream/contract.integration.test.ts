/** The contract of stores, kept by JetStream with a real nats-server. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { openTestAdmin, openTestStore } from '../../support/jetstream';
import { type Nats, startNatsServer } from '../../support/nats';
import { describeDurableStore } from '../contract';

const server: { nats?: Nats } = {};
beforeAll(async () => {
  server.nats = await startNatsServer();
});
afterAll(() => server.nats?.remove());

describeDurableStore('the store of several machines', async (answer) => {
  const url = `${server.nats!.url}?name=${randomUUID().slice(0, 8)}`;
  const store = await openTestStore(url, { answer });
  return { store, sent: () => store.sent, forwarded: () => store.forwarded, admin: () => openTestAdmin(url) };
});
