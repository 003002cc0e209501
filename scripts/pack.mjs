/**
 * `npm run pack`: the two packages of this project in dist/npm/, each as a folder and as the tarball that npm would
 * publish.
 *
 * `driftrock` has what runs in a page, and no dependency. `driftrock-relay` has the relay, and the page's files that it
 * serves.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROJECT_DIR, run, say } from './run.mjs';
import { setUp } from './set-up.mjs';

/** Where the packages are. */
export const NPM_DIR = join(PROJECT_DIR, 'dist/npm');

const BROWSER_FILES = [
  'driftrock.js',
  'driftrock.js.map',
  'driftrock.builders.js',
  'driftrock.builders.js.map',
  'driftrock.inspector.js',
  'driftrock.inspector.js.map',
  'driftrock.loader.js',
  'driftrock.stub.js',
];

/** What each package takes from the project's folder, and which of the project's fields its manifest shares. */
const PACKAGES = {
  driftrock: {
    files: [
      ...BROWSER_FILES.map((name) => `dist/${name}`),
      ...[
        'dist/driftrock.mjs',
        'dist/driftrock.mjs.map',
        'dist/types/event.d.ts',
        'dist/types/snippet',
        'dist/types/shared',
      ],
    ],
    shared: ['version', 'license', 'type', 'repository'],
  },
  'driftrock-relay': {
    files: [
      ...[
        'dist/served',
        'dist/driftrock.probe.js',
        'dist/types/event.d.ts',
        'dist/types/installation.d.ts',
        'dist/types/relay',
        'bin',
        'deploy/cloudflare/wrangler.jsonc',
        'deploy/caddy',
        'deploy/nginx',
        'deploy/systemd',
      ],
    ],
    shared: ['version', 'license', 'type', 'repository', 'engines', 'dependencies', 'optionalDependencies'],
  },
};

const readJson = (/** @type {string} */ path) => JSON.parse(readFileSync(join(PROJECT_DIR, path), 'utf8'));

/** The relay's own built files, whose chunks have names of the bundler's. */
const relayFiles = () =>
  readdirSync(join(PROJECT_DIR, 'dist')).flatMap((name) => (/^relay[.-]/.test(name) ? `dist/${name}` : []));

/** @param {keyof typeof PACKAGES} name */
function makeFolder(name) {
  const { files, shared } = PACKAGES[name];
  const folder = join(NPM_DIR, name);
  const project = readJson('package.json');
  const manifest = readJson(`packages/${name}/package.json`);
  for (const field of shared) manifest[field] = project[field];
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  const all = [...files, ...(name === 'driftrock-relay' ? relayFiles() : [])];
  for (const path of all) cpSync(join(PROJECT_DIR, path), join(folder, path), { recursive: true });
  // The manifest above is the only one of its own files that is made.
  const isOwn = (/** @type {string} */ path) => !path.endsWith('package.json');
  cpSync(join(PROJECT_DIR, `packages/${name}`), folder, { recursive: true, filter: isOwn });
  for (const path of ['LICENSE', 'CHANGELOG.md']) cpSync(join(PROJECT_DIR, path), join(folder, path));
  return folder;
}

/**
 * Makes both packages afresh from what is built; their folders and tarballs.
 * @returns {Promise<{ name: string, folder: string, tarball: string }[]>}
 */
export async function pack() {
  rmSync(NPM_DIR, { recursive: true, force: true });
  const made = [];
  for (const name of /** @type {(keyof typeof PACKAGES)[]} */ (Object.keys(PACKAGES))) {
    const folder = makeFolder(name);
    const code = await run('npm', ['pack', '--pack-destination', NPM_DIR], { dir: folder, quiet: true });
    if (code !== 0) throw new Error(`npm pack of ${name} ended with code ${code}`);
    made.push({ name, folder, tarball: join(NPM_DIR, `${name}-${readJson('package.json').version}.tgz`) });
  }
  return made;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await setUp({ build: true });
  for (const { tarball } of await pack()) say(`Packed ${tarball}.`);
}
