/**
 * The builds of one source tree: the classic scripts for pages, the stub that is pasted into them, the module for
 * bundlers, the relay for Node and for Cloudflare.
 *
 * Nothing here depends on the time, the machine or the commit: two builds of one commit are the same bytes.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import typescript from '@rollup/plugin-typescript';
import { completeServedFiles, packServedFiles } from './scripts/served-files.mjs';
import { textFiles } from './scripts/text-files.mjs';

const { version, dependencies, optionalDependencies } = JSON.parse(
  readFileSync(new URL('package.json', import.meta.url), 'utf8'),
);
/** What is next to the relay in node_modules, and is not bundled. */
const installed = Object.keys({ ...dependencies, ...optionalDependencies });
const banner = `/*! Driftrock ${version} | MIT License */`;

// What only tells of types takes half of the compiler's time, and changes nothing in what it translates.
const WITHOUT_TYPES = { lib: ['es5'], types: [], noResolve: true };
/**
 * The compiler as a translator: what it has against the types, the build asks a quicker one (scripts/compiler.mjs).
 * @param {string} tsconfig @param {import('@rollup/plugin-typescript').PartialCompilerOptions} [options]
 */
const types = (tsconfig, options = WITHOUT_TYPES) =>
  typescript({ tsconfig, noEmitOnError: true, noCheck: true, noEmit: false, sourceMap: true, ...options });
/** @param {string} tsconfig */
const declarations = (tsconfig) => types(tsconfig, { declaration: true, declarationDir: 'dist/types' });

/**
 * Declarations with the file names that Node's own resolution wants (TypeScript's `nodenext`); sources leave them out.
 * @type {import('rollup').Plugin}
 */
const fileNamesInDeclarations = {
  name: 'file-names-in-declarations',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type === 'asset' && file.fileName.endsWith('.d.ts')) {
        file.source = String(file.source).replace(/(from ['"]|import\(['"])(\.[^'"]+)(['"])/g, '$1$2.js$3');
      }
    }
  },
};

/**
 * Property names the page, the wire and the storage know: everything else that is ours may be shortened.
 *
 * terser itself leaves alone what browsers define (its list of DOM properties); what is newer than that list stands
 * here.
 */
const PUBLIC_NAMES = [
  // Options and commands.
  ...['relay', 'sourceId', 'eventName', 'forms', 'affiliateId', 'personId', 'gaCookiePrefix', 'consent', 'attribution'],
  ...[
    'persist',
    'network',
    'debug',
    'init',
    'track',
    'capture',
    'identify',
    'on',
    'captured',
    'acknowledged',
    'rejected',
  ],
  ...['driftrock', 'q', 'e', 'add', 'granted', 'denied', 'pending'],
  // What an inspector sees: a file of its own.
  ...['inspect', 'evidence', 'answer', 'outcome', 'status', 'text'],
  ...['isPress', 'isCollected', 'isNavigated', 'ok', 'refused', 'isSent', 'against', 'isThanked', 'isGone', 'isStep'],
  // The event, and an entry of the outbox.
  ...[
    'event_type',
    'event_name',
    'source_id',
    'fields',
    'event_id',
    'person_id',
    'ga_client_id',
    'created_at',
    'affiliate_id',
  ],
  ...['v', 'event', 'addedAt', 'failures', 'dueAt', 'firm', 'lease', 'own'],
  // The page's own.
  ...['google_tag_data', 'ics', 'entries', 'update', 'default', 'declare', 'implicit', 'region'],
  ...['dataLayer', 'analytics_storage', 'gaGlobal', 'vid', 'globalPrivacyControl', 'landing_page', 'referrer'],
  ...[
    'keepalive',
    'submitter',
    'persisted',
    'sourceId',
    'redirected',
    'buffered',
    'durability',
    'checkVisibility',
    'opacityProperty',
    'visibilityProperty',
  ],
  ...['Navigation', 'navigation', 'navigationType', 'destination', 'enterKeyHint', 'contentDocument', 'defaultView'],
];
const WRITING_PARTS = [
  / {2}function set\([\s\S]*?\n {2}}\n/,
  / {6}set: set,\n/,
  / {6}remove: function[\s\S]*?\n {6}},\n/,
  / {6}withAttributes: function[\s\S]*?\n {6}},\n/,
  /,\n {2}write: function[\s\S]*?\n {2}}\n/,
  / {6}attributes: {.*\n/,
];
/**
 * js-cookie without the half that writes cookies, which nothing here calls: its methods hang on an object, so that no
 * bundler can tell. What must go is named to the letter; a version that differs fails the build.
 * @type {import('rollup').Plugin}
 */
const cookieReader = {
  name: 'cookie-reader',
  transform(code, id) {
    if (!id.endsWith('js.cookie.mjs')) return null;
    const withoutPart = (/** @type {string} */ rest, /** @type {RegExp} */ part) => {
      if (!part.test(rest)) this.error(`js-cookie no longer has ${part}`);
      return rest.replace(part, '');
    };
    return { code: WRITING_PARTS.reduce(withoutPart, code), map: null };
  },
};
/** @param {NonNullable<import('terser').MangleOptions['properties']>} properties */
const smaller = (properties) =>
  terser({
    ecma: 2017,
    compress: {
      passes: 3,
      // Functions next to each other compress better, and so do small ones that are called, not copied.
      hoist_funs: true,
      inline: 1,
      unsafe_arrows: true,
      pure_getters: true,
      hoist_props: true,
      unsafe: true,
      keep_fargs: false,
    },
    mangle: { properties },
    format: { comments: /^!/, ascii_only: true },
  });
/**
 * Writes what only the build knows in place of names between percent signs.
 * @param {Record<string, () => string>} values asked when the file is written: by then the builds before it are there
 * @returns {import('rollup').Plugin}
 */
const fillIn = (values) => ({
  name: 'fill-in',
  renderChunk: (code) => ({
    code: Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`%${name}%`, value), code),
    map: null,
  }),
});
const INSPECTOR = 'dist/driftrock.inspector.js';
const withVersion = fillIn({ VERSION: () => version });
// The shortest digest that browsers take: W3C Subresource Integrity, "Cryptographic hash functions".
const withInspector = fillIn({
  INSPECTOR_INTEGRITY: () => `sha256-${createHash('sha256').update(readFileSync(INSPECTOR)).digest('base64')}`,
});
/** @type {import('rollup').Plugin} */
const servedByRelay = {
  name: 'served-by-relay',
  // The first plugin that loads a module wins: the compiler's never sees this one.
  load: (id) => (/src[\\/]snippet[\\/]served\.ts$/.test(id) ? 'export const IS_SERVED = true;' : null),
};
/**
 * The files of pages in front of the Worker's code. It is written last: the other builds have made them by then.
 * @type {import('rollup').Plugin}
 */
const withServedFiles = {
  name: 'with-served-files',
  renderStart: completeServedFiles,
  intro: packServedFiles,
};
/** @type {import('rollup').Plugin} */
const withoutLastLineEnd = {
  name: 'without-last-line-end',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) if (file.type === 'chunk') file.code = file.code.trimEnd();
  },
};
const small = smaller({ reserved: PUBLIC_NAMES, keep_quoted: true });

/** A store is named after its folder. @param {import('rollup').PreRenderedChunk} chunk */
const chunkFileName = ({ name, facadeModuleId }) =>
  `relay-${name === 'index' && facadeModuleId ? `store-${basename(dirname(facadeModuleId))}` : name}.mjs`;

export default [
  {
    // First of all: the snippet names its digest.
    input: 'src/inspector/index.ts',
    output: { file: INSPECTOR, format: 'iife', sourcemap: true, banner },
    plugins: [textFiles, nodeResolve(), types('tsconfig.inspector.json'), withVersion, smaller(false)],
  },
  {
    // What a browser that visits a page runs there.
    input: 'src/inspector/probe.ts',
    output: { file: 'dist/driftrock.probe.js', format: 'iife', name: 'driftrockProbe', banner },
    plugins: [nodeResolve(), types('tsconfig.inspector.json'), smaller(false)],
  },
  {
    input: 'src/snippet/index.ts',
    output: { file: 'dist/driftrock.js', format: 'iife', sourcemap: true, banner },
    plugins: [nodeResolve(), cookieReader, types('tsconfig.snippet.json'), withInspector, small],
  },
  {
    // The same, as a relay serves it: it knows where it comes from.
    input: 'src/snippet/index.ts',
    output: { file: 'dist/served/driftrock.js', format: 'iife', sourcemap: true, banner },
    plugins: [servedByRelay, nodeResolve(), cookieReader, types('tsconfig.snippet.json'), withInspector, small],
  },
  {
    // Pasted into pages: nothing around it, and nothing that is not needed.
    input: 'src/snippet/early/early-stub.js',
    output: { file: 'dist/driftrock.stub.js', format: 'es' },
    plugins: [terser({ ecma: 5, compress: { passes: 3, unsafe: true } }), withoutLastLineEnd],
  },
  {
    // Not strict: the stub in it makes the page's global by assigning to it. Without a map, whose name alone would
    // weigh more than it is worth on every page of a site.
    input: 'src/snippet/loader/index.ts',
    output: { file: 'dist/driftrock.loader.js', format: 'iife', strict: false, banner },
    plugins: [nodeResolve(), types('tsconfig.snippet.json'), smaller(false)],
  },
  {
    // Nearly every name in it is a builder's own: none is shortened.
    input: 'src/form-builders/index.ts',
    output: { file: 'dist/driftrock.builders.js', format: 'iife', sourcemap: true, banner },
    plugins: [nodeResolve(), types('tsconfig.form-builders.json'), smaller(false)],
  },
  {
    input: 'src/snippet/module.ts',
    output: { file: 'dist/driftrock.mjs', format: 'es', sourcemap: true, banner },
    plugins: [nodeResolve(), declarations('tsconfig.snippet.json'), withInspector, fileNamesInDeclarations],
  },
  {
    input: { relay: 'src/relay/index.ts', 'relay-cli': 'src/relay/cli/main.ts' },
    output: {
      dir: 'dist',
      entryFileNames: '[name].mjs',
      chunkFileNames: chunkFileName,
      format: 'es',
      sourcemap: true,
      banner,
    },
    external: [/^node:/, ...installed.map((name) => new RegExp(`^${name}(/|$)`))],
    plugins: [textFiles, declarations('tsconfig.relay.json'), fileNamesInDeclarations],
  },
  {
    // One file with all that it needs: a Worker has no node_modules.
    input: 'src/relay/cloudflare-worker.ts',
    output: { file: 'dist/relay-worker.mjs', format: 'es', sourcemap: true, banner },
    plugins: [
      nodeResolve({ exportConditions: ['workerd', 'worker', 'browser'] }),
      types('tsconfig.relay.json'),
      withServedFiles,
    ],
  },
];
