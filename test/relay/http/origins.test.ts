/** The allow-list of origins: what may be written in it, and whom it lets in. */
import { describe, expect, test } from 'vitest';
import { createOriginCheck, parseOrigin } from '../../../src/relay/http/origins';

describe('parseOrigin', () => {
  test.each([
    ['https://www.example.com', 'https://www.example.com'],
    ['https://www.example.com/', 'https://www.example.com'],
    ['HTTPS://WWW.Example.COM', 'https://www.example.com'],
    ['https://www.example.com:443', 'https://www.example.com'],
    ['http://www.example.com:80', 'http://www.example.com'],
    ['https://www.example.com:8443', 'https://www.example.com:8443'],
    ['http://localhost:8080', 'http://localhost:8080'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
    ['https://*.Example.com/', 'https://*.example.com'],
    ['https://*.example.com:8443', 'https://*.example.com:8443'],
  ])('reads %s as %s', (text, origin) => {
    expect(parseOrigin(text)).toEqual({ value: origin });
  });

  test.each([
    ['www.example.com', 'no origin'],
    ['*', 'no origin'],
    ['', 'no origin'],
    ['null', 'no origin'],
    ['localhost:8080', 'starts with https:// or http://'],
    ['file:///tmp', 'starts with https:// or http://'],
    ['ftp://example.com', 'starts with https:// or http://'],
    ['https://www.example.com/page', 'ends after the host and port'],
    ['https://www.example.com?x', 'ends after the host and port'],
    ['https://user@www.example.com', 'ends after the host and port'],
    ['https://www.*.com', 'whole labels at the start only'],
    ['https://*example.com', 'whole labels at the start only'],
    ['https://*.*.example.com', 'whole labels at the start only'],
    ['https://*.com', 'two labels'],
  ])('refuses %j and says "%s"', (text, reason) => {
    expect(parseOrigin(text)).toEqual({ problem: expect.stringContaining(reason) });
  });
});

describe('createOriginCheck', () => {
  const isAllowed = createOriginCheck([
    'https://www.example.com/',
    'https://*.agency.example',
    'http://localhost:8080',
  ]);

  test.each([
    'https://www.example.com',
    'https://a.agency.example',
    'https://a.b.agency.example',
    'http://localhost:8080',
  ])('lets %s in', (origin) => {
    expect(isAllowed(origin)).toBe(true);
  });

  test.each([
    null,
    '',
    'null',
    'http://www.example.com',
    'https://example.com',
    'https://www.example.com:8443',
    'https://www.example.com.evil.example',
    'https://agency.example',
    'https://.agency.example',
    'http://a.agency.example',
    'https://a.agency.example:8443',
    'https://evilagency.example',
    'https://evil.example/.agency.example',
    'https://evil.example#.agency.example',
    'https://evil.example:1@x.agency.example',
    'http://localhost',
  ])('keeps %j out', (origin) => {
    expect(isAllowed(origin)).toBe(false);
  });

  test.each([null, 'null', 'https://anything.example'])('lets %j in when the list is *', (origin) => {
    expect(createOriginCheck('*')(origin)).toBe(true);
  });

  test('throws at once for a list that cannot work', () => {
    expect(() => createOriginCheck(['example.com'])).toThrow(TypeError);
  });
});
