/**
 * The form stacks: the built file on pages of real form libraries, in all three browsers as far as each can run them.
 */
import { defineConfig } from '@playwright/test';
import { BROWSER_NAMES } from '../../scripts/browsers.mjs';
import browserTests from '../../playwright.config';

export default defineConfig({
  ...browserTests,
  testDir: '.',
  testIgnore: [],
  outputDir: '../../test-results/forms',
  globalSetup: '../support/require-build.ts',
  projects: BROWSER_NAMES.map((name) => ({
    name,
    use: { browserName: name },
    ...(name === 'webkit' ? { grep: /@plain/ } : {}),
  })),
});
