/**
 * `npm run docs:pictures`: the pictures of the documents, taken of what runs here: the demo with its leads, the relay's
 * own page and the inspector, and for each rule of capture a small page with what the snippet said of it.
 *
 * `-- --check` writes none, and ends with code 1 where the snippet says something else of a page than its rule.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from './pictures/browser.mjs';
import { takeDemoPictures } from './pictures/demo-pictures.mjs';
import { checkRules, takeRulePictures } from './pictures/rules.mjs';
import { PROJECT_DIR, say } from './run.mjs';
import { setUp } from './set-up.mjs';

const FOLDER = join(PROJECT_DIR, 'docs/pictures');

/** @param {string} name */
function pathOf(name) {
  say(`docs/pictures/${name}.png`);
  return join(FOLDER, `${name}.png`);
}

const isCheck = process.argv.includes('--check');
await setUp({ build: true });
mkdirSync(FOLDER, { recursive: true });
const browser = await launchBrowser();
try {
  if (isCheck) await checkRules(browser);
  else {
    await takeDemoPictures(browser, pathOf);
    await takeRulePictures(browser, pathOf);
  }
} finally {
  await browser.close();
}
if (isCheck) say('Each rule of the pictures is what the snippet says.');
