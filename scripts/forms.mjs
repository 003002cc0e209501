/** `npm run test:forms`: the built snippet on pages of real form libraries, and a table of what it got. Code 1 when anything is off. */
import { runFormStacks } from './form-stacks.mjs';
import { setUp } from './set-up.mjs';

await setUp({ build: true, browsers: true, formPages: true });
const { passed, failed } = await runFormStacks(process.argv.slice(2));
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
