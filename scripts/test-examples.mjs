/**
 * `npm run test:examples`: every example of examples/ is installed, built, started and visited, with the packages as
 * they are built here. Arguments go to Playwright: `-- -g next` for one of them.
 */
import { runPackage } from './run.mjs';
import { pack } from './pack.mjs';
import { setUp } from './set-up.mjs';

await setUp({ build: true, browsers: true });
await pack();
process.exitCode = await runPackage('@playwright/test/cli.js', [
  ...['test', '-c', 'examples', '--reporter=list'],
  ...process.argv.slice(2),
]);
