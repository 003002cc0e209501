/**
 * The tests without a browser, in two projects: `unit` runs in this process alone, `integration` starts real servers,
 * other programs and kills. Node by default; a test of the snippet asks for happy-dom in a comment of its own file.
 */
import { defineConfig } from 'vitest/config';

const INTEGRATION = 'test/**/*.integration.test.ts';

export default defineConfig({
  test: {
    environment: 'node',
    // Two cores are the smallest machine that the whole suite is meant for.
    maxWorkers: 2,
    // A process that a test starts shares them with everything else.
    testTimeout: 20_000,
    // What a file builds and starts before its tests, likewise.
    hookTimeout: 60_000,
    // What arrives by a disk, a request or another thread, likewise.
    expect: { poll: { timeout: 15_000 } },
    setupFiles: ['test/support/patience.ts'],
    projects: [
      // Each file has a context of its own, in threads that stay: a new thread for each would load happy-dom each time,
      // which takes longer than the tests.
      {
        extends: true,
        test: {
          name: 'unit',
          pool: 'vmThreads',
          // Of each of the two threads; without a limit they take half of the machine's.
          vmMemoryLimit: '256MB',
          include: ['test/**/*.test.ts'],
          exclude: [INTEGRATION],
        },
      },
      { extends: true, test: { name: 'integration', include: [INTEGRATION] } },
    ],
  },
});
