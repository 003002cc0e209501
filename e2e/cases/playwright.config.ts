/** The cases: small pages of strangers, each with what must come of it, in all browsers and without words. */
import { defineConfig } from '@playwright/test';
import browserTests, { browserProjects } from '../../playwright.config';
import type { CaseOptions } from './support/fixture';

/** `part` is what `npm test` has the time for. */
const isPart = process.env['DRIFTROCK_CASES'] === 'part';
const part = isPart ? { grep: /@part/ } : {};
const webKitPart = { grep: isPart ? /@webkit-part/ : /@webkit/ };

/** The build whose word lists are empty. `npm run test:forms` makes it. */
const WORDLESS_FILE = '.cache/wordless/driftrock.js';

export default defineConfig<CaseOptions>({
  ...browserTests,
  testDir: '.',
  testIgnore: [],
  outputDir: '../../test-results/cases',
  globalSetup: '../support/require-build.ts',
  // A case that is no lead waits for a verdict that does not come: seconds, in which nothing needs the processor.
  workers: 6,
  projects: [
    ...browserProjects.map((project) => ({
      ...project,
      ...(project.workers && { workers: 3 }),
      testMatch: 'cases.spec.ts',
      ...(project.name === 'webkit' ? webKitPart : part),
    })),
    {
      name: 'wordless',
      testMatch: 'wordless.spec.ts',
      use: { browserName: 'chromium', snippetFile: WORDLESS_FILE },
      ...part,
    },
  ],
});
