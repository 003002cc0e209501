/** What a relay serves to pages, in dist/served/: each file as it is and compressed, and a manifest of them. */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { PROJECT_DIR } from './run.mjs';

const DIST_DIR = join(PROJECT_DIR, 'dist');
const SERVED_DIR = join(DIST_DIR, 'served');
/** The bundler has put the first ones there; the others are those that anybody can host. */
const BUNDLED = ['driftrock.js', 'driftrock.js.map'];
const COPIED = [
  'driftrock.builders.js',
  'driftrock.builders.js.map',
  'driftrock.inspector.js',
  'driftrock.inspector.js.map',
  'driftrock.loader.js',
  'driftrock.stub.js',
];
const TYPES = { js: 'text/javascript; charset=utf-8', map: 'application/json; charset=utf-8' };

const SUFFIXES = { identity: '', br: '.br', gzip: '.gz' };

/** @param {string} name */
function describeFile(name) {
  const path = join(SERVED_DIR, name);
  const bytes = readFileSync(path);
  writeFileSync(path + SUFFIXES.br, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  writeFileSync(path + SUFFIXES.gzip, gzipSync(bytes, { level: 9 }));
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 20);
  const integrity = `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
  return { type: name.endsWith('.js') ? TYPES.js : TYPES.map, digest, integrity };
}

/** @param {string} name */
const packFile = (name) =>
  Object.fromEntries(
    Object.entries(SUFFIXES).map(([coding, suffix]) => [
      coding,
      readFileSync(join(SERVED_DIR, name + suffix), 'base64'),
    ]),
  );

/** The manifest with the bytes of its files, as code for a program that has no file system. */
export function packServedFiles() {
  const manifest = JSON.parse(readFileSync(join(SERVED_DIR, 'manifest.json'), 'utf8'));
  const packed = Object.fromEntries(Object.keys(manifest.files).map((name) => [name, packFile(name)]));
  return `const PACKED_FILES = ${JSON.stringify({ ...manifest, packed })};`;
}

/** Makes the folder whole, after the bundler has put its part there. */
export function completeServedFiles() {
  for (const name of COPIED)
    if (existsSync(join(DIST_DIR, name))) copyFileSync(join(DIST_DIR, name), join(SERVED_DIR, name));
  const names = [...BUNDLED, ...COPIED].filter((name) => existsSync(join(SERVED_DIR, name)));
  const { version } = JSON.parse(readFileSync(join(PROJECT_DIR, 'package.json'), 'utf8'));
  const files = Object.fromEntries(names.map((name) => [name, describeFile(name)]));
  writeFileSync(join(SERVED_DIR, 'manifest.json'), `${JSON.stringify({ version, files }, null, 2)}\n`);
}
