/** `npm run types`: the compiler's opinion of all programs, each in its own world. */
import { runPackage, say } from './run.mjs';
import { setUp } from './set-up.mjs';

/**
 * The snippet, the inspector and the form builders see the DOM and no Node, the relay the reverse; the rest is tests,
 * demo and scripts.
 */
const PROJECTS = [
  'tsconfig.snippet.json',
  'tsconfig.inspector.json',
  'tsconfig.form-builders.json',
  'tsconfig.relay.json',
  'tsconfig.json',
];

await setUp({ build: false });
const codes = [];
for (const project of PROJECTS) {
  say(`Checking the types of ${project}.`);
  codes.push(await runPackage('typescript7/bin/tsc', ['-p', project, '--noEmit']));
}
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
