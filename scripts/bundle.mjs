/** Building dist/ with rollup.config.mjs, through rollup's own interface. Needs node_modules. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { rollup } from 'rollup';
import { loadConfigFile } from 'rollup/loadConfigFile';
import { PROJECT_DIR } from './run.mjs';

const DIST_DIR = join(PROJECT_DIR, 'dist');

/**
 * dist/ afresh, with nothing left over from an earlier build. Rejects with the compiler's words when the sources do not
 * compile, and then leaves the earlier build as it was.
 */
export async function bundle() {
  const { options, warnings } = await loadConfigFile(join(PROJECT_DIR, 'rollup.config.mjs'), {});
  const builds = await Promise.all(options.map(async (input) => ({ input, build: await rollup(input) })));
  warnings.flush();
  rmSync(DIST_DIR, { recursive: true, force: true });
  for (const { input, build } of builds) {
    for (const output of input.output) await build.write(output);
    await build.close();
  }
}

/**
 * One digest over the names and bytes of every built file: equal for equal builds.
 * @returns {string}
 */
export function distDigest() {
  const digest = createHash('sha256');
  const files = readdirSync(DIST_DIR, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((file) => join(file.parentPath, file.name)).sort();
  for (const path of paths) digest.update(path.slice(DIST_DIR.length)).update('\0').update(readFileSync(path)).update('\0');
  return digest.digest('hex');
}
