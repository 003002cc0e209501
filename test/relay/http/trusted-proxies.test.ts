/** Which proxies an operator can name. */
import { describe, expect, test } from 'vitest';
import { parseTrustedProxies } from '../../../src/relay/http/trusted-proxies';

describe('parseTrustedProxies', () => {
  test.each([
    ['0', 0],
    ['10', 10],
    ['127.0.0.1', ['127.0.0.1']],
    [' 10.0.0.0/8 , ::1,2001:db8::/32,', ['10.0.0.0/8', '::1', '2001:db8::/32']],
  ])('reads %j', (text, value) => {
    expect(parseTrustedProxies(text)).toEqual({ value });
  });

  test.each([
    '11',
    '-1',
    '1.5',
    'all',
    'loopback',
    ',',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '::1/129',
    '10.0.0',
    '256.0.0.1',
    '1:2:3',
    'fe80::1%eth0',
    'proxy.example',
  ])('refuses %j', (text) => {
    expect(parseTrustedProxies(text)).toEqual({ problem: expect.any(String) });
  });
});
