/** A relay without limits. */
import { describe, expect, test } from 'vitest';
import { NO_LIMITER } from '../../../src/relay/limits/limiter';

describe('NO_LIMITER', () => {
  test('lets every request through, however many come from one address or for one source', async () => {
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, () => [NO_LIMITER.admitAddress('192.0.2.1'), NO_LIMITER.admitSource('a')]).flat(),
    );
    expect(answers).toEqual(Array(2_000).fill(undefined));
  });
});
