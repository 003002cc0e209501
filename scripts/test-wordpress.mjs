/**
 * `npm run test:wordpress`: the plug-in's code by PHP's own check and by rules of style, then the plug-in in a real
 * WordPress. Arguments go to Playwright.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_DIR, run, runPackage, say } from './run.mjs';
import { setUp } from './set-up.mjs';
import { findWordPressProgram } from './wordpress.mjs';

const DIRS = ['integrations/wordpress/driftrock', 'e2e/wordpress/plugins'];

/** Whether PHP can read each file, and how phpcs finds its style. */
async function checkCode() {
  say("Checking the plug-in's code.");
  const files = DIRS.flatMap((dir) =>
    readdirSync(join(PROJECT_DIR, dir), { recursive: true, encoding: 'utf8' }).map((path) => join(dir, path)),
  ).filter((path) => path.endsWith('.php'));
  const php = findWordPressProgram('php');
  const codes = await Promise.all(files.map((file) => run(php, ['-l', file], { onOutput: () => {} })));
  const unreadable = files.filter((_, index) => codes[index] !== 0);
  for (const file of unreadable) await run(php, ['-l', file]);
  const style = await run(findWordPressProgram('phpcs'), ['--standard=integrations/wordpress/phpcs.xml', ...DIRS]);
  return unreadable.length === 0 && style === 0;
}

/** Whether every test has passed. @param {string[]} part */
const test = async (part) =>
  (await runPackage('@playwright/test/cli.js', ['test', '-c', 'e2e/wordpress', ...part])) === 0;

await setUp({ browsers: true, wordpress: true });
const isCodeGood = await checkCode();
process.exitCode = (await test(process.argv.slice(2))) && isCodeGood ? 0 : 1;
