/**
 * Whether dist/ is what the sources of this moment make. Node built-ins only: it is asked before there are packages.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_DIR } from './run.mjs';

/** What the build reads. */
const FILES = [
  'rollup.config.mjs',
  'package.json',
  'package-lock.json',
  'scripts/served-files.mjs',
  'scripts/text-files.mjs',
];
const STAMP = join(PROJECT_DIR, 'dist/sources.sha256');

/** One digest over the names and contents of all that the build reads. */
function sourcesDigest() {
  const digest = createHash('sha256');
  const configs = readdirSync(PROJECT_DIR).filter((name) => /^tsconfig.*\.json$/.test(name));
  const entries = readdirSync(join(PROJECT_DIR, 'src'), { recursive: true, withFileTypes: true });
  const sources = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const paths = [...[...FILES, ...configs].map((name) => join(PROJECT_DIR, name)), ...sources].sort();
  for (const path of paths) digest.update(path.slice(PROJECT_DIR.length)).update('\0').update(readFileSync(path));
  return digest.digest('hex');
}

/** Whether the last build was made of these very sources. */
export const isBuilt = () => existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sourcesDigest();

/** Notes that dist/ is built of the sources of this moment. */
export const noteBuilt = () => writeFileSync(STAMP, sourcesDigest());
