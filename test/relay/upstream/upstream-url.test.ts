/** Where events may be sent: the key must be safe on the way there. */
import { describe, expect, test } from 'vitest';
import {
  DRIFTROCK_API_URL,
  EVENT_PATHS,
  isAffiliatePath,
  parseUpstreamUrl,
} from '../../../src/relay/upstream/upstream-url';

describe('parseUpstreamUrl', () => {
  test.each([
    [DRIFTROCK_API_URL, DRIFTROCK_API_URL],
    ['https://api.example/', 'https://api.example'],
    ['HTTPS://API.Example:443', 'https://api.example'],
    ['https://api.example:8443/driftrock//', 'https://api.example:8443/driftrock'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
    ['http://localhost:8788', 'http://localhost:8788'],
    ['http://127.0.0.1:8788', 'http://127.0.0.1:8788'],
    ['http://127.255.0.9', 'http://127.255.0.9'],
    ['http://127.1', 'http://127.0.0.1'],
    ['http://[0:0:0:0:0:0:0:1]:8788', 'http://[::1]:8788'],
  ])('reads %s as %s', (text, url) => {
    expect(parseUpstreamUrl(text)).toEqual({ value: url });
  });

  test.each([
    'http://api.example',
    'http://10.0.0.1',
    'http://126.255.255.255',
    'http://128.0.0.1',
    'http://0.0.0.0',
    'http://[::2]',
    'http://[::ffff:127.0.0.1]',
    'http://localhost.example',
    'http://my.localhost',
    'http://127.0.0.1.example',
    'http://127.0.0.1@api.example',
    'ftp://localhost',
    'ws://localhost',
    'file:///etc/passwd',
    'data:text/plain,x',
    'localhost:8788',
  ])('refuses %s: the key would not be safe on the way', (text) => {
    expect(parseUpstreamUrl(text)).toEqual({ problem: expect.stringMatching(/^must start with https:/) });
  });

  test.each([
    'https://user@api.example',
    'https://:secret@api.example',
    'https://api.example?key=secret',
    'https://api.example#secret',
    'http://user:secret@localhost',
  ])('refuses %s, and does not repeat it', (text) => {
    expect(parseUpstreamUrl(text)).toEqual({ problem: 'must be a scheme, a host and perhaps a path, nothing else' });
  });

  test.each(['', 'api.example', '//api.example', 'https://', 'https://api example', 'http://127.0.0.256'])(
    'refuses %j, which is no URL, and shows one',
    (text) => {
      expect(parseUpstreamUrl(text)).toEqual({ problem: `must be a URL such as ${DRIFTROCK_API_URL}` });
    },
  );
});

test('affiliates have one of the two paths', () => {
  expect(EVENT_PATHS.map((path) => [path, isAffiliatePath(path)])).toEqual([
    ['/v2/event', false],
    ['/v2/affiliate_event', true],
  ]);
});
