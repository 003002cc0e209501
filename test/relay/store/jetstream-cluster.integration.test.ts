/**
 * Three nats-servers and three relays under load, ended with SIGKILL: the stream's leader and a follower in turn, two
 * times in three together with a relay. DRIFTROCK_KILLS sets how often (2 by default); `npm run test:relay-cluster` is
 * the long form.
 */
import { expect, test } from 'vitest';
import { connect } from '@nats-io/transport-node';
import { type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import { openJetStreamAdmin } from '../../../src/relay/store/jetstream/index';
import { buildRelayPackage } from '../support/build-relay';
import { createFleet, type Fleet } from '../support/fleet';
import { until } from '../support/jetstream';
import { type Nats, type NatsNode, startNatsCluster } from '../support/nats';

const KILLS = Number(process.env.DRIFTROCK_KILLS ?? 2);
const RELAYS = 3;
const CONCURRENCY = 8;
const VISITORS = 12;
// Events between two kills, so that each kill falls into load.
const EVENTS_BETWEEN = 150;
// Longer than a cluster of three takes to elect a leader, which is up to about ten seconds.
const TAKEOVER_SECONDS = 15;

const TIME_MS = 60_000 + KILLS * 100_000;

interface Lab {
  nats: Nats;
  fleet: Fleet;
  manager: JetStreamManager;
}

async function withLab(use: (lab: Lab) => Promise<void>): Promise<void> {
  const folder = await buildRelayPackage('jetstream-cluster');
  const nats = await startNatsCluster();
  const fleet = await createFleet({
    folder,
    natsUrl: `${nats.url}?takeover=${TAKEOVER_SECONDS}`,
    seats: RELAYS,
    concurrency: CONCURRENCY,
  });
  const connection = await connect({
    servers: nats.nodes.map(({ url }) => url),
    maxReconnectAttempts: -1,
    reconnectTimeWait: 200,
  });
  try {
    await Promise.all(Array.from({ length: RELAYS }, (_, seat) => fleet.start(seat)));
    await use({ nats, fleet, manager: await jetstreamManager(connection, { checkAPI: false }) });
  } finally {
    await connection.close();
    await fleet.remove();
    await nats.remove();
  }
}

/** Whether the stream has a leader, and every other server all that the leader has. */
async function isWhole(manager: JetStreamManager): Promise<boolean> {
  const info = await manager.streams.info('driftrock-events').catch(() => undefined);
  const { leader, replicas = [] } = info?.cluster ?? {};
  return leader !== undefined && replicas.length === 2 && replicas.every(({ current, offline }) => current && !offline);
}

/** A server of the cluster by the part that it plays for the stream of events. */
async function nodeThat({ nats, manager }: Lab, part: 'leads' | 'follows'): Promise<NatsNode> {
  await until(() => isWhole(manager));
  const { cluster } = await manager.streams.info('driftrock-events');
  return nats.nodes.find(({ name }) => (name === cluster!.leader) === (part === 'leads'))!;
}

/** How many events of each kind arrived, and by whose fault. */
function judge({ arrivals, killed, lines }: Fleet, acknowledged: Set<string>) {
  const senders = new Map<string, string[]>();
  for (const { eventId, apiKey } of arrivals) senders.set(eventId, [...(senders.get(eventId) ?? []), apiKey]);
  const repeated = [...senders.values()].filter(({ length }) => length > 1);
  return {
    acknowledged: acknowledged.size,
    // What NATS itself had lost, and a relay still remembered.
    putBack: lines.filter((line) => line.includes('it was put back')).length,
    lost: [...acknowledged].filter((id) => !senders.has(id)).length,
    repeated: repeated.length,
    // All who sent the event before its last sender had been killed: between upstream's answer and the record of it.
    repeatedWithoutKill: repeated.filter((keys) => !keys.slice(0, -1).every((key) => killed.has(key))).length,
  };
}

test(
  `loses nothing acknowledged, and repeats only what a killed relay could not record, over ${KILLS} kills`,
  { timeout: TIME_MS },
  async () => {
    await withLab(async (lab) => {
      const { fleet, nats } = lab;
      const { acknowledged, stop } = fleet.load(VISITORS);
      for (let n = 0; n < KILLS; n += 1) {
        const enough = acknowledged.size + EVENTS_BETWEEN;
        await until(() => acknowledged.size >= enough);
        const node = await nodeThat(lab, n % 2 === 0 ? 'leads' : 'follows');
        // Where only a server died, nothing may be repeated.
        const relays = n % 3 === 2 ? [] : [n % RELAYS];
        await Promise.all([node.kill(), ...relays.map(fleet.kill)]);
        const meanwhile = acknowledged.size + EVENTS_BETWEEN;
        await until(() => acknowledged.size >= meanwhile);
        await Promise.all([node.start(), ...relays.map(fleet.start)]);
      }
      await stop();
      const admin = await openJetStreamAdmin(nats.url);
      await until(async () => (await admin.status().catch(() => ({ waiting: 1 }))).waiting === 0);
      expect(await admin.status()).toMatchObject({ waiting: 0, dead: 0 });
      await admin.close();

      const sum = judge(fleet, acknowledged);
      console.log(`${KILLS} kills of a server, ${fleet.killed.size} of a relay: ${JSON.stringify(sum)}`);
      expect(sum, fleet.lines.join('\n')).toMatchObject({ lost: 0, repeatedWithoutKill: 0 });
      expect(sum.repeated).toBeLessThanOrEqual(fleet.killed.size * CONCURRENCY);
    });
  },
);
