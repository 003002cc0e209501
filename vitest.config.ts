/**
 * The tests without a browser, in four projects: `unit`, `unit-apart` and `unit-in-page` run in this process alone,
 * `integration` starts real servers, other programs and kills. Node by default; a test of what runs in the page asks
 * for happy-dom in a comment of its own file.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const INTEGRATION = 'test/**/*.integration.test.ts';
const IN_PAGE = 'test/{snippet,form-builders,inspector}/**/*.test.ts';
/** The files of tests that replace modules, or load them anew. */
const REPLACING = readdirSync('test', { encoding: 'utf8', recursive: true })
  .map((name) => join('test', name))
  .filter((path) => path.endsWith('.test.ts') && /vi\.(mock|doMock|resetModules)\(/.test(readFileSync(path, 'utf8')));

export default defineConfig({
  test: {
    environment: 'node',
    // Two cores are the smallest machine that the whole suite is meant for.
    maxWorkers: 2,
    // A process that a test starts shares them with everything else.
    testTimeout: 60_000,
    // What a file builds and starts before its tests, likewise.
    hookTimeout: 180_000,
    // What arrives by a disk, a request or another thread, likewise.
    expect: { poll: { timeout: 30_000 } },
    setupFiles: ['test/support/patience.ts'],
    projects: [
      // All files share the modules of two threads: to load those anew for each took two thirds of the time.
      {
        extends: true,
        test: {
          ...{ name: 'unit', pool: 'threads', isolate: false },
          ...{ include: ['test/**/*.test.ts'], exclude: [INTEGRATION, IN_PAGE, ...REPLACING] },
        },
      },
      // But for those that replace a module: the others would get it, too. A thread costs less than a process.
      {
        extends: true,
        test: { name: 'unit-apart', pool: 'threads', include: REPLACING, exclude: [INTEGRATION, IN_PAGE] },
      },
      // Each file has a context of its own, in threads that stay: a new thread for each would load happy-dom each time,
      // which takes longer than the tests. Not for the rest: a thread that has opened lmdb has hung so.
      {
        extends: true,
        test: {
          ...{ name: 'unit-in-page', pool: 'vmThreads', include: [IN_PAGE], exclude: [INTEGRATION] },
          setupFiles: ['test/support/patience.ts', 'test/support/no-timeline.ts'],
        },
      },
      { extends: true, test: { name: 'integration', include: [INTEGRATION] } },
    ],
  },
});
