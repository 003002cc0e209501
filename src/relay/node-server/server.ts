/** A relay behind a socket of Node's: listens, answers, and stops without dropping what has begun. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createRelay } from '../index';
import { createKeyring } from '../upstream/api-keys';
import { logForwarded } from '../metrics/forwarded-log';
import { type Meter, NO_METER } from '../metrics/meter';
import { createMetrics } from '../metrics/metrics';
import { CONCURRENCY, MAX_AGE_DAYS, type RelayProcessOptions, RETENTION_DAYS } from '../environment';
import { createRateLimits } from '../limits/rate-limits';
import { createHealthWatch } from '../health/watch';
import { createReport } from '../report-line';
import { withoutLogin } from '../store/jetstream/address';
import { NO_PLACE, openStore } from '../store/open';
import type { Store, StoreDependencies } from '../store/store';
import { deliveryStateOf } from '../upstream/reachability';
import { createUpstream } from '../upstream/upstream';
import { startAlerts } from './start-alerts';
import { readBrowserFiles } from './built-files';
import { createHttpServer } from './http-server';
import { createOps, type OpsParts } from '../ops/index';
import { findExposure, OPS_HOST } from '../ops/exposure';
import { type OpsServer, startOpsServer } from './ops-server';
import { SOCKET_LIMITS } from './socket-limits';

// A connection falls idle just after its answer; Node does not close it then by itself while the server closes.
const IDLE_CHECK_MS = 20;

/** The `code` of the error with which a relay does not start whose store cannot be used. */
export const STORE_PROBLEM = 'ERR_RELAY_SPOOL';

/** A relay that listens. */
export interface RunningRelay {
  /** Without a path: `http://127.0.0.1:8787`. */
  url: string;
  /** The port that it got; the one asked for unless that was 0. */
  port: number;
  /** Where the operator's page, metrics and health are, when they are. */
  opsUrl?: string;
  /** Whether pages can load the snippet from it: a build can be without. */
  servesSnippet: boolean;
  /** Whether all that was begun has ended in time, once nothing listens any more; asked again, the same answer. */
  stop(): Promise<boolean>;
}

/** The server's open connections, kept up to date. */
function trackSockets(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return sockets;
}

async function closeServer(server: Server, sockets: ReadonlySet<Socket>, cutAfterMs: number): Promise<boolean> {
  const closed = once(server, 'close');
  let isCut = false;
  const closeIdle = () => {
    server.closeIdleConnections();
    // A browser opens connections ahead of need. Node counts one that never said anything as busy.
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
  };
  server.close();
  closeIdle();
  const idleCheck = setInterval(closeIdle, IDLE_CHECK_MS);
  const cut = setTimeout(() => {
    isCut = true;
    server.closeAllConnections();
  }, cutAfterMs);
  await closed;
  clearInterval(idleCheck);
  clearTimeout(cut);
  return !isCut;
}

/** Whether the work ended in time. */
async function endsWithin(work: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<boolean>((resolve) => (timer = setTimeout(resolve, ms, false)));
  const isInTime = await Promise.race([work.then(() => true), timeout]);
  clearTimeout(timer);
  return isInTime;
}

const urlOf = (host: string, port: number): string => `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

/** For a start that fails half-way: nothing stays open behind the error. */
const closeFirst =
  (...closes: ((() => Promise<void>) | undefined)[]) =>
  async (error: unknown): Promise<never> => {
    await Promise.all(closes.map((close) => close?.()));
    throw error;
  };

const DAY_MS = 24 * 60 * 60 * 1000;

/** The store that the options name. */
async function openStoreOf(options: RelayProcessOptions, meter: Meter = NO_METER): Promise<Store> {
  const {
    storePlace = NO_PLACE,
    maxAgeDays = MAX_AGE_DAYS,
    retentionDays = RETENTION_DAYS,
    concurrency = CONCURRENCY,
  } = options;
  const { now = Date.now, writeLog = console.log } = options;
  const { redact } = createKeyring(options);
  const report = createReport({ writeLog, now, redact });
  const dependencies: StoreDependencies = {
    upstream: createUpstream(options),
    meter: logForwarded(meter, report),
    report,
    now,
    random: Math.random,
  };
  return openStore(storePlace, dependencies, {
    maxAgeMs: maxAgeDays * DAY_MS,
    retentionMs: retentionDays * DAY_MS,
    concurrency,
  }).catch((error: Error) => {
    throw Object.assign(error, {
      code: STORE_PROBLEM,
      message: `RELAY_SPOOL ${withoutLogin(storePlace)} cannot be used: ${error.message}`,
    });
  });
}

const startOps = (parts: Omit<OpsParts, 'options'> & { options: RelayProcessOptions }): Promise<OpsServer> => {
  const { opsPort, opsHost = OPS_HOST } = parts.options;
  return startOpsServer(createOps(parts), { host: opsHost, port: Number(opsPort) });
};

/**
 * A relay that has begun to listen; rejects with Node's own error (`EADDRINUSE`, `EACCES`, ...) when it cannot, or with
 * one of `STORE_PROBLEM`.
 */
export async function startRelay(options: RelayProcessOptions, limits = SOCKET_LIMITS): Promise<RunningRelay> {
  const { host, port, shutdownMs, ratePerAddress: perAddress = 0, ratePerSource: perSource = 0 } = options;
  const { opsPort = 'off', opsHost = OPS_HOST, now = Date.now } = options;
  const exposure = findExposure(options);
  if (exposure !== undefined) throw new TypeError(exposure);
  // Nobody counts what nobody asks for.
  const metrics = opsPort === 'off' ? undefined : createMetrics(now);
  const health = createHealthWatch(options);
  const { onAnswer, onUpstreamAnswer } = health;
  const store = options.spool ?? (await openStoreOf({ ...options, onUpstreamAnswer }, metrics?.meter));
  const files = readBrowserFiles();
  const relay = createRelay({
    limiter: createRateLimits({ perAddress, perSource }),
    ...(metrics && { meter: metrics.meter }),
    files,
    onAnswer,
    deliveryState: () => deliveryStateOf(health.upstream.current()),
    ...options,
    spool: store,
    keepsLength: true,
  });
  const server = createHttpServer(relay, options, limits);
  const sockets = trackSockets(server);
  const place = { url: '' };
  // First the one that no page waits for: when it cannot listen, no event has been taken yet.
  const ops =
    metrics &&
    (await startOps({ relay, metrics, health, files, relayUrl: () => place.url, options }).catch(
      closeFirst(relay.close),
    ));
  await once(server.listen(port, host), 'listening').catch(closeFirst(relay.close, ops?.close));
  const { port: actualPort } = server.address() as AddressInfo;
  place.url = urlOf(host, actualPort);
  const stopAlerts = startAlerts(options, () => health.facts(relay));

  let stopping: Promise<boolean> | undefined;

  const stop = async () => {
    const deadline = Date.now() + shutdownMs;
    // A relay that is being stopped takes no leads, which is no news.
    stopAlerts();
    // First the requests, whose events may still be arriving; then the events whose pages have left.
    const isComplete = await closeServer(server, sockets, shutdownMs);
    const isSettled = await endsWithin(relay.close(), Math.max(deadline - Date.now(), 0));
    // Last of all: until then somebody may want to see how the stop goes.
    await ops?.close();
    return isSettled && isComplete;
  };

  return {
    url: place.url,
    port: actualPort,
    servesSnippet: files !== undefined,
    ...(ops && { opsUrl: urlOf(opsHost, ops.port) }),
    stop: () => (stopping ??= stop()),
  };
}
