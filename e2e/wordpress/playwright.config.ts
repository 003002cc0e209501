/** The plug-in in a real WordPress: `npm run test:wordpress`. */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/wordpress',
  globalSetup: '../support/require-build.ts',
  // One WordPress, whose plug-ins each test sets up for itself.
  workers: 1,
  retries: 0,
  reporter: 'list',
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
});
