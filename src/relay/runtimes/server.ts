/** A relay behind a socket of Node's: listens, answers, and stops without dropping what has begun. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createRelay } from '../handler';
import { NO_METER } from '../meter';
import { CONCURRENCY, MAX_AGE_DAYS, type RelayProcessOptions, RETENTION_DAYS } from '../options';
import { withoutLogin } from '../spool/jetstream/address';
import { NO_PLACE, openSpool } from '../spool/open';
import type { Spool, SpoolDoors } from '../spool/spool';
import { createUpstream } from '../upstream';

// A sender that trickles (slowloris) holds a socket for this long at most; 128 KiB take less on any line that can send at all.
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;
const TIMEOUT_CHECK_MS = 1_000;
// Longer than the usual 60 s of a reverse proxy: the side that sends must be the one that hangs up.
const KEEP_ALIVE_MS = 65_000;
// A connection falls idle just after its answer; Node does not close it then by itself while the server closes.
const IDLE_CHECK_MS = 20;

/** The `code` of the error with which a relay does not start whose spool cannot be used. */
export const SPOOL_PROBLEM = 'ERR_RELAY_SPOOL';

/** A relay that listens. */
export interface RunningRelay {
  /** Without a path: `http://127.0.0.1:8787`. */
  url: string;
  /** The port that it got; the one asked for unless that was 0. */
  port: number;
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

const DAY_MS = 24 * 60 * 60 * 1000;

/** The spool that the options name. */
async function openSpoolOf(options: RelayProcessOptions): Promise<Spool> {
  const { spoolPlace = NO_PLACE, maxAgeDays = MAX_AGE_DAYS, retentionDays = RETENTION_DAYS, concurrency = CONCURRENCY } = options;
  const { now = Date.now, writeLog = console.log } = options;
  const doors: SpoolDoors = {
    upstream: createUpstream(options),
    meter: NO_METER,
    report: (level, message, details) => writeLog(JSON.stringify({ time: new Date(now()).toISOString(), level, message, ...details })),
    now,
    random: Math.random,
  };
  return openSpool(spoolPlace, doors, { maxAgeMs: maxAgeDays * DAY_MS, retentionMs: retentionDays * DAY_MS, concurrency }).catch((error: Error) => {
    throw Object.assign(error, { code: SPOOL_PROBLEM, message: `RELAY_SPOOL ${withoutLogin(spoolPlace)} cannot be used: ${error.message}` });
  });
}

/** A relay that has begun to listen; rejects with Node's own error (`EADDRINUSE`, `EACCES`, ...) when it cannot, or with one of `SPOOL_PROBLEM`. */
export async function startRelay(options: RelayProcessOptions): Promise<RunningRelay> {
  const { host, port, shutdownMs } = options;
  const relay = createRelay({ ...options, spool: options.spool ?? (await openSpoolOf(options)) });
  const server = createAdaptorServer({
    fetch: relay.fetch,
    hostname: host,
    // The process may be somebody else's: its global Request and Response stay as they are.
    overrideGlobalObjects: false,
    serverOptions: {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      connectionsCheckingInterval: TIMEOUT_CHECK_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
    },
  }) as Server;
  const sockets = trackSockets(server);
  try {
    await once(server.listen(port, host), 'listening');
  } catch (error) {
    await relay.close();
    throw error;
  }
  const { port: actualPort } = server.address() as AddressInfo;

  let stopping: Promise<boolean> | undefined;

  const stop = async () => {
    const deadline = Date.now() + shutdownMs;
    // First the requests, whose events may still be arriving; then the events whose pages have left.
    const isComplete = await closeServer(server, sockets, shutdownMs);
    return (await endsWithin(relay.close(), Math.max(deadline - Date.now(), 0))) && isComplete;
  };

  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actualPort}`,
    port: actualPort,
    stop: () => (stopping ??= stop()),
  };
}
