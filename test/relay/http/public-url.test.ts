/** The address by which pages reach the relay. */
import { expect, test } from 'vitest';
import { parsePublicUrl } from '../../../src/relay/http/public-url';

test.each([
  ['https://relay.example.com', 'https://relay.example.com'],
  ['https://relay.example.com/', 'https://relay.example.com'],
  ['https://relay.example.com:8443', 'https://relay.example.com:8443'],
  ['HTTPS://Relay.Example.com', 'https://relay.example.com'],
  ['http://localhost:8787', 'http://localhost:8787'],
  ['http://[::1]:8787/', 'http://[::1]:8787'],
])('reads %s', (text, value) => {
  expect(parsePublicUrl(text)).toEqual({ value });
});

test.each([
  ['relay.example.com', 'must be a URL such as https://relay.example.com'],
  ['', 'must be a URL such as https://relay.example.com'],
  ['http://relay.example.com', 'must start with https://'],
  ['http://localhost.example', 'must start with https://'],
  ['ftp://localhost', 'must start with https://'],
  ['https://relay.example.com/v2/event', 'must end after the host and port'],
  ['https://relay.example.com?a', 'must end after the host and port'],
  ['https://relay.example.com#a', 'must end after the host and port'],
  ['https://ada@relay.example.com', 'must end after the host and port'],
  ['https://:secret@relay.example.com', 'must end after the host and port'],
])('says what is wrong with "%s"', (text, problem) => {
  expect(parsePublicUrl(text)).toEqual({ problem });
});
