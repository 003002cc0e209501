/**
 * The form stacks: the built file on pages of real form libraries, in all three browsers as far as each can run them.
 */
import { defineConfig } from '@playwright/test';
import browserTests, { browserProjects } from '../../playwright.config';

export default defineConfig({
  ...browserTests,
  testDir: '.',
  testIgnore: [],
  outputDir: '../../test-results/forms',
  globalSetup: '../support/require-build.ts',
  projects: browserProjects.map((project) => ({
    ...project,
    ...(project.name === 'webkit' ? { grep: /@plain/ } : {}),
  })),
});
