/** Addresses as sockets and proxies write them -> what is counted as one client. */
import { describe, expect, test } from 'vitest';
import { prefixOf, unmapped } from '../../../src/relay/limits/address-prefix';

describe('prefixOf', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:0:7:1:2:3:4', '2001:db8:0:7::/64'],
    ['2001:db8:0:7:ffff:ffff:ffff:ffff', '2001:db8:0:7::/64'],
    ['2001:0DB8:0000:0007::1', '2001:db8:0:7::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8::8:7:6:5', '2001:db8:0:0::/64'],
    ['2001:db8::4:8:7:6:5', '2001:db8:0:4::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['64:ff9b::192.0.2.7', '64:ff9b:0:0::/64'],
    ['1:2:3:4::', '1:2:3:4::/64'],
  ])('%s counts as %s', (address, prefix) => {
    expect(prefixOf(address)).toBe(prefix);
  });
});

describe('unmapped', () => {
  test.each([
    ['::FFFF:192.0.2.7', '192.0.2.7'],
    ['2001:db8::1', '2001:db8::1'],
  ])('%s is %s', (address, plain) => {
    expect(unmapped(address)).toBe(plain);
  });
});
