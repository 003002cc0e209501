/** Browser tests: the built file over real HTTP, each spec in all three browsers. */
import { fileURLToPath } from 'node:url';
import { defineConfig, type Project } from '@playwright/test';
import type { BrowserName } from './scripts/browsers.mjs';

/** One for each browser. What takes longest comes first, next to what waits. */
export const browserProjects: Project[] = ['firefox', 'chromium', 'webkit'].map((name) => ({
  name,
  use: { browserName: name as BrowserName },
  ...(name === 'firefox' && { workers: 2 }),
}));

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  // These have configurations of their own: npm run test:forms, npm run test:wordpress.
  // By its whole path, for the project may lie in a folder called forms.
  testIgnore: ['forms', 'cases', 'wordpress'].map((folder) =>
    fileURLToPath(new URL(`e2e/${folder}/**`, import.meta.url)),
  ),
  outputDir: 'test-results/specs',
  globalSetup: './e2e/support/require-build.ts',
  fullyParallel: true,
  // Two cores are the smallest machine that the suite is meant for. A visit mostly waits, but for Firefox's: that one
  // keeps a core busy for a second.
  workers: 4,
  retries: 0,
  forbidOnly: true,
  // A machine with ten times as much to do as it can.
  timeout: 180_000,
  // A state that arrives by a request, a timer of the snippet and a busy machine.
  expect: { timeout: 30_000 },
  projects: browserProjects,
});
