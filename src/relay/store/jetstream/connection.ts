/** A connection to NATS with the names of all that the relay keeps there. */
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { connect, credsAuthenticator, type NatsConnection, type NodeConnectionOptions } from '@nats-io/transport-node';
import { JetStreamApiError, type JetStreamClient, type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import type { StoreDependencies } from '../store';
import type { NatsAddress } from './address';

/** Where one kind of thing is kept. */
export interface Shelf {
  stream: string;
  /** The subject itself, or what comes before the last dot of each subject. */
  subject: string;
}

/** NATS as the relay's parts use it. */
export interface NatsStore {
  connection: NatsConnection;
  manager: JetStreamManager;
  client: JetStreamClient;
  /** Whole events that wait. */
  events: Shelf;
  /** A mark for each event that was taken up within the retention: hashes and numbers, no event. */
  seen: Shelf;
  /** Dead letters. */
  dead: Shelf;
  /** Which keys upstream refuses. */
  paused: Shelf;
  /** Where relays tell each other what is finished; nothing of it is kept. */
  finishedSubject: string;
}

/**
 * How long NATS may take to answer, in milliseconds: shorter than a browser waits, longer than a busy cluster needs.
 */
export const NATS_TIMEOUT_MS = 5_000;

// The code of nats-server for an expectation that did not hold: errors.json in its sources,
// JSStreamWrongLastSequenceErrF.
const WRONG_LAST_SEQUENCE = 10071;

/** Whether a write was refused because somebody else has written there since. */
export const isOutrun = (error: unknown): boolean =>
  error instanceof JetStreamApiError && error.code === WRONG_LAST_SEQUENCE;

/** A few words for the log. NATS's errors name streams and servers, nothing of an event. */
export const describe = (error: unknown): string => `${(error as Error).name}: ${(error as Error).message}`;

async function optionsFor({
  servers,
  isTls,
  user,
  pass,
  credsFile,
  caFile,
}: NatsAddress): Promise<NodeConnectionOptions> {
  return {
    servers,
    name: 'driftrock-relay',
    // For ever, and soon after a server is back: until then every page is sent away.
    maxReconnectAttempts: -1,
    reconnectTimeWait: 500,
    timeout: NATS_TIMEOUT_MS,
    // A server that vanished without a word is noticed within half a minute.
    pingInterval: 10_000,
    noAsyncTraces: true,
    ...(user !== undefined && { user }),
    ...(pass !== undefined && { pass }),
    ...(credsFile !== undefined && { authenticator: credsAuthenticator(await readFile(credsFile)) }),
    ...((isTls || caFile !== undefined) && { tls: caFile === undefined ? {} : { caFile } }),
  };
}

const MINUTE_MS = 60_000;

/** The connection, however long it takes; says each minute that it still waits. */
async function waitForConnection(
  options: NodeConnectionOptions,
  report: StoreDependencies['report'],
): Promise<NatsConnection> {
  const ended = new AbortController();
  const complain = async (): Promise<void> => {
    for (let ms = NATS_TIMEOUT_MS; !ended.signal.aborted; ms = MINUTE_MS) {
      await wait(ms, undefined, { signal: ended.signal });
      report('warn', 'no NATS server answers; still trying', { servers: options.servers });
    }
  };
  complain().catch(() => undefined); // Aborted: NATS has answered.
  return connect({ ...options, waitOnFirstConnect: true }).finally(() => ended.abort());
}

/**
 * The store, once there is a connection; without `report`, rejects when no server answers. Rejects when NATS does not
 * let the relay in.
 */
export async function connectNatsStore(address: NatsAddress, report?: StoreDependencies['report']): Promise<NatsStore> {
  const options = await optionsFor(address);
  const connection = await (report ? waitForConnection(options, report) : connect(options));
  // The check of the account would fail while a cluster elects its leader; the streams tell soon enough.
  const manager = await jetstreamManager(connection, { checkAPI: false, timeout: NATS_TIMEOUT_MS });
  const shelf = (kind: string): Shelf => ({ stream: `${address.name}-${kind}`, subject: `${address.name}.${kind}` });
  return {
    connection,
    manager,
    client: manager.jetstream(),
    events: shelf('events'),
    seen: shelf('seen'),
    dead: shelf('dead'),
    paused: shelf('paused'),
    finishedSubject: `${address.name}.finished`,
  };
}
