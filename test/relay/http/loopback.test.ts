/** Which hosts do not leave this machine. */
import { expect, test } from 'vitest';
import { isLoopback } from '../../../src/relay/http/loopback';

test.each([
  [true, 'localhost'],
  [true, '127.0.0.1'],
  [true, '127.255.3.4'],
  [true, '::1'],
  [true, '[::1]'],
  [false, 'localhost.example'],
  [false, '127.0.0.1.example'],
  [false, '127.0.0'],
  [false, '128.0.0.1'],
  [false, '0.0.0.0'],
  [false, '::'],
  [false, ''],
])('is %s for "%s"', (is, host) => {
  expect(isLoopback(host)).toBe(is);
});
