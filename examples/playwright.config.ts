/** The examples: each is installed, built and started as its README says, and visited. `npm run test:examples`. */
import { defineConfig } from '@playwright/test';
import browserTests from '../playwright.config';

export default defineConfig({
  ...browserTests,
  testDir: '.',
  testIgnore: ['**/node_modules/**'],
  outputDir: '../test-results/examples',
  globalSetup: '../e2e/support/require-build.ts',
  // A build takes both processors.
  workers: 1,
  // From an empty folder to a site that answers, on a slow line.
  timeout: 600_000,
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
});
