/** How much of the server's time and memory one sender may hold. */
import type { ServerOptions } from 'node:http';

/** Limits of a listening server. */
export interface SocketLimits {
  /** From a connection's beginning, or a further request's first byte, to the end of the headers. */
  headersTimeoutMs: number;
  /** From a request's first byte to the end of its body. */
  requestTimeoutMs: number;
  /** From an answer to the next request on the same connection. */
  keepAliveMs: number;
  /** How often the first two are looked at. */
  checkMs: number;
  /** Of all header lines of a request together; beyond it the answer is 431. */
  maxHeaderBytes: number;
  /** Header lines of a request; beyond it the answer is 431. */
  maxHeaders: number;
  /** Open at once; further ones are closed unanswered, which a page takes for a reason to come again. */
  maxConnections: number;
}

/**
 * A sender that trickles (slowloris) gets 10 s for headers and 30 s in all: 128 KiB take less on any line that can send
 * at all.
 */
export const SOCKET_LIMITS: SocketLimits = {
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 30_000,
  // Longer than the usual 60 s of a reverse proxy: the side that sends must be the one that hangs up.
  keepAliveMs: 65_000,
  checkMs: 1_000,
  // Browsers and proxies stay below 4 KiB: no cookie comes along.
  maxHeaderBytes: 16 * 1024,
  maxHeaders: 100,
  // About 20 KiB each, and below the usual limit of open files where a service manager sets one.
  maxConnections: 4_000,
};

/**
 * The limits in Node's words. The strict parser is named, so that no flag of the process can loosen it (RFC 9112
 * §11.2).
 */
export const serverOptionsOf = (limits: SocketLimits): ServerOptions => ({
  headersTimeout: limits.headersTimeoutMs,
  requestTimeout: limits.requestTimeoutMs,
  connectionsCheckingInterval: limits.checkMs,
  keepAliveTimeout: limits.keepAliveMs,
  maxHeaderSize: limits.maxHeaderBytes,
  insecureHTTPParser: false,
});
