/**
 * The fault laboratory: delivery under every fault. The short form runs with `npm test`, all of it with `npm run
 * test:delivery`.
 */
import { defineConfig } from '@playwright/test';

const isLong = process.env['DELIVERY'] === 'long';

/** What waits for a lease, a date or a dying browser is left to the long form. */
const TOO_LONG = isLong ? [] : [/@long/];

/**
 * What a browser cannot be made to do, by the tag at the end of a fault's title; docs/delivery.md says the same.
 *
 * - `@frozen`: only the DevTools protocol of Chromium freezes a tab.
 * - `@offline`: WebKitGTK's driver has no switch for the network; the same faults with a relay that cannot be reached
 *   are next to these.
 * - `@profile`: WebKitGTK's MiniBrowser keeps no profile on disk while a driver has hold of it. So nothing outlives its
 *   end, and the kills and the model check, which kills too, are whole files without it.
 */
const PROJECTS = [
  { name: 'chromium', cannot: [], ignored: [] },
  { name: 'firefox', cannot: [/@frozen/], ignored: [] },
  { name: 'webkit', cannot: [/@frozen/, /@offline/, /@profile/], ignored: ['kills.faults.ts', 'model.faults.ts'] },
] as const;

export default defineConfig({
  testDir: '.',
  testMatch: '*.faults.ts',
  outputDir: '../../test-results/delivery',
  globalSetup: '../support/require-build.ts',
  fullyParallel: true,
  // Leads mostly wait here, for a lease or a backoff.
  workers: 3,
  retries: 0,
  reporter: [['list'], ['./table-reporter.ts']],
  forbidOnly: true,
  // A lease and two backoffs of the product, on a busy machine.
  timeout: 150_000,
  expect: { timeout: 30_000 },
  projects: PROJECTS.map(({ name, cannot, ignored }) => ({
    name,
    use: { browserName: name },
    grepInvert: [...TOO_LONG, ...cannot],
    testIgnore: [...ignored],
  })),
});
