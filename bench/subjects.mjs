/** The scripts that are compared: ours as it is built, and its peers as their users would bundle them. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PROJECT_DIR } from '../scripts/run.mjs';

const BENCH_DIR = join(PROJECT_DIR, 'bench');
const load = createRequire(join(BENCH_DIR, 'package.json'));

/** The page alone, which all others are compared with. */
export const NOTHING = 'nothing';
export const DRIFTROCK = 'Driftrock';

/** What any listener costs: one that does nothing, at the window, for all that a visitor does to a form. */
export const EMPTY_LISTENER = 'empty listener';
const HEARD = [
  ...['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'focusin'],
  ...['keydown', 'beforeinput', 'input', 'keyup', 'change', 'submit'],
];
const EMPTY_LISTENER_CODE = `for (const type of ${JSON.stringify(HEARD)}) addEventListener(type, () => {}, true);`;

/** By the name that the tables use: the entry, and the packages that it is made of. */
const PEERS = {
  Plausible: { entry: 'plausible', packages: ['@plausible-analytics/tracker'] },
  Snowplow: { entry: 'snowplow', packages: ['@snowplow/browser-tracker', '@snowplow/browser-plugin-form-tracking'] },
  Segment: { entry: 'segment', packages: ['@segment/analytics-next'] },
  PostHog: { entry: 'posthog', packages: ['posthog-js'] },
};

export const PEER_NAMES = Object.keys(PEERS);
/** Ours and its peers. */
export const SCRIPTS = [DRIFTROCK, ...PEER_NAMES];

/** A script of a page: its name, and what the page loads; no code with the page alone. */
/** @typedef {{ name: string, code?: Buffer, attributes: string }} Subject */

/** @returns {Subject} */
const ours = () => ({
  name: DRIFTROCK,
  code: readFileSync(join(PROJECT_DIR, 'dist/driftrock.js')),
  attributes: 'data-relay="/relay" data-source-id="bench"',
});

/** @param {string} entry @returns {Promise<Buffer>} */
async function bundle(entry) {
  const { outputFiles } = await load('esbuild').build({
    entryPoints: [join(BENCH_DIR, 'peers', `${entry}.mjs`)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  });
  return Buffer.from(outputFiles[0].contents);
}

/** The page alone, ours, the peers, and the empty listener. @returns {Promise<Subject[]>} */
export async function makeSubjects() {
  const peers = Object.entries(PEERS).map(async ([name, { entry }]) => ({
    name,
    code: await bundle(entry),
    attributes: '',
  }));
  const emptyListener = { name: EMPTY_LISTENER, code: Buffer.from(EMPTY_LISTENER_CODE), attributes: '' };
  return [{ name: NOTHING, attributes: '' }, ours(), ...(await Promise.all(peers)), emptyListener];
}

/** The text of a file of a package that only the bench has. @param {string} path in its node_modules */
export const readPackageFile = (path) => readFileSync(join(BENCH_DIR, 'node_modules', path), 'utf8');

/** The exact version of each package of the bench that a page loads, by its name. @returns {Record<string, string>} */
export function peerVersions() {
  const names = [...Object.values(PEERS).flatMap(({ packages }) => packages), 'web-vitals'];
  return Object.fromEntries(names.map((name) => [name, JSON.parse(readPackageFile(`${name}/package.json`)).version]));
}
