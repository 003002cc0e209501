/** Building dist/ with rollup.config.mjs, through rollup's own interface. Needs node_modules. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rollup } from 'rollup';
import { loadConfigFile } from 'rollup/loadConfigFile';
import { BUILT_PROJECTS, typeErrors } from './compiler.mjs';
import { PROJECT_DIR } from './run.mjs';
import { noteBuilt } from './sources.mjs';

const DIST_DIR = join(PROJECT_DIR, 'dist');
const WORDLESS_FILE = join(PROJECT_DIR, '.cache/wordless/driftrock.js');
/** The module whose every export is a regular expression of words. */
const WORDS_MODULE = /src[\\/]snippet[\\/]capture[\\/]words\.ts$/;

/** @type {import('rollup').Plugin} */
const withoutWords = {
  name: 'without-words',
  // The first plugin that loads a module wins: the compiler's never sees this one.
  load: (id) => (WORDS_MODULE.test(id) ? { code: emptyWords(readFileSync(id, 'utf8')), map: null } : null),
};

/**
 * The module of words with the same exports, each of which matches nothing. Throws for an export of another kind.
 * @param {string} code
 */
export function emptyWords(code) {
  const names = [...code.matchAll(/^export const (\w+)/gm)].map(([, name]) => name);
  const exportCount = [...code.matchAll(/^export (?!type|interface)/gm)].length;
  if (names.length !== exportCount) throw new Error('words.ts may export nothing but constants.');
  return names.map((name) => `export const ${name} = /(?!)/;`).join('\n');
}

/** The snippet as a test build that knows no words. It is the normal one where the sources have no such module. */
export async function bundleWithoutWords() {
  const { options, warnings } = await loadConfigFile(join(PROJECT_DIR, 'rollup.config.mjs'), {});
  const snippet = options.find(({ output }) => output.some(({ file }) => file === 'dist/driftrock.js'));
  if (!snippet) throw new Error('rollup.config.mjs builds no dist/driftrock.js.');
  const build = await rollup({ ...snippet, plugins: [withoutWords, snippet.plugins] });
  warnings.flush();
  for (const output of snippet.output) await build.write({ ...output, file: WORDLESS_FILE });
  await build.close();
}

/**
 * dist/ afresh, with nothing left over from an earlier build. Rejects with the compiler's words when the sources do not
 * compile, and then leaves the earlier build as it was.
 */
export async function bundle() {
  const { options, warnings } = await loadConfigFile(join(PROJECT_DIR, 'rollup.config.mjs'), {});
  const errors = Promise.all(BUILT_PROJECTS.map(typeErrors));
  const builds = await Promise.all(options.map(async (input) => ({ input, build: await rollup(input) })));
  warnings.flush();
  const firstErrors = (await errors).find((text) => text !== '');
  if (firstErrors) throw new Error(firstErrors);
  rmSync(DIST_DIR, { recursive: true, force: true });
  const write = async (/** @type {typeof builds[number]} */ { input, build }) => {
    for (const output of input.output) await build.write(output);
    await build.close();
  };
  // The first is named by its digest in others, the last holds others as they are written.
  for (const group of [builds.slice(0, 1), builds.slice(1, -1), builds.slice(-1)]) await Promise.all(group.map(write));
  noteBuilt();
}

/**
 * One digest over the names and bytes of every built file: equal for equal builds.
 * @returns {string}
 */
export function distDigest() {
  const digest = createHash('sha256');
  const files = readdirSync(DIST_DIR, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((file) => join(file.parentPath, file.name)).sort();
  for (const path of paths)
    digest.update(path.slice(DIST_DIR.length)).update('\0').update(readFileSync(path)).update('\0');
  return digest.digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await bundle();
  } catch (error) {
    console.error(/** @type {Error} */ (error).message);
    // The compiler's watchers would keep the process for ever.
    process.exit(1);
  }
}
