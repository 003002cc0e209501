/** The addresses that RELAY_SPOOL may hold for NATS. */
import { describe, expect, test } from 'vitest';
import { parseNatsAddress } from '../../../../src/relay/store/jetstream/address';

const DEFAULTS = { isTls: false, name: 'driftrock', takeoverMs: 30_000 };

describe('parseNatsAddress', () => {
  test.each([
    ['nats://localhost', { servers: ['localhost'] }],
    ['nats://10.0.0.1:4222/', { servers: ['10.0.0.1:4222'] }],
    ['nats://a:4222,b:4223,c', { servers: ['a:4222', 'b:4223', 'c'] }],
    ['tls://[::1]:4222', { servers: ['[::1]:4222'], isTls: true }],
    ['nats://relay:s%40cret%3A%2F@a', { servers: ['a'], user: 'relay', pass: 's@cret:/' }],
    [
      'nats://a?replicas=3&name=staging&takeover=60',
      { servers: ['a'], replicas: 3, name: 'staging', takeoverMs: 60_000 },
    ],
    [
      'nats://a?creds=/etc/relay.creds&ca=/etc/ca.pem',
      { servers: ['a'], credsFile: '/etc/relay.creds', caFile: '/etc/ca.pem' },
    ],
  ])('reads %s', (text, parts) => {
    expect(parseNatsAddress(text)).toEqual({ value: { ...DEFAULTS, ...parts } });
  });

  test.each([
    ['', /must look like/],
    ['http://a', /must look like/],
    ['nats://', /must look like/],
    ['nats://a,,b', /must look like/],
    ['nats://a:port', /must look like/],
    ['nats://a b', /must look like/],
    ['nats://secret@a', /user:password@/],
    ['nats://:secret@a', /user:password@/],
    ['nats://relay:se:cret@a', /user:password@/],
    ['nats://relay:%secret@a', /user:password@/],
    ['nats://a?replicas=0', /replicas/],
    ['nats://a?replicas=6', /replicas/],
    ['nats://a?name=a.b', /name/],
    ['nats://a?name=', /name/],
    ['nats://a?takeover=1', /takeover/],
    ['nats://a?takeover=1.5', /takeover/],
    ['nats://a?secret=1', /unknown parameter/],
  ])('turns down %j without repeating it', (text, problem) => {
    const parsed = parseNatsAddress(text);
    expect(parsed).toEqual({ problem: expect.stringMatching(problem) });
    expect(JSON.stringify(parsed)).not.toMatch(/secret|cret@/);
  });
});
