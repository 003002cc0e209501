/** A server of Node's in front of a relay: its limits, and who has sent each request. */
import type { IncomingMessage, Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Relay } from '../index';
import type { RelayProcessOptions } from '../environment';
import { createReport } from '../report-line';
import { createClientAddress } from '../http/client-address';
import { serverOptionsOf, type SocketLimits } from './socket-limits';

// RFC 6585 §5. Node itself refuses headers of too many bytes in this way; of too many lines it would silently leave
// some out.
const tooManyHeaders = (): Response =>
  Response.json({ error: 'too many header fields' }, { status: 431, headers: { Connection: 'close' } });

/** Says once, in the form of the request lines, that a proxy nobody has named makes all visitors one. */
function createProxyWarning({ trustedProxies = 0, ratePerAddress = 0, writeLog = console.log }: RelayProcessOptions) {
  const report = createReport({ writeLog, now: Date.now, redact: (text) => text }); // No text here is anybody's.
  let isDue = trustedProxies === 0 && ratePerAddress > 0;
  return ({ headers }: IncomingMessage) => {
    if (!isDue || headers['x-forwarded-for'] === undefined) return;
    isDue = false;
    report('warn', 'requests come with X-Forwarded-For, which is not believed', {
      hint: 'a proxy in front counts as one client: set RELAY_TRUSTED_PROXIES',
    });
  };
}

/** A server that does not listen yet. */
export function createHttpServer(relay: Relay, options: RelayProcessOptions, limits: SocketLimits): Server {
  const clientAddressOf = createClientAddress(options.trustedProxies ?? 0);
  const warnOfProxy = createProxyWarning(options);
  const server = createAdaptorServer({
    fetch(request, { incoming }) {
      // Two entries, name and value, for each line.
      if (incoming.rawHeaders.length > 2 * limits.maxHeaders) return tooManyHeaders();
      warnOfProxy(incoming as IncomingMessage);
      const address = clientAddressOf(incoming as IncomingMessage);
      return relay.fetch(request, address === undefined ? {} : { address });
    },
    hostname: options.host,
    // The process may be somebody else's: its global Request and Response stay as they are.
    overrideGlobalObjects: false,
    serverOptions: serverOptionsOf(limits),
  }) as Server;
  // One line beyond what is allowed, so that the excess is seen.
  server.maxHeadersCount = limits.maxHeaders + 1;
  server.maxConnections = limits.maxConnections;
  return server;
}
