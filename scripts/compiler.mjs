/**
 * Asking the compiler whether a program's types fit. It is TypeScript 7, which is ten times as quick as the one that
 * rollup's plugin and eslint need for its JavaScript interface.
 */
import { runPackage } from './run.mjs';

/** What is built, each part in its own world: the DOM and no Node, or the reverse. */
export const BUILT_PROJECTS = [
  'tsconfig.snippet.json',
  'tsconfig.inspector.json',
  'tsconfig.form-builders.json',
  'tsconfig.relay.json',
];

/**
 * What the compiler has against a program, in its own words; empty where there is nothing.
 * @param {string} project the name of its configuration
 */
export async function typeErrors(project) {
  /** @type {string[]} */
  const said = [];
  const onOutput = (/** @type {string} */ text) => said.push(text);
  const code = await runPackage('typescript7/bin/tsc', ['-p', project, '--noEmit'], { onOutput });
  return code === 0 ? '' : said.join('') || `The compiler ended with ${code} for ${project}.`;
}
