/** Who sent a request: the socket, or what trusted proxies say, read from the right. */
import { describe, expect, test } from 'vitest';
import { createClientAddress } from '../../../src/relay/http/client-address';
import type { TrustedProxies } from '../../../src/relay/http/trusted-proxies';

const addressOf = (proxies: TrustedProxies, remoteAddress: string | undefined, forwarded?: string) =>
  createClientAddress(proxies)({ headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress } } as never);

describe('createClientAddress', () => {
  test.each([
    ['nobody is trusted', 0, '192.0.2.1', '203.0.113.9', '192.0.2.1'],
    ['an IPv4 client of a dual-stack socket', 0, '::ffff:192.0.2.1', undefined, '192.0.2.1'],
    ['one proxy', 1, '10.0.0.1', '192.0.2.1', '192.0.2.1'],
    ['one proxy, and a client that lies', 1, '10.0.0.1', '203.0.113.9, 192.0.2.1', '192.0.2.1'],
    ['two proxies, and a client that lies', 2, '10.0.0.1', '203.0.113.9, 192.0.2.1, 10.0.0.2', '192.0.2.1'],
    ['a proxy that has said nothing', 1, '10.0.0.1', undefined, '10.0.0.1'],
    ['a proxy that has said nothing of use', 1, '10.0.0.1', 'unknown', '10.0.0.1'],
    ['two proxies, one of which says nothing of use', 2, '10.0.0.1', '192.0.2.1, _hidden', '10.0.0.1'],
    ['a proxy that adds the port', 1, '10.0.0.1', '192.0.2.1:4711', '192.0.2.1'],
    ['a proxy that adds the port to IPv6', 1, '10.0.0.1', '[2001:db8::1]:4711', '2001:db8::1'],
    ['a proxy by its address', ['10.0.0.1'], '10.0.0.1', '203.0.113.9, 192.0.2.1', '192.0.2.1'],
    ['proxies by their network', ['10.0.0.0/8'], '10.9.9.9', '203.0.113.9, 192.0.2.1, 10.3.3.3', '192.0.2.1'],
    ['an IPv6 network', ['2001:db8::/32'], '2001:db8::9', '192.0.2.1', '192.0.2.1'],
    [
      'a listed proxy as an IPv4 client of a dual-stack socket',
      ['10.0.0.0/8'],
      '::ffff:10.0.0.1',
      '192.0.2.1',
      '192.0.2.1',
    ],
    ['somebody who is not on the list of proxies', ['10.0.0.1'], '192.0.2.66', '203.0.113.9', '192.0.2.66'],
    ['a client inside the network of the proxies', ['10.0.0.0/8'], '10.0.0.1', '10.0.0.7', '10.0.0.7'],
    ['an empty header', 1, '10.0.0.1', ' , ', '10.0.0.1'],
  ])('%s', (_, proxies, remoteAddress, forwarded, address) => {
    expect(addressOf(proxies, remoteAddress, forwarded)).toBe(address);
  });

  test('knows nothing of a socket that has closed', () => {
    expect(addressOf(1, undefined, '192.0.2.1')).toBeUndefined();
  });
});
