/**
 * `npm run release -- --dry-run`: makes in dist/release/ all that a release publishes, and says what that is and how it
 * is published; refuses where a test, a size, a changelog entry or a version is missing.
 *
 * It publishes nothing by itself: that needs the rights of a person, who runs the commands that it prints.
 */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { git } from './git.mjs';
import { problemsOf } from './release-state.mjs';
import { pack } from './pack.mjs';
import { PROJECT_DIR, run, say } from './run.mjs';
import { setUp } from './set-up.mjs';
import { checkSize } from './size.mjs';
import { readTestRecord } from './test-record.mjs';

const RELEASE_DIR = join(PROJECT_DIR, 'dist/release');
const PLUGIN = 'integrations/wordpress/driftrock';

const read = (/** @type {string} */ path) => readFileSync(join(PROJECT_DIR, path), 'utf8');
const linesOf = (/** @type {string} */ text) => text.split('\n').filter((line) => line !== '');

/** @returns {import('./release-state.mjs').ReleaseState} */
function readState() {
  const { version } = JSON.parse(read('package.json'));
  const built = /^\/\*! Driftrock (\S+) /.exec(read('dist/driftrock.js'))?.[1];
  return {
    version,
    versions: {
      'package-lock.json': JSON.parse(read('package-lock.json')).version,
      'dist/driftrock.js': built,
      [`${PLUGIN}/driftrock.php`]: /^ \* Version: +(\S+)$/m.exec(read(`${PLUGIN}/driftrock.php`))?.[1],
      [`${PLUGIN}/readme.txt`]: /^Stable tag: (\S+)$/m.exec(read(`${PLUGIN}/readme.txt`))?.[1],
    },
    changelog: read('CHANGELOG.md'),
    tags: linesOf(git('tag', '--list')),
    commit: git('rev-parse', 'HEAD'),
    changes: linesOf(git('status', '--porcelain')).map((line) => line.slice(2).trim()),
    tests: readTestRecord(),
    isWithinSizes: checkSize(),
  };
}

/** The plug-in as WordPress takes it: one folder in a zip. @param {string} version */
function zipPlugin(version) {
  const path = join(RELEASE_DIR, `driftrock-wordpress-${version}.zip`);
  git('archive', '--format=zip', '--prefix=driftrock/', `--output=${path}`, `HEAD:${PLUGIN}`);
}

const integrityOf = (/** @type {string} */ path) =>
  `sha384-${createHash('sha384').update(readFileSync(path)).digest('base64')}`;

/**
 * The files of pages as anybody can host them, with a manifest of their hashes for Subresource Integrity. They are not
 * those of dist/served: the relay's own copy of the snippet knows its relay.
 * @param {string} version
 */
function copyFiles(version) {
  const dir = join(RELEASE_DIR, 'files');
  const names = Object.keys(JSON.parse(read('dist/served/manifest.json')).files);
  mkdirSync(dir, { recursive: true });
  for (const name of names) copyFileSync(join(PROJECT_DIR, 'dist', name), join(dir, name));
  const files = Object.fromEntries(names.map((name) => [name, { integrity: integrityOf(join(dir, name)) }]));
  writeFileSync(join(dir, 'manifest.json'), `${JSON.stringify({ version, files }, null, 2)}\n`);
}

/** Every file with its size, from the folder. */
const listed = () =>
  readdirSync(RELEASE_DIR, { recursive: true, encoding: 'utf8' })
    .map((name) => ({ name, stat: statSync(join(RELEASE_DIR, name)) }))
    .filter(({ stat }) => stat.isFile())
    .map(({ name, stat }) => `${name} (${stat.size.toLocaleString('en')} bytes)`)
    .sort();

/** @param {string} version */
async function make(version) {
  rmSync(RELEASE_DIR, { recursive: true, force: true });
  mkdirSync(RELEASE_DIR, { recursive: true });
  for (const { name, tarball } of await pack()) copyFileSync(tarball, join(RELEASE_DIR, `${name}-${version}.tgz`));
  copyFiles(version);
  copyFileSync(join(PROJECT_DIR, 'integrations/gtm/template.tpl'), join(RELEASE_DIR, `driftrock-gtm-${version}.tpl`));
  zipPlugin(version);
  const code = await run(process.execPath, ['scripts/docs.mjs'], { quiet: true });
  if (code !== 0 || !existsSync(join(PROJECT_DIR, 'site/dist/index.html')))
    throw new Error('The documentation site cannot be built: npm run docs says why.');
}

/** @param {string} version */
const commandsFor = (version) => [
  `git tag v${version} && git push origin v${version}`,
  ...['driftrock', 'driftrock-relay'].map((name) => `npm publish dist/release/${name}-${version}.tgz`),
];

const isDryRun = process.argv.includes('--dry-run');
if (!isDryRun) {
  console.error('✗ Only --dry-run is there: it makes everything, and prints the commands that publish it.');
  process.exit(1);
}
await setUp({ build: true });
const state = readState();
await make(state.version);
say(`Version ${state.version} would be these files of dist/release/, and the site in site/dist:`);
for (const line of listed()) console.log(`  ${line}`);
const problems = problemsOf(state);
for (const problem of problems) console.error(`✗ ${problem}.`);
if (problems.length === 0) {
  say('Nothing is in the way. To publish it:');
  for (const command of commandsFor(state.version)) console.log(`  ${command}`);
}
process.exitCode = problems.length === 0 ? 0 : 1;
