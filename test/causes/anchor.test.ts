/** Where a cause is explained at length. That each has its place there is in troubleshooting.test.ts. */
import { expect, test } from 'vitest';
import { anchorOf } from '../../src/causes/anchor';

test('anchorOf is the place of the cause on the page about troubleshooting', () => {
  const address = new URL(anchorOf('origin-refused'));
  expect(address.protocol).toBe('https:');
  expect(address.pathname).toMatch(/\/docs\/troubleshooting\.md$/);
  expect(address.hash).toBe('#origin-refused');
});
