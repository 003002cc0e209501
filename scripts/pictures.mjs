/**
 * `npm run docs:pictures`: the pictures of the documents, taken of what runs here: the demo with its leads, the relay's
 * own page and the inspector, and for each rule of capture a small page with what the snippet said of it.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from './pictures/browser.mjs';
import { takeDemoPictures } from './pictures/demo.mjs';
import { takeRulePictures } from './pictures/rules.mjs';
import { PROJECT_DIR, say } from './run.mjs';
import { setUp } from './set-up.mjs';

const FOLDER = join(PROJECT_DIR, 'docs/pictures');

/** @param {string} name */
function pathOf(name) {
  say(`docs/pictures/${name}.png`);
  return join(FOLDER, `${name}.png`);
}

await setUp({ build: true });
mkdirSync(FOLDER, { recursive: true });
const browser = await launchBrowser();
try {
  await takeDemoPictures(browser, pathOf);
  await takeRulePictures(browser, pathOf);
} finally {
  await browser.close();
}
