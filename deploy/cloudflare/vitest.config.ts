/** The tests of the Worker in workerd, apart from the unit tests: they need packages of their own, and the build. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['deploy/cloudflare/test/*.test.ts'],
    environment: 'node',
    maxWorkers: 1,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // A line of the log and an event reach the test by workerd, on a machine that may be busy.
    expect: { poll: { timeout: 30_000 } },
  },
});
