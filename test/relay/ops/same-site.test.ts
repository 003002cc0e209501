/** Whose page a request comes from. */
import { describe, expect, test } from 'vitest';
import { isForThisMachine, isFromOwnPage } from '../../../src/relay/ops/same-site';

describe('isFromOwnPage', () => {
  test.each<[boolean, string, Record<string, string>]>([
    [true, 'its own form', { 'Sec-Fetch-Site': 'same-origin' }],
    [false, 'a form of another site', { 'Sec-Fetch-Site': 'cross-site' }],
    [false, 'a form of another subdomain', { 'Sec-Fetch-Site': 'same-site' }],
    [false, 'what nobody has pressed', { 'Sec-Fetch-Site': 'none' }],
    [true, 'its own form over plain http', { Origin: 'http://10.0.0.1:8788', Host: '10.0.0.1:8788' }],
    [true, 'its own form behind a proxy for https', { Origin: 'https://ops.example', Host: 'ops.example' }],
    [false, 'another port', { Origin: 'http://10.0.0.1:8787', Host: '10.0.0.1:8788' }],
    [false, 'another host', { Origin: 'https://evil.example', Host: '10.0.0.1:8788' }],
    [false, 'a sandboxed frame', { Origin: 'null', Host: '10.0.0.1:8788' }],
    [false, 'a program that names nothing', { Host: '10.0.0.1:8788' }],
    [false, 'another site, whatever it names', { 'Sec-Fetch-Site': 'cross-site', Origin: 'http://a', Host: 'a' }],
  ])('is %s for %s', (is, _, headers) => {
    expect(isFromOwnPage(new Headers(headers))).toBe(is);
  });
});

describe('isForThisMachine', () => {
  test.each([
    [true, 'localhost:8788'],
    [true, '127.0.0.1:8788'],
    [true, '[::1]:8788'],
    [false, 'evil.example:8788'],
    [false, 'localhost.evil.example'],
    [false, '127.0.0.1.evil.example:8788'],
    [false, '10.0.0.1'],
    [false, ''],
  ])('is %s for %s', (is, Host) => {
    expect(isForThisMachine(new Headers({ Host }))).toBe(is);
  });
});
