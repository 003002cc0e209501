/** The operator's page, metrics and health on a port of their own, which no page of a visitor can reach. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Ops } from '../ops/index';
import { serverOptionsOf, SOCKET_LIMITS } from './socket-limits';

/** A server that listens. */
export interface OpsServer {
  port: number;
  /** Resolves when nothing listens any more; what is asked just then is cut. */
  close(): Promise<void>;
}

/** A server that answers what `ops` answers; rejects with Node's own error when it cannot listen. */
export async function startOpsServer(ops: Ops, { host, port }: { host: string; port: number }): Promise<OpsServer> {
  const server = createAdaptorServer({
    fetch(request, { incoming }) {
      const { remoteAddress } = incoming.socket;
      return ops(request, remoteAddress === undefined ? {} : { address: remoteAddress });
    },
    hostname: host,
    // The process may be somebody else's: its global Request and Response stay as they are.
    overrideGlobalObjects: false,
    serverOptions: serverOptionsOf(SOCKET_LIMITS),
  }) as Server;
  await once(server.listen(port, host), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
