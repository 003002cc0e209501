/** Unit tests: Node by default; a test of the snippet asks for happy-dom in a comment of its own file. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    // Two cores are the smallest machine that the whole suite is meant for.
    maxWorkers: 2,
    // A process that a test starts shares them with everything else.
    testTimeout: 20_000,
    // What a file builds and starts before its tests, likewise.
    hookTimeout: 60_000,
  },
});
