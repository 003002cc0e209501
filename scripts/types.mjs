/** `npm run types`: the compiler's opinion of all programs, each in its own world. */
import { BUILT_PROJECTS, typeErrors } from './compiler.mjs';
import { say } from './run.mjs';
import { setUp } from './set-up.mjs';

/** The rest is tests, demo and scripts. */
const PROJECTS = [...BUILT_PROJECTS, 'tsconfig.json'];

await setUp({ build: false });
for (const project of PROJECTS) {
  say(`Checking the types of ${project}.`);
  const errors = await typeErrors(project);
  if (!errors) continue;
  console.error(errors);
  process.exitCode = 1;
}
