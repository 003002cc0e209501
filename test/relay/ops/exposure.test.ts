/** Where the port for the operator may be without a token, and what a token is. */
import { describe, expect, test } from 'vitest';
import { findExposure, parseOpsToken } from '../../../src/relay/ops/exposure';

describe('parseOpsToken', () => {
  test.each([['0123456789abcdef'], ['!"#$%&()*+,-./:;~']])('takes %s', (token) => {
    expect(parseOpsToken(token)).toEqual({ value: token });
  });

  test.each([
    ['15 characters', '0123456789abcde'],
    ['a space', '01234567 89abcdef'],
    ['a line break', '0123456789abcdef\n'],
    ['a letter outside ASCII', '0123456789abcdeü'],
    ['nothing', ''],
  ])('refuses %s, without repeating it', (_, token) => {
    const problem = 'must be 16 or more letters, digits and signs of ASCII, without spaces';
    expect(parseOpsToken(token)).toEqual({ problem });
  });
});

describe('findExposure', () => {
  const PORT = { opsPort: 8788 };

  test.each([
    ['there is no port', { opsHost: '0.0.0.0' }],
    ['the port is switched off', { opsPort: 'off', opsHost: '0.0.0.0' } as const],
    ['the port is where it is by default', PORT],
    ['the port is on this machine', { ...PORT, opsHost: '::1' }],
    ['there is a token', { ...PORT, opsHost: '0.0.0.0', opsToken: '0123456789abcdef' }],
  ])('finds nothing when %s', (_, given) => {
    expect(findExposure(given)).toBeUndefined();
  });

  test.each(['0.0.0.0', '::', '10.0.0.1', 'relay.example.com'])(
    'names the variable for %s without a token',
    (opsHost) => {
      expect(findExposure({ ...PORT, opsHost })).toMatch(/^RELAY_OPS_TOKEN is missing/);
    },
  );
});
