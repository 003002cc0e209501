/** Why a request had no answer: a code, and nothing of the address that was asked. */
import { expect, test } from 'vitest';
import { codeOf } from '../../../src/relay/http/fetch-failure';

test.each([
  ['timeout', 'a limit of time', new DOMException('https://user:secret@a.example', 'TimeoutError')],
  ['ECONNREFUSED', "Node's own code", new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } })],
  ['TypeError', 'a cause without a code', new TypeError('fetch failed', { cause: new Error('secret') })],
  ['TypeError', 'no cause', new TypeError('Invalid URL: https://secret.example')],
  ['AbortError', 'an end that was asked for', new DOMException('aborted', 'AbortError')],
])('is %s for %s', (code, _, error) => {
  expect(codeOf(error)).toBe(code);
});
