/**
 * The pages of the form stacks: their packages, and their bundles in .cache/forms. Node built-ins only until those are
 * there.
 */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, parse } from 'node:path';
import { installPackages } from './packages.mjs';
import { PROJECT_DIR, say } from './run.mjs';

const FORMS_DIR = join(PROJECT_DIR, 'e2e/forms');
const PAGES_DIR = join(FORMS_DIR, 'pages');
const BUNDLES_DIR = join(PROJECT_DIR, '.cache/forms');

/** @param {string} path */
const changedAt = (path) => statSync(path).mtimeMs;

/** Scripts at the top of the folder are pages; those in folders below are parts of them. */
const pageScripts = () => readdirSync(PAGES_DIR).filter((file) => /\.tsx?$/.test(file));

const sources = () => [
  join(PROJECT_DIR, 'scripts/form-pages.mjs'),
  join(FORMS_DIR, 'package-lock.json'),
  ...readdirSync(PAGES_DIR, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name)),
];

/** Whether a bundle is missing or older than the newest source. */
function needsBundling() {
  const bundles = pageScripts().map((file) => join(BUNDLES_DIR, `${parse(file).name}.js`));
  if (!bundles.every((bundle) => existsSync(bundle))) return true;
  return Math.min(...bundles.map(changedAt)) < Math.max(...sources().map(changedAt));
}

/**
 * Svelte's compiler as a plugin of esbuild.
 * @param {NodeJS.Require} load from the stacks' own packages
 */
const svelte = (load) => ({
  name: 'svelte',
  /** @param {any} build */
  setup(build) {
    const { compile } = load('svelte/compiler');
    build.onLoad({ filter: /\.svelte$/ }, async (/** @type {{ path: string }} */ { path }) => {
      const { readFile } = await import('node:fs/promises');
      return { contents: compile(await readFile(path, 'utf8'), { css: 'injected' }).js.code, loader: 'js' };
    });
  },
});

/** The bundles, afresh. Rejects with the bundler's words. */
async function bundlePages() {
  const load = createRequire(join(FORMS_DIR, 'package.json'));
  rmSync(BUNDLES_DIR, { recursive: true, force: true });
  await load('esbuild').build({
    absWorkingDir: FORMS_DIR,
    entryPoints: pageScripts().map((file) => join(PAGES_DIR, file)),
    outdir: BUNDLES_DIR,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    logLevel: 'warning',
    // Pages are no part of the project's own compilation.
    tsconfigRaw: {
      compilerOptions: { jsx: 'react-jsx', experimentalDecorators: true, useDefineForClassFields: false },
    },
    // What a site's own build says: production everywhere, and Vue with its template compiler.
    define: {
      'process.env.NODE_ENV': '"production"',
      ngDevMode: 'false',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    alias: { vue: 'vue/dist/vue.esm-bundler.js' },
    plugins: [svelte(load)],
  });
}

/**
 * What went wrong in plain words, or undefined once the pages can be opened: packages as the lockfile says, bundles no
 * older than their sources.
 * @returns {Promise<string | undefined>}
 */
export async function setUpFormPages() {
  const problem = await installPackages(FORMS_DIR);
  if (problem) return problem;
  if (!needsBundling()) return undefined;
  say('Bundling the pages of the form stacks into .cache/forms (about ten seconds).');
  try {
    await bundlePages();
    return undefined;
  } catch (error) {
    return `The pages of the form stacks cannot be bundled.\n${/** @type {Error} */ (error).message}`;
  }
}
