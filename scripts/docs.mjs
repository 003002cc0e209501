/**
 * `npm run docs`: the documentation site in site/dist, made of the project's documents; ends with code 1 where a link
 * leads nowhere. `npm run docs -- --serve` shows it on this machine afterwards, until Ctrl-C.
 */
import { join } from 'node:path';
import { assemblePages } from '../site/assemble.mjs';
import { installPackages } from './packages.mjs';
import { PROJECT_DIR, run, say } from './run.mjs';
import { setUp } from './set-up.mjs';

const SITE_DIR = join(PROJECT_DIR, 'site');
const vitepress = (/** @type {string[]} */ ...args) =>
  run(process.execPath, ['node_modules/vitepress/bin/vitepress.js', ...args], { dir: SITE_DIR });

/** The exit code of the build. */
async function build() {
  const problem = await installPackages(SITE_DIR);
  if (problem) {
    console.error(`✗ ${problem}`);
    return 1;
  }
  assemblePages(PROJECT_DIR, join(SITE_DIR, 'pages'));
  const code = await vitepress('build');
  if (code === 0) say('Done: site/dist. npm run docs -- --serve shows it.');
  return code;
}

const unknown = process.argv.slice(2).filter((arg) => arg !== '--serve');
if (unknown.length > 0) {
  console.error(`✗ ${unknown.join(' ')} is no option: there is --serve alone.`);
  process.exit(1);
}
await setUp({ build: false });
process.exitCode = await build();
if (process.exitCode === 0 && process.argv.includes('--serve'))
  process.exitCode = await vitepress('preview', '--host', '127.0.0.1');
