/** What is sent for a script. */
import { expect, test } from 'vitest';
import { isScriptType } from '../../src/causes/script-type';

test.each([
  ['text/javascript', true],
  ['application/javascript; charset=utf-8', true],
  [' Application/X-JavaScript', true],
  ['text/ecmascript', true],
  ['text/html', false],
  ['application/json', false],
  ['', false],
])('%j is that of a script: %s', (contentType, isExpected) => {
  expect(isScriptType(contentType)).toBe(isExpected);
});
