// @vitest-environment happy-dom
/** The second copies where there is no IndexedDB; e2e/delivery/copies.faults.ts has them where there is. */
import { expect, test, vi } from 'vitest';
import { withCopies } from '../../../src/snippet/delivery/backup-copies';

test('is over at once where there is no IndexedDB', () => {
  const act = vi.fn();
  const onEnd = vi.fn();
  withCopies(true, act, onEnd);
  expect(onEnd).toHaveBeenCalledTimes(1);
  expect(act).not.toHaveBeenCalled();
});
