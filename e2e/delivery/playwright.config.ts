/** The fault laboratory: delivery under every fault. The short form runs with `npm test`, all of it with `npm run test:delivery`. */
import { defineConfig } from '@playwright/test';

const isLong = process.env['DELIVERY'] === 'long';

export default defineConfig({
  testDir: '.',
  testMatch: '*.faults.ts',
  outputDir: '../../test-results/delivery',
  globalSetup: '../support/require-build.ts',
  // What waits for a lease, a date or a dying browser is left to the long form.
  ...(isLong ? {} : { grepInvert: /@long/ }),
  fullyParallel: true,
  workers: 2,
  retries: 0,
  reporter: [['list'], ['./table-reporter.ts']],
  forbidOnly: true,
  // A lease and two backoffs of the product, on a busy machine.
  timeout: 150_000,
  expect: { timeout: 30_000 },
  projects: (['chromium', 'firefox'] as const).map((name) => ({ name, use: { browserName: name } })),
});
