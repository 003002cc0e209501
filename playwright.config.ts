/** Browser tests: the built file over real HTTP, each spec in all three browsers. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { BROWSER_NAMES } from './scripts/browsers.mjs';

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  // These have configurations of their own: npm run test:forms, npm run test:wordpress.
  // By its whole path, for the project may lie in a folder called forms.
  testIgnore: ['forms', 'cases', 'wordpress'].map((folder) =>
    fileURLToPath(new URL(`e2e/${folder}/**`, import.meta.url)),
  ),
  outputDir: 'test-results',
  globalSetup: './e2e/support/require-build.ts',
  fullyParallel: true,
  // Two cores are the smallest machine that the suite is meant for. With twice as many visits at once, all are over
  // sooner, and now and then one of Firefox's takes longer than a test waits.
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 45_000,
  // A state that arrives by a request, a timer of the snippet and a busy machine.
  expect: { timeout: 15_000 },
  projects: BROWSER_NAMES.map((name) => ({ name, use: { browserName: name } })),
});
