/** The limits of one sender, in Node's words, and how they fit each other. */
import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { serverOptionsOf, SOCKET_LIMITS } from '../../../src/relay/node-server/socket-limits';

test('serverOptionsOf gives each limit to Node, which takes it', () => {
  const { headersTimeout, requestTimeout, keepAliveTimeout } = createServer(serverOptionsOf(SOCKET_LIMITS));
  expect({ headersTimeout, requestTimeout, keepAliveTimeout }).toEqual({
    headersTimeout: SOCKET_LIMITS.headersTimeoutMs,
    requestTimeout: SOCKET_LIMITS.requestTimeoutMs,
    keepAliveTimeout: SOCKET_LIMITS.keepAliveMs,
  });
  expect(serverOptionsOf(SOCKET_LIMITS)).toMatchObject({
    maxHeaderSize: SOCKET_LIMITS.maxHeaderBytes,
    connectionsCheckingInterval: SOCKET_LIMITS.checkMs,
  });
});

test('serverOptionsOf names the strict parser, so that no flag of the process loosens it', () => {
  expect(serverOptionsOf(SOCKET_LIMITS).insecureHTTPParser).toBe(false);
});

test('SOCKET_LIMITS end the headers before the request, and hang up after the proxy in front', () => {
  const { headersTimeoutMs, requestTimeoutMs, keepAliveMs, checkMs } = SOCKET_LIMITS;
  expect(headersTimeoutMs).toBeLessThan(requestTimeoutMs);
  expect(keepAliveMs).toBeGreaterThan(60_000);
  // Looked at too seldom, the limits would be longer than they say.
  expect(checkMs * 10).toBeLessThanOrEqual(headersTimeoutMs);
});
